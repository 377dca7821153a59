import type { WdlValue } from '../../expressions/value.ts'
import { isObject, propertyOf, textOf } from '../../wdl/lookup.ts'
import type { ConnectorProperties, PolicyInstance } from '../connector-properties.ts'
import { plainText } from '../parameter-text.ts'
import { isForOperation, type PolicyTemplate } from './policy.ts'
import { getAt, readPath, readSteps } from './policy-path.ts'

/** The one key of `triggerConfig` that is no query parameter: the property with the link to more results. */
const nextLinkKey = 'x-ms-triggerconfig-nextlink'

/** A polling trigger that tells its place in query parameters; `readPoll` reads an answer. Requests and answers stay. */
export const pollingTrigger: PolicyTemplate = { templateId: 'pollingtrigger', section: 'both' }

/** What one poll gave: what is new, and what to ask with the next time. */
export interface Poll {
  /** Empty where nothing is new: the trigger does not fire. */
  readonly events: readonly WdlValue[]
  /** Query parameters of the next poll; those of before where nothing is new. */
  readonly query: Readonly<Record<string, string>>
}

/**
 * Reads a poll's answer by the `pollingtrigger` policy of an operation: `triggerDataPath` leads to what is new,
 * `triggerConfig` says which query parameters mark the place. `undefined` where the operation has no such policy.
 */
export function readPoll(
  { policies }: Pick<ConnectorProperties, 'policies'>,
  operationId: string,
  body: WdlValue,
  before: Readonly<Record<string, string>>,
): Poll | undefined {
  const policy = policies.find(
    (one) => one.templateId === pollingTrigger.templateId && isForOperation(one, operationId),
  )
  if (policy === undefined) return undefined
  const data = getAt(body, readPath(textOf(policy.parameters, 'triggerDataPath') ?? '').path)
  const events = Array.isArray(data) ? (data as readonly WdlValue[]) : isEmpty(data) ? [] : [data as WdlValue]
  const config = propertyOf(policy.parameters, 'triggerConfig')
  if (events.length === 0 || !isObject(config)) return { events, query: before }
  const marks = Object.entries(config).flatMap(([name, template]) => {
    if (name.toLowerCase() === nextLinkKey) return []
    const mark = typeof template === 'string' ? fillMarks(template, body) : plainText(template)
    return mark === undefined ? [] : [[name, mark] as const]
  })
  return { events, query: { ...before, ...Object.fromEntries(marks) } }
}

/** The property with the link to more results that a `pollingtrigger` policy names. */
export function nextLinkOfTrigger({ parameters }: PolicyInstance): string | undefined {
  const config = propertyOf(parameters, 'triggerConfig')
  const entry = isObject(config)
    ? Object.entries(config).find(([name]) => name.toLowerCase() === nextLinkKey)?.[1]
    : undefined
  return typeof entry === 'string' && entry !== '' ? entry : undefined
}

function isEmpty(data: WdlValue | undefined): boolean {
  return (
    data === undefined || data === null || data === '' || (isObject(data) && Object.keys(data).length === 0)
  )
}

/** `@{triggerBody().value[0].id}` inside a text; `undefined` when a place it names is missing. */
function fillMarks(template: string, body: WdlValue): string | undefined {
  let isMissing = false
  const filled = template.replace(
    /@\{\s*triggerBody\(\)([^{}]*)\}|@triggerBody\(\)((?:\.[\w$@-]+|\[[^\]]*\])*)/gi,
    (_whole, braced: string | undefined, plain: string | undefined) => {
      const found = getAt(body, readSteps(braced ?? plain ?? ''))
      if (found === undefined || found === null) isMissing = true
      return found === undefined ? '' : plainText(found)
    },
  )
  return isMissing ? undefined : filled
}
