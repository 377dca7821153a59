import { removeAt, setAt } from '../../shared/connectors/policies/policy-path.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { isObject } from '../../shared/wdl/lookup.ts'
import { callAt, callOperation, type OperationAnswer, type OperationCall } from './call-operation.ts'

/** Most pages that are fetched for one action. */
const maxPages = 1000

/**
 * A call with as many further pages as it takes to have `wanted` items; the answer holds the items of all of them, and
 * the link to the page that was not fetched. A page that fails is the answer.
 * @throws as `callOperation`, and ConnectorError `connector.foreign-page` for a link that leads to another host
 */
export async function callWithPages(
  call: OperationCall,
  wanted: number,
  signal: AbortSignal,
): Promise<OperationAnswer> {
  const first = await callOperation(call, signal)
  let answer = first
  const items = [...(first.page?.items ?? [])]
  for (let count = 1; count < maxPages; count += 1) {
    const next = answer.page?.next
    if (next === undefined || items.length >= wanted) break
    answer = await callPage(call, answer, next, signal)
    if (answer.status < 200 || answer.status >= 300 || answer.page === undefined) return answer
    for (const item of answer.page.items) items.push(item)
  }
  return answer === first ? first : { ...first, body: joined(first, items, answer.page?.next) }
}

/** One further page. A sign-in is shown to the host it is for, never to where a list happens to lead. */
export async function callPage(
  call: OperationCall,
  before: OperationAnswer,
  next: string,
  signal: AbortSignal,
): Promise<OperationAnswer> {
  if (new URL(next).origin !== new URL(before.sent.url).origin) {
    throw new ConnectorError(
      'connector.foreign-page',
      `The next page is at ${new URL(next).host}, not at ${new URL(before.sent.url).host}; the sign-in is not sent there.`,
      { hint: 'Ask for fewer items, or turn pagination off.' },
    )
  }
  return callAt(call, before.sent, 'GET', next, signal)
}

function joined(first: OperationAnswer, items: readonly WdlValue[], next: string | undefined): WdlValue {
  const { body, page } = first
  if (page?.itemName === undefined || !isObject(body)) return items
  const { linkPath } = page
  const whole = { ...body, [page.itemName]: items }
  if (linkPath === undefined) return whole
  return next === undefined ? removeAt(whole, linkPath) : setAt(whole, linkPath, next)
}
