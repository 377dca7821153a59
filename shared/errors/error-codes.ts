/**
 * Every error code of the app: words, `area.what-happened`, documented in docs/errors.md, never reused.
 * An area adds its codes here as one union and joins it below.
 */
export type ErrorCode =
  | ExpressionErrorCode
  | DefinitionErrorCode
  | FileErrorCode
  | RunErrorCode
  | RequestErrorCode
  | CredentialErrorCode
  | FlowTestErrorCode
  | 'bug'

/** Scanning, parsing, checking and evaluating expressions. */
export type ExpressionErrorCode =
  | 'expression.syntax'
  | 'expression.unclosed-string'
  | 'expression.unclosed-call'
  | 'expression.unexpected-token'
  | 'expression.unexpected-character'
  | 'expression.unknown-function'
  | 'expression.argument-count'
  | 'expression.argument-type'
  | 'expression.argument-value'
  | 'expression.missing-property'
  | 'expression.missing-reference'
  | 'expression.null-access'
  | 'expression.overflow'
  | 'expression.divide-by-zero'
  | 'expression.too-long'
  | 'expression.too-deep'
  | 'expression.result-too-large'
  | 'expression.not-available'
  | 'expression.deprecated-function'

/** Problems of a workflow definition (flow checker). */
export type DefinitionErrorCode = `definition.${string}`

/** Files and folders. */
export type FileErrorCode = `file.${string}`

/** Running a flow. */
export type RunErrorCode = `run.${string}` | `http.${string}` | `connector.${string}` | `driver.${string}`

/** Requests through IPC and the CLI. */
export type RequestErrorCode =
  | `ipc.${string}`
  | `request.${string}`
  | `environment.${string}`
  | `cli.${string}`
  | `gallery.${string}`
  | `sandbox.${string}`

/** Secrets, sign-in and connections. */
export type CredentialErrorCode = `credential.${string}` | `oauth.${string}` | `connection.${string}`

/** Flow tests and cassettes. */
export type FlowTestErrorCode = `test.${string}`
