import { textOf } from '../../wdl/lookup.ts'
import type { ConnectorProperties } from '../connector-properties.ts'
import { isForOperation, type PolicyTemplate } from './policy.ts'

/** The platform rewrites the next page's link to lead through its gateway; we call the service itself, so it stays. */
export const updateNextLink: PolicyTemplate = {
  templateId: 'updatenextlink',
  section: 'response',
  response: (answer) => answer,
}

/** The property that holds the next page's link, by the policies of an operation; `x-ms-pageable` says it otherwise. */
export function nextLinkName(
  { policies }: Pick<ConnectorProperties, 'policies'>,
  operationId: string,
): string | undefined {
  const policy = policies.find(
    (one) => one.templateId === updateNextLink.templateId && isForOperation(one, operationId),
  )
  return policy === undefined ? undefined : textOf(policy.parameters, 'nextLinkPropertyName')
}
