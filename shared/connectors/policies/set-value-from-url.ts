import { textOf } from '../../wdl/lookup.ts'
import { type ConnectorRequest, withHeader } from '../connector-request.ts'
import { plainText } from '../parameter-text.ts'
import { bodyOfRequest } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { fillExpressions } from './policy-expression.ts'
import { getAt, readPath } from './policy-path.ts'
import { fillPathValues } from './route-request-to-endpoint.ts'

/** Asks another path of the service first and puts a value of its answer into a header or query parameter. */
export const setValueFromUrl: PolicyTemplate = {
  templateId: 'setvaluefromurl',
  section: 'request',
  request: async (request, parameters, scope) => {
    const [, kind, name] =
      /@(headers?|queryParameters)\(\s*'([^']*)'\s*\)/i.exec(textOf(parameters, 'parameterTemplate') ?? '') ??
      []
    if (scope.fetch === undefined || kind === undefined || name === undefined) return request
    const view = { scope, request, body: bodyOfRequest(request) }
    const url = fillPathValues(fillExpressions(textOf(parameters, 'parameterValueUrl') ?? '', view), request)
    const method = fillExpressions(textOf(parameters, 'httpMethod') ?? 'GET', view).toUpperCase()
    const body = await scope.fetch(lookUp(request, url, method))
    const found = getAt(body, readPath(textOf(parameters, 'parameterValuePathTemplate') ?? '').path)
    if (found === undefined || found === null) return request
    const value = plainText(found)
    if (/^header/i.test(kind)) return { ...request, headers: withHeader(request.headers, name, value) }
    return { ...request, query: [...request.query.filter((part) => part.name !== name), { name, value }] }
  },
}

function lookUp(request: ConnectorRequest, url: string, method: string): ConnectorRequest {
  const whole = /^(https?:\/\/[^/]+)(\/.*)?$/i.exec(url)
  const path = whole === null ? url : (whole[2] ?? '/')
  return {
    method,
    baseUrl: whole?.[1] ?? request.baseUrl,
    path: path.startsWith('/') ? path : `/${path}`,
    pathValues: {},
    query: [],
    headers: { Accept: 'application/json' },
  }
}
