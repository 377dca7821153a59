import { textOf } from '../../wdl/lookup.ts'
import type { ConnectorRequest } from '../connector-request.ts'
import { bodyOfRequest } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { fillExpressions } from './policy-expression.ts'

/** Sends the request to another path below the base URL, `{name}` filled as in the operation's own path, with another method if one is given. */
export const routeRequestToEndpoint: PolicyTemplate = {
  templateId: 'routerequesttoendpoint',
  section: 'request',
  request: (request, parameters, scope) => {
    const view = { scope, request, body: bodyOfRequest(request) }
    const filled = fillPathValues(fillExpressions(textOf(parameters, 'newPath') ?? '', view), request)
    const method = fillExpressions(textOf(parameters, 'httpMethod') ?? '', view).trim()
    return {
      ...request,
      method: method === '' ? request.method : method.toUpperCase(),
      path: filled === '' ? request.path : filled.startsWith('/') ? filled : `/${filled}`,
    }
  },
}

/** `{name}` by what the operation's own path was filled with; an unknown one stays. */
export function fillPathValues(path: string, { pathValues }: Pick<ConnectorRequest, 'pathValues'>): string {
  return path.replace(/\{([^{}@]+)\}/g, (whole, name: string) => pathValues[name] ?? whole)
}
