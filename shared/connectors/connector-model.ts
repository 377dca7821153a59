import type { WdlObject } from '../expressions/value.ts'
import type { ConnectorProblem } from './connector-problem.ts'
import type { ConnectorProperties } from './connector-properties.ts'
import type { SignatureRule } from './notification-signature.ts'
import type { Operation } from './operation.ts'
import type { SecurityScheme } from './security-scheme.ts'

/** The kind of description a connector is written in. */
export type DescriptionFormat = 'swagger-2.0' | 'openapi-3.0' | 'openapi-3.1'

/** A connector as designer, checker and runtime read it, whatever kind of description it comes from. Plain data. */
export interface ConnectorModel {
  /** Id by which flows name it: the folder's name, such as `shared_office365`. */
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly version?: string
  readonly format: DescriptionFormat
  /** `api.example.com:8080`; absent where the description names none (a policy then sets it). */
  readonly host?: string
  /** Begins with a slash, ends without one; empty for none. */
  readonly basePath: string
  /** `https`, `http`; in the order of the description. */
  readonly schemes: readonly string[]
  /** Absolute base URLs to choose from, without a slash at the end, variables filled with their defaults. */
  readonly servers: readonly string[]
  readonly operations: readonly Operation[]
  readonly securitySchemes: readonly SecurityScheme[]
  /** `x-ms-capabilities` of the whole connector: `testConnection`, `file-picker` ... as they stand. */
  readonly capabilities: WdlObject
  /** How notifications are signed, where the description says it for all operations. */
  readonly notificationSignature?: SignatureRule
  /** `x-ms-connector-metadata`: Website, Privacy policy, Categories. */
  readonly metadata: Readonly<Record<string, string>>
  /** What apiProperties.json says; absent where there is none. */
  readonly properties?: ConnectorProperties
  /** The whole description as read: `$ref`s of schemas point into it. */
  readonly definition: WdlObject
  /** Whether it comes with the app; then code of the app answers its operations. */
  readonly isShipped?: boolean
  /** Everything found wrong while reading, in file order. An `error` means that a part is not usable. */
  readonly problems: readonly ConnectorProblem[]
}
