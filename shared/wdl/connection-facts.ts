/** What the environment lacks for a connection reference of a flow; the flow's text alone does not tell it. */
export interface ConnectionFacts {
  readonly reference: string
  /** Title of the connector, or its id where it is not here. */
  readonly connector: string
  /** `no-connection`: none is chosen, or it is gone. `no-connector`: nobody here knows its operations. */
  readonly lacks: 'no-connection' | 'no-connector'
}
