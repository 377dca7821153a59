/** Which choices to ask a service for. */
export interface DynamicQuery {
  readonly environmentId: string
  readonly flowId: string
  readonly connectorId: string
  readonly operationId: string
  readonly connectionReference: string | undefined
  /** JSON text of the values given so far. */
  readonly parameters: string
  /** Name of the parameter or part of the body. */
  readonly field: string
  /** Counts the connections chosen since: another one has other choices. */
  readonly version: number
  /** Files and folders. */
  readonly isTree: boolean
  /** Title of another parameter by its name, for what has to be filled in first. No part of the question. */
  readonly titleOf: (name: string) => string
}
