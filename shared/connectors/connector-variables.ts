import { printJson } from '../json/index.ts'
import type { ConnectorModel } from './connector-model.ts'
import { fillVariables, namesVariable } from './policies/policy-expression.ts'

type Described = Pick<ConnectorModel, 'servers' | 'properties' | 'securitySchemes'>

const known = new WeakMap<Described, boolean>()

/** Whether a connector reads environment variables anywhere: in its servers, its sign-in or its policies. */
export function usesVariables(connector: Described): boolean {
  const before = known.get(connector)
  if (before !== undefined) return before
  const { properties, securitySchemes, servers } = connector
  const uses =
    servers.some(namesVariable) ||
    namesVariable(JSON.stringify(securitySchemes)) ||
    (properties !== undefined && namesVariable(printJson(properties.raw)))
  known.set(connector, uses)
  return uses
}

/**
 * An address of a description with its environment variables; one that holds a whole address takes the scheme's place,
 * too. Source: Microsoft Learn, "Use environment variables in solution custom connectors".
 * @throws ConnectorError `connector.missing-variable`
 */
export function fillServer(server: string, variables: Readonly<Record<string, string>>): string {
  if (!namesVariable(server)) return server
  return withoutDoubledScheme(fillVariables(server, variables)).replace(/\/+$/, '')
}

/** A person gives `https://host` where the template has the scheme already. */
export function withoutDoubledScheme(url: string): string {
  return url.trim().replace(/^[a-z][a-z\d+.-]*:\/\/(?=[a-z][a-z\d+.-]*:\/\/)/i, '')
}
