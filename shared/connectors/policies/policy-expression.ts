import type { WdlValue } from '../../expressions/value.ts'
import { type ConnectorRequest, headerOf } from '../connector-request.ts'
import { plainText } from '../parameter-text.ts'
import type { PolicyScope } from './policy.ts'
import { getAt, readSteps } from './policy-path.ts'

/** What the expressions in one value see. */
export interface ExpressionView {
  readonly scope: PolicyScope
  readonly request: ConnectorRequest
  /** `@body()`: of the request, or of the answer where that is changed. */
  readonly body: WdlValue
  readonly item?: WdlValue
}

const call =
  /@(connectionParameters|headers?|queryParameters|environmentVariables)\(\s*'([^']*)'\s*(?:,\s*'([^']*)'\s*)?\)/
    .source
const calls = new RegExp(`\\{${call}\\}|${call}`, 'gi')
const paths = /\{@(body|item)\(\)([^{}]*)\}|@(body|item)\(\)((?:\.[\w$@-]+|\[[^\]]*\])*)/gi

/**
 * Fills the expressions of a policy's text: `@connectionParameters('name','default')`, `@headers('name')`,
 * `@queryParameters('name')`, `@environmentVariables('name')`, `{@body().path}`, `{@item().path}`,
 * `@Request.OriginalHTTPMethod`. What is not there is the default, or empty. Source: Microsoft Learn, "Policy
 * templates: expressions".
 */
export function fillExpressions(text: string, view: ExpressionView): string {
  return text
    .replace(calls, (_whole, ...groups: readonly (string | undefined)[]) => {
      const [name = '', key = '', fallback] = groups[0] === undefined ? groups.slice(3) : groups
      return lookUp(name.toLowerCase(), key, view) ?? fallback ?? ''
    })
    .replace(paths, (_whole, braced, bracedPath, plain, plainPath) => {
      const root = ((braced ?? plain) as string).toLowerCase()
      const found = getAt(
        root === 'item' ? view.item : view.body,
        readSteps((bracedPath ?? plainPath ?? '') as string),
      )
      return found === undefined ? '' : plainText(found)
    })
    .replace(/@Request\.OriginalHTTPMethod/gi, view.request.method)
}

function lookUp(call: string, name: string, { scope, request }: ExpressionView): string | undefined {
  switch (call) {
    case 'connectionparameters':
      return byName(scope.connectionParameters, name)
    case 'environmentvariables':
      return byName(scope.environmentVariables ?? {}, name)
    case 'queryparameters':
      return request.query.find((part) => part.name.toLowerCase() === name.toLowerCase())?.value
    default:
      return headerOf(request.headers, name)
  }
}

/** Empty values count as not given, so that a default takes their place. */
function byName(values: Readonly<Record<string, string>>, name: string): string | undefined {
  const key = Object.keys(values).find((one) => one.toLowerCase() === name.toLowerCase())
  const value = key === undefined ? undefined : values[key]
  return value === '' ? undefined : value
}
