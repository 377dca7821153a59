import type { AuthKind } from '../connectors/connector-properties.ts'
import type { DynamicSource } from '../connectors/dynamic-source.ts'
import type { Parameter, Trigger, Visibility } from '../connectors/operation.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'

/** Where a connector comes from: the environment's folder, the app's own, or code of the app. */
export type ConnectorOrigin = 'custom' | 'public' | 'built-in'

/** A connector that an environment's flows may use, as lists show it. */
export interface ConnectorSummary {
  /** Id by which flows name it: `shared_office365`. */
  readonly id: string
  readonly title: string
  readonly description?: string
  readonly publisher?: string
  /** `#rrggbb`. */
  readonly color?: string
  /** The connector's picture as a data URL, where it has one. */
  readonly icon?: string
  readonly source: ConnectorOrigin
  readonly categories: readonly string[]
  readonly tier?: 'standard' | 'premium'
  /** Operations that a person may choose: internal ones are not counted. */
  readonly actionCount: number
  readonly triggerCount: number
  readonly authKinds: readonly AuthKind[]
  /** Mistakes in its files; an operation with one may be missing. */
  readonly errorCount: number
}

/** An operation as search lists it. */
export interface OperationSummary {
  readonly connectorId: string
  readonly connectorTitle: string
  readonly operationId: string
  /** `x-ms-summary` or summary; the operationId where there is none. */
  readonly title: string
  readonly description?: string
  readonly kind: 'action' | 'trigger'
  /** Type of the step that calls it: `OpenApiConnection`, `OpenApiConnectionWebhook`. */
  readonly stepType: 'OpenApiConnection' | 'OpenApiConnectionWebhook'
  readonly trigger?: Trigger
  readonly isDeprecated: boolean
  /** `Preview`, `Production` ... of `x-ms-api-annotation`. */
  readonly status?: string
  readonly visibility: Visibility
  readonly method: string
  readonly path: string
}

/** One parameter of an operation, its body among them. */
export interface OperationParameter {
  /** Name in the flow's `inputs.parameters`; parts of a body are `name/part`. */
  readonly name: string
  readonly in: Parameter['in'] | 'body'
  readonly title?: string
  readonly description?: string
  readonly isRequired: boolean
  readonly visibility: Visibility
  /** JSON schema; `$ref`s point into `OperationDetail.root`. Extensions (`x-ms-summary` ...) stand in it. */
  readonly schema: WdlObject
  readonly isFile: boolean
  readonly default?: WdlValue
  /** Ways to ask for its choices, newest form first: `connectors:dynamicValues`. */
  readonly dynamicValues: readonly DynamicSource[]
  /** Ways to ask for its schema: `connectors:dynamicSchema`. */
  readonly dynamicSchemas: readonly DynamicSource[]
  /** Of a body: what it may be sent as, first the usual one. */
  readonly mediaTypes: readonly string[]
}

/** What an operation answers with one status. */
export interface OperationAnswer {
  /** `200`, `2XX`, `default`. */
  readonly status: string
  readonly description?: string
  /** JSON schema of the body; absent where there is none. */
  readonly schema?: WdlObject
  readonly mediaTypes: readonly string[]
  /** Header to its schema. */
  readonly headers: Readonly<Record<string, WdlObject>>
  /** Ways to ask for the schema of the body. */
  readonly dynamicSchemas: readonly DynamicSource[]
}

/** One operation whole. */
export interface OperationDetail extends OperationSummary {
  readonly parameters: readonly OperationParameter[]
  /** 2xx first, `default` last. */
  readonly answers: readonly OperationAnswer[]
  /** What arrives at a webhook, of operations that wait for one; their body instead of an answer's. */
  readonly notification?: { readonly description?: string; readonly schema?: WdlObject }
  /** Property of the answer that holds the list of a batch trigger or of pages; absent where the answer is the list. */
  readonly itemName?: string
  readonly isPageable: boolean
  readonly triggerHint?: string
  readonly authKinds: readonly AuthKind[]
  /** The parts of the description that `$ref`s of the schemas lead to, at their places. */
  readonly root: WdlObject
}

/** One choice of a dynamic list. */
export interface DynamicChoice {
  /** JSON text of the value: exact, whatever its type. */
  readonly json: string
  readonly title: string
  readonly description?: string
  /** Holds others (of trees): ask with `parent`. */
  readonly isFolder?: boolean
  /** Whether it may be chosen; folders of a tree of files may not. */
  readonly isSelectable: boolean
  /** What to hand back as `parent` to see what is inside. */
  readonly handle?: string
}

/** Choices of a value, as far as they were asked for. */
export interface DynamicChoices {
  readonly choices: readonly DynamicChoice[]
  /** Hand back as `next` for more; absent: that was all. */
  readonly next?: string
  /** Parameters that have to have a value first (by name, as they stand in the description); then there are no choices. */
  readonly missing: readonly string[]
  /** They are what the sandbox has, since no connection is chosen. */
  readonly isFromSandbox?: boolean
}

/** The schema of a value that only the service knows. */
export interface DynamicSchema {
  /** `$ref`s in it point into itself. Absent while something is missing. */
  readonly schema?: WdlObject
  readonly missing: readonly string[]
  /** It is what the sandbox says, since no connection is chosen. */
  readonly isFromSandbox?: boolean
}
