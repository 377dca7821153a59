import type { WdlObject } from '../../expressions/value.ts'
import { textOf } from '../../wdl/lookup.ts'
import { bodyOfRequest } from './body-of-request.ts'
import type { PolicyTemplate } from './policy.ts'
import { fillExpressions } from './policy-expression.ts'

/**
 * Puts the first name of the host in, mostly one of the connection: `acme` makes `acme.example.com` of
 * `subdomain.example.com`, and of `example.com`. The platform does not document this template; the value is the
 * parameter `subdomain` or the only one there is. A whole host or address replaces the host.
 */
export const dynamicSubdomain: PolicyTemplate = {
  templateId: 'dynamicsubdomain',
  section: 'request',
  request: (request, parameters, scope) => {
    const view = { scope, request, body: bodyOfRequest(request) }
    const wanted = fillExpressions(subdomainOf(parameters), view)
    const baseUrl = withSubdomain(request.baseUrl, wanted)
    return baseUrl === undefined ? request : { ...request, baseUrl }
  },
}

/** The value that gives the subdomain. */
export function subdomainOf(parameters: WdlObject): string {
  const names = ['subdomain', 'subdomainTemplate', 'urlTemplate', 'value', ...Object.keys(parameters)]
  return names.map((name) => textOf(parameters, name)).find((text) => text !== undefined) ?? ''
}

/** The address with another first name of its host; `undefined` when nothing changes. */
export function withSubdomain(baseUrl: string, given: string): string | undefined {
  const wanted = given
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '')
  const [, scheme = 'https://', host = '', rest = ''] =
    /^([a-z][a-z\d+.-]*:\/\/)?([^/]*)(.*)$/i.exec(baseUrl) ?? []
  if (wanted === '' || host === '') return undefined
  if (/[.:/]/.test(wanted)) return `${scheme}${wanted}${wanted.includes('/') ? '' : rest}`
  const labels = host.split('.')
  return `${scheme}${[wanted, ...(labels.length > 2 ? labels.slice(1) : labels)].join('.')}${rest}`
}
