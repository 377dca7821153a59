import { textOf } from '../../wdl/lookup.ts'
import type { ConnectorProperties } from '../connector-properties.ts'
import { isForOperation, type PolicyTemplate } from './policy.ts'
import { type PolicyPath, readPath } from './policy-path.ts'
import { nextLinkOfTrigger, pollingTrigger } from './polling-trigger.ts'

/** The platform rewrites the next page's link to lead through its gateway; we call the service itself, so it stays. */
export const updateNextLink: PolicyTemplate = {
  templateId: 'updatenextlink',
  section: 'response',
  response: (answer) => answer,
}

/**
 * Where the next page's link is in an answer, by the policies of an operation (`nextLinkPropertyName` inside
 * `nextLinkParentPropertyPath`, or what a polling trigger names); `x-ms-pageable` says it otherwise.
 */
export function nextLinkPath(
  { policies }: Pick<ConnectorProperties, 'policies'>,
  operationId: string,
): PolicyPath | undefined {
  for (const policy of policies) {
    if (!isForOperation(policy, operationId)) continue
    const name =
      policy.templateId === updateNextLink.templateId
        ? textOf(policy.parameters, 'nextLinkPropertyName')
        : policy.templateId === pollingTrigger.templateId
          ? nextLinkOfTrigger(policy)
          : undefined
    if (name === undefined || name === '') continue
    return [...readPath(textOf(policy.parameters, 'nextLinkParentPropertyPath') ?? '').path, name]
  }
  return undefined
}
