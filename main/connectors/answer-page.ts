import { type ConnectorProperties, nextLinkPath, type Operation } from '../../shared/connectors/index.ts'
import type { PolicyPath } from '../../shared/connectors/policies/policy-path.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyNameOf, propertyOf } from '../../shared/wdl/lookup.ts'

/** One page of a list in an answer. */
export interface AnswerPage {
  readonly items: readonly WdlValue[]
  /** Absolute address of the next one; absent on the last. */
  readonly next?: string
  /** Property that holds the items; absent where the answer is the list. */
  readonly itemName?: string
  /** Where the link is in the body, names as they stand there. */
  readonly linkPath?: PolicyPath
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
      : nextLinkPath(properties, operation.operationId)
  const own = pageable?.nextLinkName === undefined ? byPolicy : [pageable.nextLinkName]
  const link = (own === undefined ? usualLinks.map((name) => [name]) : [own])
    .map((path) => linkAt(body, path))
    .find((one) => one !== undefined)
  if (link === undefined) return { items, itemName }
  try {
    return { items, itemName, linkPath: link.path, next: new URL(link.text, url).href }
  } catch {
    return { items, itemName }
  }
}

/** The text at a path, and the path as its names are written there; names in any case. */
function linkAt(body: WdlValue, path: PolicyPath): { text: string; path: PolicyPath } | undefined {
  const written: (string | number)[] = []
  let at: WdlValue | undefined = body
  for (const step of path) {
    if (Array.isArray(at)) {
      written.push(step)
      at = (at as readonly WdlValue[])[Number(step)]
      continue
    }
    const name: string | undefined = isObject(at) ? propertyNameOf(at, String(step)) : undefined
    if (name === undefined) return undefined
    written.push(name)
    at = propertyOf(at, name)
  }
  return isLink(at) ? { text: at, path: written } : undefined
}

function isLink(value: WdlValue | undefined): value is string {
  return typeof value === 'string' && value !== ''
}
