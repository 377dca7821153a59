import type { WdlObject } from '../../expressions/value.ts'
import { propertyOf } from '../../wdl/lookup.ts'
import type { ConnectorProperties } from '../connector-properties.ts'
import { type ConnectorAnswer, isForOperation, type PolicyTemplate } from './policy.ts'

/** The connection is signed out when an answer has a certain status; the answer itself stays. `isUnauthenticated` tells. */
export const setConnectionStatus: PolicyTemplate = {
  templateId: 'setconnectionstatustounauthenticated',
  section: 'response',
  response: (answer) => answer,
}

/** Whether an answer means that the connection has to be signed in again, by the connector's policies. */
export function isUnauthenticated(
  { policies }: Pick<ConnectorProperties, 'policies'>,
  operationId: string,
  answer: Pick<ConnectorAnswer, 'status'>,
): boolean {
  return policies.some(
    (policy) =>
      policy.templateId === setConnectionStatus.templateId &&
      isForOperation(policy, operationId) &&
      statusOf(policy.parameters) === answer.status,
  )
}

function statusOf(parameters: WdlObject): number {
  return Number(propertyOf(parameters, 'statusCode') ?? 401)
}
