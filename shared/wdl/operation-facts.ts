/** What a connector says of the operation that a step calls; the flow's text alone does not tell it. */
export interface OperationFacts {
  /** Name of the action or trigger. */
  readonly step: string
  readonly operationId: string
  /** Title of the operation, and of its connector. */
  readonly title: string
  readonly connector: string
  readonly isDeprecated: boolean
  /** The operation to use instead, where the connector says. */
  readonly replacement?: string
  /** Required parameters without a value, as people read them. */
  readonly missing: readonly string[]
}
