import { textOf } from '../../wdl/lookup.ts'
import { headerOf, withHeader } from '../connector-request.ts'
import { bodyOfRequest } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { fillExpressions } from './policy-expression.ts'

/** Sets a header of the request or the answer; `existsAction`: override (default), skip, append. */
export const setHeader: PolicyTemplate = {
  templateId: 'setheader',
  section: 'request',
  request: (request, parameters, scope) => {
    const view = { scope, request, body: bodyOfRequest(request) }
    return {
      ...request,
      headers: changed(request.headers, parameters, (text) => fillExpressions(text, view)),
    }
  },
  response: (answer, parameters, scope, request) => {
    const view = { scope, request, body: answer.body }
    return { ...answer, headers: changed(answer.headers, parameters, (text) => fillExpressions(text, view)) }
  },
}

function changed(
  headers: Readonly<Record<string, string>>,
  parameters: Parameters<NonNullable<PolicyTemplate['request']>>[1],
  fill: (text: string) => string,
): Readonly<Record<string, string>> {
  const name = textOf(parameters, 'name') ?? ''
  if (name === '') return headers
  const value = fill(textOf(parameters, 'value') ?? '')
  const before = headerOf(headers, name)
  const action = (textOf(parameters, 'existsAction') ?? 'override').toLowerCase()
  if (before !== undefined && action === 'skip') return headers
  // A header without a value would be sent as an empty one; services take that for a wrong one.
  if (value === '') return before === undefined ? headers : withHeader(headers, name, undefined)
  return withHeader(headers, name, before !== undefined && action === 'append' ? `${before},${value}` : value)
}
