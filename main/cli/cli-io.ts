/** A stream the CLI writes text to: standard output or standard error, or a fake one in tests. */
export interface TextSink {
  write(text: string): void
  /** Whether a person looks at it: progress may move and colours may be used. */
  readonly isTTY: boolean
  /** Width in characters; 80 where unknown. */
  readonly columns: number
  /** Height in lines; 24 where unknown. */
  readonly rows: number
}

/** Everything a command touches of the process it runs in, so that tests call commands in-process. */
export interface CliIo {
  /** The answer: results, reports, JSON. */
  readonly stdout: TextSink
  /** What accompanies it: progress, notices, errors. */
  readonly stderr: TextSink
  readonly env: Readonly<Record<string, string | undefined>>
  /** Folder that relative paths start from. */
  readonly cwd: string
  /** Text of standard input, for `@-`. */
  readStdin(): Promise<string>
  /** Asks for a secret at the terminal, unseen; `undefined` where nobody sits at one. */
  readSecret?(label: string): Promise<string | undefined>
  /** Calls back at each Ctrl+C (or request to end). Returns the undoing, after which Ctrl+C ends the process. */
  onInterrupt(listener: () => void): () => void
  /** The exit code the process will end with. */
  setExitCode(code: ExitCode): void
  /** Ends the process now. */
  exit(code: number): void
}

/** 0 all well; 1 a flow or test failed; 2 usage or invalid input, or our own fault. */
export type ExitCode = 0 | 1 | 2
