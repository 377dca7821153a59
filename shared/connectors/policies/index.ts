import type { ConnectorProperties, PolicyInstance } from '../connector-properties.ts'
import type { ConnectorRequest } from '../connector-request.ts'
import { convertArrayToObject } from './convert-array-to-object.ts'
import { convertObjectToArray } from './convert-object-to-array.ts'
import { dynamicHostUrl } from './dynamic-host-url.ts'
import { dynamicSubdomain } from './dynamic-subdomain.ts'
import { encodePropertyValue } from './encode-property-value.ts'
import { moveProperties } from './move-properties.ts'
import { type ConnectorAnswer, isForOperation, type PolicyScope, type PolicyTemplate } from './policy.ts'
import { pollingTrigger } from './polling-trigger.ts'
import { routeRequestToEndpoint } from './route-request-to-endpoint.ts'
import { setConnectionStatus } from './set-connection-status.ts'
import { setHeader } from './set-header.ts'
import { setProperty } from './set-property.ts'
import { setQueryParameter } from './set-query-parameter.ts'
import { setValueFromUrl } from './set-value-from-url.ts'
import { stringReplace } from './string-replace.ts'
import { stringToArray } from './string-to-array.ts'
import { updateNextLink } from './update-next-link.ts'

export type { ConnectorAnswer, PolicyScope, PolicyTemplate } from './policy.ts'
export { fillVariables, namesVariable } from './policy-expression.ts'
export { type Poll, readPoll } from './polling-trigger.ts'
export { isUnauthenticated } from './set-connection-status.ts'
export { nextLinkPath } from './update-next-link.ts'

/** Every policy template that works here. A new one is a file and a line. */
export const policyTemplates: readonly PolicyTemplate[] = [
  convertArrayToObject,
  convertObjectToArray,
  dynamicHostUrl,
  dynamicSubdomain,
  encodePropertyValue,
  moveProperties,
  pollingTrigger,
  routeRequestToEndpoint,
  setConnectionStatus,
  setHeader,
  setProperty,
  setQueryParameter,
  setValueFromUrl,
  stringReplace,
  stringToArray,
  updateNextLink,
]

const byId = new Map(policyTemplates.map((template) => [template.templateId, template]))

/** Whether a policy template (folded id) is one of those that work here. */
export function isKnownPolicy(templateId: string): boolean {
  return byId.has(templateId)
}

/** A connector's policies for one operation and side, in the order of the file, with their behaviour. */
function policiesFor(
  properties: Pick<ConnectorProperties, 'policies'>,
  operationId: string,
  section: 'request' | 'response',
): readonly { readonly instance: PolicyInstance; readonly template: PolicyTemplate }[] {
  return properties.policies.flatMap((instance) => {
    const template = byId.get(instance.templateId)
    if (template === undefined || !isForOperation(instance, operationId)) return []
    const own = instance.section ?? (template.section === 'both' ? 'request' : template.section)
    const side = own === 'failure' ? 'response' : own
    return side === section ? [{ instance, template }] : []
  })
}

/** The request after the connector's policies for that operation, in the order of the file. Rejects with what `scope.fetch` rejects with. */
export async function applyRequestPolicies(
  properties: Pick<ConnectorProperties, 'policies'>,
  operationId: string,
  request: ConnectorRequest,
  scope: PolicyScope,
): Promise<ConnectorRequest> {
  let changed = request
  for (const { instance, template } of policiesFor(properties, operationId, 'request')) {
    changed = (await template.request?.(changed, instance.parameters, scope)) ?? changed
  }
  return changed
}

/** The answer after the connector's policies for that operation, in the order of the file. */
export function applyResponsePolicies(
  properties: Pick<ConnectorProperties, 'policies'>,
  operationId: string,
  answer: ConnectorAnswer,
  scope: PolicyScope,
  request: ConnectorRequest,
): ConnectorAnswer {
  return policiesFor(properties, operationId, 'response').reduce((changed, { instance, template }) => {
    if (instance.section === 'failure' && changed.status < 400) return changed
    return template.response?.(changed, instance.parameters, scope, request) ?? changed
  }, answer)
}
