import type { WdlObject } from '../expressions/value.ts'
import type { Operation } from './operation.ts'

/**
 * Values of an operation that waits for a webhook, with the address at which the service calls back where the
 * description wants it: in a parameter, or in a property of the body.
 */
export function withNotificationUrl(operation: Operation, values: WdlObject, url: string): WdlObject {
  const { notificationUrl } = operation
  if (notificationUrl === undefined) return values
  const { parameter, path } = notificationUrl
  return { ...values, [[parameter, ...path].join('/')]: url }
}
