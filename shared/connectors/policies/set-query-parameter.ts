import { textOf } from '../../wdl/lookup.ts'
import { bodyOfRequest } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { fillExpressions } from './policy-expression.ts'

/** Sets a query parameter; `existsAction`: override (default), skip, append. */
export const setQueryParameter: PolicyTemplate = {
  templateId: 'setqueryparameter',
  section: 'request',
  request: (request, parameters, scope) => {
    const name = unescaped(textOf(parameters, 'name') ?? '')
    if (name === '') return request
    const isSame = (part: { readonly name: string }) => part.name.toLowerCase() === name.toLowerCase()
    const hasOne = request.query.some(isSame)
    const action = (textOf(parameters, 'existsAction') ?? 'override').toLowerCase()
    if (hasOne && action === 'skip') return request
    const view = { scope, request, body: bodyOfRequest(request) }
    const value = fillExpressions(textOf(parameters, 'value') ?? '', view)
    const kept = action === 'append' ? request.query : request.query.filter((part) => !isSame(part))
    return { ...request, query: [...kept, { name, value }] }
  },
}

/** Files write `%24top` for `$top`. */
function unescaped(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
