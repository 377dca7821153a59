import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import type { PolicyInstance } from '../connector-properties.ts'
import type { ConnectorRequest } from '../connector-request.ts'

/** What the expressions of policies may look at, beside request and answer. */
export interface PolicyScope {
  /** Values of the connection by name; secrets among them: policies run in the last step before the wire. */
  readonly connectionParameters: Readonly<Record<string, string>>
  /** `@environmentVariables('name')`. */
  readonly environmentVariables?: Readonly<Record<string, string>>
  /** Asks the same service for something else; signed like the request itself. */
  fetch?(request: ConnectorRequest): Promise<WdlValue>
}

/** An answer before the action gets it. */
export interface ConnectorAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: WdlValue
}

/** Behaviour of one policy template: what it does to a request, to an answer, or to both. Pure but for `scope.fetch`. */
export interface PolicyTemplate {
  readonly templateId: string
  /** Section it works in when an instance names none. */
  readonly section: 'request' | 'response' | 'both'
  request?(
    request: ConnectorRequest,
    parameters: WdlObject,
    scope: PolicyScope,
  ): ConnectorRequest | Promise<ConnectorRequest>
  response?(
    answer: ConnectorAnswer,
    parameters: WdlObject,
    scope: PolicyScope,
    request: ConnectorRequest,
  ): ConnectorAnswer
}

/** Whether a policy is for an operation: it names it, or none. */
export function isForOperation(policy: PolicyInstance, operationId: string): boolean {
  const folded = operationId.toLowerCase()
  return policy.operations.length === 0 || policy.operations.some((id) => id.toLowerCase() === folded)
}
