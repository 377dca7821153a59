import type { ConnectorModel } from './connector-model.ts'
import type { AuthKind, ConnectionParameter, ConnectorProperties } from './connector-properties.ts'
import type { SecurityScheme } from './security-scheme.ts'

/**
 * How connections of a connector sign in, each kind once. apiProperties decides; a description without one is told
 * by its security schemes.
 */
export function authKinds(
  connector: Pick<ConnectorModel, 'properties' | 'securitySchemes'>,
): readonly AuthKind[] {
  const { properties } = connector
  const kinds =
    properties === undefined ? connector.securitySchemes.flatMap(kindOfScheme) : kindsIn(properties)
  return kinds.length === 0 ? ['none'] : [...new Set(kinds)]
}

function kindsIn(properties: ConnectorProperties): readonly AuthKind[] {
  const sets = properties.connectionParameterSets.map(({ parameters }) => parameters)
  return [properties.connectionParameters, ...sets].flatMap(kindsOfParameters)
}

function kindsOfParameters(parameters: readonly ConnectionParameter[]): readonly AuthKind[] {
  const has = (kind: ConnectionParameter['kind']) => parameters.some((parameter) => parameter.kind === kind)
  const kinds: AuthKind[] = []
  if (has('oauth')) kinds.push('oauth2')
  if (has('identity')) kinds.push('identity')
  if (has('gateway')) kinds.push('gateway')
  // Values of an OAuth sign-in are named after it: `token:clientSecret`.
  const own = parameters.filter(({ name, kind }) => kind === 'secret' && !name.includes(':'))
  if (own.some(({ name }) => /^(password|pass|passwd)$/i.test(name))) kinds.push('basic')
  else if (own.length > 0) kinds.push('apiKey')
  if (kinds.length === 0 && parameters.length > 0) kinds.push('parameters')
  return kinds
}

function kindOfScheme({ kind }: SecurityScheme): readonly AuthKind[] {
  if (kind === 'oauth2' || kind === 'openIdConnect') return ['oauth2']
  if (kind === 'basic') return ['basic']
  return kind === 'apiKey' || kind === 'bearer' ? ['apiKey'] : []
}
