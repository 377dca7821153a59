import { notificationSignatureOf } from '../../shared/connectors/read-notification-signature.ts'
import type { WdlObject } from '../../shared/expressions/value.ts'
import type { ConnectorCaller, ConnectorCalls } from './connector-calls.ts'
import { answerHandshake } from './listener/answer-handshake.ts'
import { answerSecretHandshake, type Prove } from './listener/answer-secret-handshake.ts'
import { type CallbackAnswer, type CallbackRequest, errorAnswer } from './listener/callback-request.ts'
import { verifyNotification } from './listener/verify-notification.ts'
import { prove } from './prove-secret.ts'
import { problemOf } from './trigger-problem.ts'

/** Who is called: the inputs that name connector, operation and connection, and on whose behalf they were used. */
export interface NotifiedCall {
  readonly inputs: WdlObject
  readonly connectionReferences: WdlObject
  readonly caller: ConnectorCaller
}

/** What is answered to a call that is no notification, and what a person should know of it. */
export interface OtherAnswer {
  readonly answer: CallbackAnswer
  readonly problem?: { readonly code: string; readonly message: string }
}

/**
 * What a service is answered that calls an address it was given by a connector's operation, when it does not notify:
 * services that want to know whether the address is meant for them (also by a secret), and calls that are not signed as
 * the connector says the service signs them. `undefined` for a notification. Triggers and waiting actions share it.
 */
export async function answerOtherCall(
  calls: ConnectorCalls,
  { caller, connectionReferences, inputs }: NotifiedCall,
  request: CallbackRequest,
  nowMs: number,
): Promise<OtherAnswer | undefined> {
  const open = answerHandshake(request)
  if (open !== undefined) return { answer: open }
  const proveIt: Prove = async (purpose, message) =>
    prove(await calls.doorOf(inputs, connectionReferences, caller), purpose, message)
  const secret = await answerSecretHandshake(request, proveIt)
  if (secret !== undefined) return secret
  try {
    const { connector, operation } = await calls.operationOf(inputs, connectionReferences, caller)
    const rule = notificationSignatureOf(connector, operation)
    return rule === undefined ? undefined : await verifyNotification(request, rule, proveIt, nowMs)
  } catch (thrown) {
    // Not knowing how the service signs, nothing is taken for its word; it will call again.
    const answer = errorAnswer(503, 'NotificationNotChecked', 'The call cannot be checked now.')
    return { answer, problem: problemOf(thrown) }
  }
}
