import type { CliIo, TextSink } from '../cli-io.ts'

/** A sink that keeps what is written, for tests. */
export interface FakeSink extends TextSink {
  /** Everything written so far. */
  text(): string
}

/** A fake process for tests: keeps output and exit code, and plays Ctrl+C. */
export interface FakeIo extends CliIo {
  readonly stdout: FakeSink
  readonly stderr: FakeSink
  exitCode(): number | undefined
  /** Codes given to `exit`, in order. */
  readonly exits: readonly number[]
  /** Presses Ctrl+C. */
  interrupt(): void
  /** How many listen for Ctrl+C. */
  interruptListeners(): number
}

/** Makes a sink that keeps what is written. */
export function createFakeSink(look: { isTTY?: boolean; columns?: number; rows?: number } = {}): FakeSink {
  let written = ''
  return {
    isTTY: look.isTTY ?? false,
    columns: look.columns ?? 80,
    rows: look.rows ?? 24,
    write: (text) => {
      written += text
    },
    text: () => written,
  }
}

/** Makes a fake process. */
export function createFakeIo(
  options: { cwd?: string; env?: CliIo['env']; stdin?: string; isTTY?: boolean } = {},
): FakeIo {
  const stdout = createFakeSink({ isTTY: options.isTTY ?? false })
  const stderr = createFakeSink({ isTTY: options.isTTY ?? false })
  const listeners = new Set<() => void>()
  const exits: number[] = []
  let code: number | undefined
  return {
    stdout,
    stderr,
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    readStdin: async () => options.stdin ?? '',
    onInterrupt: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setExitCode: (exitCode) => {
      code = exitCode
    },
    exit: (exitCode) => {
      exits.push(exitCode)
    },
    exitCode: () => code,
    exits,
    interrupt: () => {
      for (const listener of [...listeners]) listener()
    },
    interruptListeners: () => listeners.size,
  }
}
