import { textOf } from '../../wdl/lookup.ts'
import { withoutDoubledScheme } from '../connector-variables.ts'
import { bodyOfRequest } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { fillExpressions } from './policy-expression.ts'

/** Replaces host and base path by a URL, mostly one of the connection; `https` where it names no scheme. */
export const dynamicHostUrl: PolicyTemplate = {
  templateId: 'dynamichosturl',
  section: 'request',
  request: (request, parameters, scope) => {
    const template = textOf(parameters, 'urlTemplate') ?? ''
    const view = { scope, request, body: bodyOfRequest(request) }
    const url = withoutDoubledScheme(fillExpressions(template, view)).replace(/\/+$/, '')
    if (url === '') return request
    return { ...request, baseUrl: /^[a-z][a-z\d+.-]*:\/\//i.test(url) ? url : `https://${url}` }
  },
}
