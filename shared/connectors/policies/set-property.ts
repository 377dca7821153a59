import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { parseJson } from '../../json/index.ts'
import { isObject, textOf } from '../../wdl/lookup.ts'
import { bodyOfRequest, withBodyValue } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { type ExpressionView, fillExpressions } from './policy-expression.ts'
import { getAt, readPath, readSteps, setAt } from './policy-path.ts'

/** Sets a property of an object, or of each object of a list, in the request's or the answer's body. */
export const setProperty: PolicyTemplate = {
  templateId: 'setproperty',
  section: 'both',
  request: (request, parameters, scope) => {
    const body = bodyOfRequest(request)
    return withBodyValue(request, withProperty(body, parameters, { scope, request, body }))
  },
  response: (answer, parameters, scope, request) => ({
    ...answer,
    body: withProperty(answer.body, parameters, { scope, request, body: answer.body }),
  }),
}

function withProperty(body: WdlValue, parameters: WdlObject, view: ExpressionView): WdlValue {
  const parentPath = readPath(textOf(parameters, 'newPropertyParentPathTemplate') ?? '@body()').path
  const sub = readSteps(textOf(parameters, 'newPropertySubPathTemplate') ?? '')
  const template = textOf(parameters, 'propertyValuePathTemplate') ?? ''
  const parent = getAt(body, parentPath) ?? (parentPath.length === 0 ? {} : undefined)
  if (parent === undefined || sub.length === 0) return body
  const setIn = (holder: WdlValue): WdlValue =>
    isObject(holder) ? setAt(holder, sub, propertyValue(template, { ...view, item: holder })) : holder
  const changed = Array.isArray(parent) ? (parent as readonly WdlValue[]).map(setIn) : setIn(parent ?? {})
  return setAt(body ?? {}, parentPath, changed)
}

/** A template that is one path gives that value; a JSON list or object is read; all else is text. */
function propertyValue(template: string, view: ExpressionView): WdlValue {
  const whole = /^\s*\{?@(body|item)\(\)[^{}@]*\}?\s*$/i.exec(template)
  if (whole !== null) {
    const { root, path } = readPath(template.trim().replace(/^\{(.*)\}$/s, '$1'))
    return getAt(root === 'item' ? view.item : view.body, path) ?? null
  }
  const text = fillExpressions(template, view)
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return parseJson(text)
  } catch {
    return text
  }
}
