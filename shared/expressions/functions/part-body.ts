import { isArray, isContent, isObject } from '../content.ts'
import { readMultipart } from '../multipart.ts'
import type { WdlValue } from '../value.ts'
import type { CallSite } from './call-site.ts'

/** The body of one part of a multipart body. */
export function partBody(call: CallSite, body: WdlValue, index: WdlValue, argument: number): WdlValue {
  const wanted = call.index(index, argument)
  const given = isObject(body) ? (body.$multipart ?? null) : null
  const parts = isArray(given) ? given : isContent(body) ? readMultipart(body) : undefined
  if (!parts)
    throw call.error('expression.argument-type', 'The body is not multipart content', undefined, body)
  const part = parts[wanted]
  if (part === undefined || wanted < 0) {
    throw call.wrongValue(argument, `a number from 0 to ${parts.length - 1}`, index)
  }
  const value = part as WdlValue
  return isObject(value) ? (value.body ?? null) : value
}
