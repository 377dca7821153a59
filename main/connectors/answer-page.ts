import { type ConnectorProperties, nextLinkName, type Operation } from '../../shared/connectors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyNameOf, propertyOf } from '../../shared/wdl/lookup.ts'

/** One page of a list in an answer. */
export interface AnswerPage {
  readonly items: readonly WdlValue[]
  /** Absolute address of the next one; absent on the last. */
  readonly next?: string
  /** Property that holds the items; absent where the answer is the list. */
  readonly itemName?: string
  /** Property that holds the link. */
  readonly linkName?: string
}

/** Names under which services say where the next page is, when the description does not. */
const usualLinks = ['@odata.nextLink', 'odata.nextLink', 'nextLink'] as const

/**
 * Reads an answer as a page by `x-ms-pageable`, by the policy that names the link, or as OData lists have it;
 * `undefined` for what is no list.
 */
export function readAnswerPage(
  properties: Pick<ConnectorProperties, 'policies'> | undefined,
  operation: Operation | undefined,
  body: WdlValue,
  url: string,
): AnswerPage | undefined {
  if (Array.isArray(body)) return { items: body as readonly WdlValue[] }
  if (!isObject(body)) return undefined
  const pageable = operation?.pageable
  const itemName = propertyNameOf(body, pageable?.itemName ?? 'value')
  const items = itemName === undefined ? undefined : body[itemName]
  if (itemName === undefined || !Array.isArray(items)) return undefined
  const byPolicy =
    properties === undefined || operation === undefined
      ? undefined
      : nextLinkName(properties, operation.operationId)
  const own = pageable?.nextLinkName ?? byPolicy
  const linkName = (own === undefined ? usualLinks : [own]).find((name) => isLink(propertyOf(body, name)))
  if (linkName === undefined) return { items, itemName }
  try {
    const next = new URL(String(propertyOf(body, linkName)), url).href
    return { items, itemName, linkName, next }
  } catch {
    return { items, itemName }
  }
}

function isLink(value: WdlValue | undefined): value is string {
  return typeof value === 'string' && value !== ''
}
