/** A piece of JavaScript to run, with its bounds. */
export interface Script {
  /** Body of a function of `workflowContext`. */
  readonly code: string
  /** JSON text of `workflowContext`. */
  readonly context: string
  readonly timeLimitMs: number
  readonly maxMemoryBytes: number
  /** What the script's `Date` says when it begins, ms since 1970 UTC. */
  readonly nowMs: number
}

/** How a script ended. Lines and columns count from 1 in the code. */
export type ScriptEnd =
  /** JSON text of what it returned; `null` where it returned nothing. */
  | { readonly kind: 'returned'; readonly json: string }
  | {
      readonly kind: 'threw'
      /** `ReferenceError`, `SyntaxError` ...; empty for a thrown value that is no error. */
      readonly name: string
      readonly message: string
      readonly line?: number
      readonly column?: number
    }
  | { readonly kind: 'out-of-time' }
  | { readonly kind: 'out-of-memory' }

/** Runs JavaScript away from everything else. Rejects with ConnectorError when the script was aborted or not begun. */
export interface ScriptPort {
  run(script: Script, signal: AbortSignal): Promise<ScriptEnd>
}
