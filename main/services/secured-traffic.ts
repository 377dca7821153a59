import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import type { CassetteAnswer, CassetteBody, CassetteRequest } from '../../shared/flow-tests/index.ts'
import { isObject } from '../../shared/wdl/lookup.ts'

/** Stands in a recording where an action keeps its inputs or outputs secured. */
const securedMark = '[secured]'

/** A body that is secured. */
export const securedBody: CassetteBody = { text: securedMark }

/** A request of secured inputs: to which host it went and how, nothing more. The same for recording and replay. */
export function securedRequest({ method, url }: HttpRequest, hasBody: boolean): CassetteRequest {
  return {
    method: method.toUpperCase(),
    url: `${new URL(url).origin}/${securedMark}`,
    ...(hasBody ? { body: securedBody } : {}),
  }
}

/** An answer of secured outputs: its status and its shape, so that a replayed flow finds the properties it reads. */
export function securedAnswer(answer: CassetteAnswer): CassetteAnswer {
  if ('error' in answer) return answer
  const { body, headers, status } = answer
  const type = headers['content-type']
  return {
    status,
    headers: type === undefined ? {} : { 'content-type': type },
    body: 'json' in body ? { json: shapeOf(body.json) } : securedBody,
  }
}

function shapeOf(value: WdlValue): WdlValue {
  if (Array.isArray(value)) return (value as readonly WdlValue[]).map(shapeOf)
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part as WdlValue)]))
  }
  if (typeof value === 'boolean') return false
  return typeof value === 'string' ? securedMark : value === null ? null : 0
}
