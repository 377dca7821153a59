import { isHostPattern } from '../connections/host-pattern.ts'
import { textOf } from '../wdl/lookup.ts'
import type { ConnectorModel } from './connector-model.ts'
import { withoutDoubledScheme } from './connector-variables.ts'
import { subdomainOf, withSubdomain } from './policies/dynamic-subdomain.ts'
import { isForOperation } from './policies/policy.ts'

type Described = Pick<ConnectorModel, 'properties' | 'servers'> & Partial<Pick<ConnectorModel, 'operations'>>

/** An address a connector calls, with `@connectionParameters('site')` and other expressions in it. */
export interface HostTemplate {
  readonly address: string
  /** Takes the place of the first name of the address' host. */
  readonly subdomain?: string
}

/** The addresses a connector calls, as its description and policies write them. Without repetition. */
export function hostTemplates({ operations = [], properties, servers }: Described): readonly HostTemplate[] {
  const movers = (properties?.policies ?? []).filter(({ templateId }) =>
    /^dynamic(hosturl|subdomain)$/.test(templateId),
  )
  const own = [...servers, ...operations.flatMap((operation) => operation.servers ?? [])]
  // Where every operation is sent elsewhere, the description's own host is only an example.
  const last = movers.filter(({ operations: only }) => only.length === 0).at(-1)
  const isElsewhere =
    last !== undefined ||
    (operations.length > 0 &&
      movers.length > 0 &&
      operations.every(({ operationId }) => movers.some((policy) => isForOperation(policy, operationId))))
  const moved = movers.flatMap(({ parameters, templateId }): readonly HostTemplate[] => {
    if (templateId === 'dynamichosturl') return [{ address: textOf(parameters, 'urlTemplate') ?? '' }]
    return own.map((address) => ({ address, subdomain: subdomainOf(parameters) }))
  })
  const all = [...(isElsewhere ? [] : own.map((address) => ({ address }))), ...moved]
  const byText = new Map(all.map((template) => [JSON.stringify(template), template]))
  return [...byText.values()].filter(({ address }) => address.trim() !== '')
}

/** Whether an address depends on the values of a connection. */
export function asksConnection({ address, subdomain = '' }: HostTemplate): boolean {
  return /connectionParameters\(/i.test(address + subdomain)
}

/** Stands for what only a call knows. */
const unknown = '\u0001'

/**
 * The hosts that addresses lead to with the values of a connection, as patterns: `*.example.com` where only a call
 * knows the first names. `undefined` where a call decides the whole host, or a value is missing: nothing can be said.
 * @param parameters values of connection parameters that are no secrets, by name
 */
export function hostsOfTemplates(
  templates: readonly HostTemplate[],
  parameters: Readonly<Record<string, string>>,
): readonly string[] | undefined {
  const found = templates.map((template) => hostOf(template, parameters))
  const hosts = found.filter((host) => host !== undefined)
  return hosts.length < found.length ? undefined : [...new Set(hosts)]
}

const parameterCall =
  /(?:\{@|@\{?)connectionParameters\(\s*(?:'([^']*)'|"([^"]*)")\s*(?:,\s*(?:'([^']*)'|"([^"]*)")\s*)?\)\}?/gi
const otherCall =
  /(?:\{@|@\{?)(?:headers?|queryParameters|environmentVariables)\([^)]*\)\}?|\{@(?:body|item)\(\)[^}]*\}|@(?:body|item)\(\)(?:\.[\w$]+|\[[^\]]*\])*|\{[^{}]*\}/gi

function hostOf(
  { address, subdomain }: HostTemplate,
  parameters: Readonly<Record<string, string>>,
): string | undefined {
  const base = fill(address, parameters)
  const filled = subdomain === undefined ? base : withSubdomain(base, fill(subdomain, parameters))
  return filled === undefined ? undefined : hostIn(filled)
}

function fill(template: string, parameters: Readonly<Record<string, string>>): string {
  const byName = new Map(Object.entries(parameters).map(([name, value]) => [name.toLowerCase(), value]))
  return template
    .replace(parameterCall, (_whole, single, double, one, other) => {
      const value = byName.get(String(single ?? double ?? '').toLowerCase())
      return value === undefined || value === '' ? (one ?? other ?? unknown) : value.trim()
    })
    .replace(otherCall, unknown)
}

function hostIn(filled: string): string | undefined {
  const [, authority = ''] = /^(?:[a-z][a-z\d+.-]*:\/\/)?([^/?#]*)/i.exec(withoutDoubledScheme(filled)) ?? []
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase()
  if (!host.includes(unknown)) return isHostPattern(host) ? host : undefined
  const labels = host.split('.')
  const fixed = labels.slice(labels.findLastIndex((label) => label.includes(unknown)) + 1)
  // `*.com` would be no bound at all.
  return fixed.length >= 2 && isHostPattern(fixed.join('.')) ? `*.${fixed.join('.')}` : undefined
}
