import type { ConnectorProblem } from '../connectors/connector-problem.ts'
import type { AuthKind, DescriptionFormat } from '../connectors/index.ts'
import type { EnvironmentId, FlowId } from '../run/ids.ts'

/** Id of a connector: the name of its folder, by which flows name it. */
export type ConnectorId = string

/** Where a connector of an environment came from, as far as its files tell. */
export type ConnectorOrigin = 'custom' | 'gallery'

/** A line of the connectors of an environment. */
export interface CustomConnectorSummary {
  readonly environmentId: EnvironmentId
  readonly connectorId: ConnectorId
  readonly title: string
  /** One line. */
  readonly summary: string
  /** `#rrggbb`. */
  readonly color: string
  readonly origin: ConnectorOrigin
  readonly format: DescriptionFormat
  readonly version: string
  readonly host: string
  readonly operations: number
  readonly triggers: number
  readonly auth: readonly AuthKind[]
  readonly errors: number
  readonly warnings: number
  readonly bytes: number
  /** Why its files cannot be read at all, in words. */
  readonly unreadable?: string
}

/** An operation of a connector, as its page lists it. */
export interface CustomOperation {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly description: string
  readonly isTrigger: boolean
  readonly isDeprecated: boolean
  readonly isInternal: boolean
}

/** A flow that calls a connector. */
export interface ConnectorUse {
  readonly flowId: FlowId
  readonly displayName: string
}

/** The page of a connector. */
export interface CustomConnectorDetails {
  readonly summary: CustomConnectorSummary
  readonly description: string
  readonly servers: readonly string[]
  /** Folder of its files. */
  readonly path: string
  readonly operations: readonly CustomOperation[]
  readonly problems: readonly ConnectorProblem[]
  readonly usedBy: readonly ConnectorUse[]
}

/** One of a connector's files as text. */
export interface ConnectorText {
  readonly text: string
  /** Hash of the bytes on disk; handed back when saving. */
  readonly revision: string
}

/** The files of a connector, ready to edit. */
export interface ConnectorTexts {
  readonly definition: ConnectorText
  /** Undefined where there is no apiProperties.json. */
  readonly properties?: ConnectorText
  readonly readOnly: boolean
}

/** What was read from what a person handed in. */
export type ImportKind = 'openapi' | 'postman' | 'connector'

/** A connector made of something else. */
export interface ImportedConnector {
  readonly connectorId: ConnectorId
  readonly title: string
  readonly kind: ImportKind
  readonly operations: number
  /** What was changed on the way, in sentences. */
  readonly notes: readonly string[]
}

/** A call of an operation as it went over the wire, without what signs it. */
export interface TriedOperation {
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly (readonly [name: string, value: string])[]
    readonly body?: string
  }
  readonly response: {
    readonly status: number
    readonly headers: readonly (readonly [name: string, value: string])[]
    /** Text of the answer; binary ones in words. At most 1,000,000 characters. */
    readonly body: string
    readonly bytes: number
    readonly durationMs: number
  }
}
