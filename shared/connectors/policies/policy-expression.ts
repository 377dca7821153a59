import { ConnectorError } from '../../errors/index.ts'
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

/** A name or default in single quotes, or in double ones, as the platform writes environment variables. */
const quoted = /(?:'([^']*)'|"([^"]*)")/.source
const call = `@(connectionParameters|headers?|queryParameters|environmentVariables)\\(\\s*${quoted}\\s*(?:,\\s*${quoted}\\s*)?\\)`
const calls = new RegExp(`\\{${call}\\}|@\\{${call.slice(1)}\\}|${call}`, 'gi')
/** Groups of one way to write a call. */
const groupsOfCall = 5
const paths = /\{@(body|item)\(\)([^{}]*)\}|@(body|item)\(\)((?:\.[\w$@-]+|\[[^\]]*\])*)/gi

/**
 * Fills the expressions of a policy's text: `@connectionParameters('name','default')`, `@headers('name')`,
 * `@queryParameters('name')`, `@environmentVariables("name")`, `{@body().path}`, `{@item().path}`,
 * `@Request.OriginalHTTPMethod`. What is not there is the default, or empty; an environment variable has to be there.
 * Source: Microsoft Learn, "Policy templates: expressions", "Use environment variables in a policy template".
 * @throws ConnectorError `connector.missing-variable`
 */
export function fillExpressions(text: string, view: ExpressionView): string {
  return text
    .replace(calls, (_whole, ...groups: readonly (string | undefined)[]) => {
      const { name, key, fallback } = readCall(groups)
      const found = lookUp(name, key, view) ?? fallback
      if (found === undefined && name === 'environmentvariables') throw missingVariable(key)
      return found ?? ''
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

/** Whether a text asks for an environment variable. */
export function namesVariable(text: string): boolean {
  return /@\{?environmentVariables\(/i.test(text)
}

/**
 * Fills the environment variables of a text, such as the host of a description, and nothing else.
 * @throws ConnectorError `connector.missing-variable`
 */
export function fillVariables(text: string, environmentVariables: Readonly<Record<string, string>>): string {
  return text.replace(calls, (whole, ...groups: readonly (string | undefined)[]) => {
    const { name, key, fallback } = readCall(groups)
    if (name !== 'environmentvariables') return whole
    const found = byName(environmentVariables, key) ?? fallback
    if (found === undefined) throw missingVariable(key)
    return found
  })
}

/** What a match of `calls` says: which call (folded), of what, and instead of what is not there. */
function readCall(groups: readonly (string | undefined)[]) {
  const start = [0, groupsOfCall, 2 * groupsOfCall].find((at) => groups[at] !== undefined) ?? 0
  const [name = '', single, double, one, other] = groups.slice(start, start + groupsOfCall)
  return { name: name.toLowerCase(), key: single ?? double ?? '', fallback: one ?? other }
}

function missingVariable(name: string): ConnectorError {
  return new ConnectorError(
    'connector.missing-variable',
    `The connector needs the environment variable '${name}', and this environment gives it no value.`,
    { hint: `Give it under "variables" in environment.json: "${name}": "value".` },
  )
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
