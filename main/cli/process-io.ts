import type { CliIo, TextSink } from './cli-io.ts'
import { readSecretAtTerminal } from './terminal/read-secret.ts'

/** What a shell expects of a process that Ctrl+C ended. */
const interruptedExitCode = 130

/** The real process as the commands see it. */
export function processIo(): CliIo {
  return {
    stdout: sinkOf(process.stdout),
    stderr: sinkOf(process.stderr),
    env: process.env,
    cwd: process.cwd(),
    readStdin,
    readSecret: readSecretAtTerminal,
    onInterrupt,
    setExitCode: (code) => {
      process.exitCode = code
    },
    exit: (code) => process.exit(code),
  }
}

/**
 * A reader that went away (`flowbench ... | head`) is no error: what it no longer reads is dropped, the command goes on
 * to its end and its exit code. Call once, before anything is written.
 */
export function tolerateClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
    })
  }
}

/**
 * Node's own warnings are for us, not for the person: with `--verbose` only. (undici calls its proxy support
 * experimental each time it is used.)
 */
export function quietWarnings(): void {
  if (process.argv.includes('--verbose')) return
  process.removeAllListeners('warning')
}

function sinkOf(stream: NodeJS.WriteStream): TextSink {
  return {
    write: (text) => {
      stream.write(text)
    },
    get isTTY() {
      return stream.isTTY === true
    },
    get columns() {
      return stream.columns || 80
    },
    get rows() {
      return stream.rows || 24
    },
  }
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function onInterrupt(listener: () => void): () => void {
  process.on('SIGINT', listener)
  process.on('SIGTERM', listener)
  return () => {
    process.off('SIGINT', listener)
    process.off('SIGTERM', listener)
  }
}

/** Leaves as a process does that Ctrl+C ended. */
export function leaveInterrupted(io: CliIo): void {
  io.exit(interruptedExitCode)
}
