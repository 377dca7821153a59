import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import type { ConnectorModel } from '../connector-model.ts'
import type { OAuthFlow, SecurityScheme } from '../security-scheme.ts'

/** What of a description says how one signs in. */
type Described = Pick<ConnectorModel, 'securitySchemes' | 'operations' | 'definition'>

/**
 * The part of apiProperties.json that says what a connection is made of, by the security schemes of a description:
 * `connectionParameters` where there is one way to sign in, `connectionParameterSets` where a person picks one. Only
 * schemes that the description or one of its operations asks for count; all of them where none is asked for.
 */
export function signInProperties(connector: Described): WdlObject {
  const ways = usableSchemes(connector).flatMap((scheme) => {
    const parameters = parametersOf(scheme)
    return parameters === undefined ? [] : [{ scheme, parameters }]
  })
  const [first] = ways
  if (first === undefined) return { connectionParameters: {} }
  if (ways.length === 1) return { connectionParameters: first.parameters }
  return {
    connectionParameters: {},
    connectionParameterSets: {
      uiDefinition: { displayName: 'Authentication type', description: 'How the connection signs in.' },
      values: ways.map(({ scheme, parameters }) => ({
        name: scheme.name,
        uiDefinition: { displayName: titleOf(scheme), description: `Sign in with ${scheme.name}.` },
        parameters,
      })),
    },
  }
}

function usableSchemes({ securitySchemes, operations, definition }: Described): readonly SecurityScheme[] {
  const asked = new Set<string>()
  for (const { security } of operations)
    for (const one of security ?? []) for (const name of one) asked.add(name)
  const whole = definition.security
  if (Array.isArray(whole)) {
    for (const one of whole as readonly WdlValue[]) {
      if (typeof one === 'object' && one !== null) for (const name of Object.keys(one)) asked.add(name)
    }
  }
  const wanted = securitySchemes.filter(({ name }) => asked.has(name))
  const found = wanted.length > 0 ? wanted : securitySchemes
  const seen = new Set<string>()
  return found.filter((scheme) => {
    const key = JSON.stringify([scheme.kind, scheme.in, scheme.parameter, urlsOf(scheme)])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function urlsOf({ flows }: SecurityScheme): readonly (string | undefined)[] {
  return (flows ?? []).map(({ tokenUrl, authorizationUrl }) => tokenUrl ?? authorizationUrl)
}

function titleOf({ kind, name }: SecurityScheme): string {
  switch (kind) {
    case 'apiKey':
      return `API key (${name})`
    case 'basic':
      return 'User name and password'
    case 'bearer':
      return 'Token'
    default:
      return `OAuth 2 (${name})`
  }
}

/** `undefined` for schemes that a connection cannot hold. */
function parametersOf(scheme: SecurityScheme): WdlObject | undefined {
  switch (scheme.kind) {
    case 'apiKey':
      return { api_key: secret('API key', `Sent in the ${scheme.in} ${scheme.parameter ?? scheme.name}.`) }
    case 'bearer':
      return { api_key: secret('Token', 'Sent as a bearer token.') }
    case 'basic':
      return {
        username: text('User name', 'The name to sign in with.'),
        password: secret('Password', 'The password to sign in with.'),
      }
    case 'oauth2':
      return { token: oauthParameter(scheme.flows ?? []) }
    case 'openIdConnect':
      return { token: oauthParameter([]) }
    default:
      return undefined
  }
}

function oauthParameter(flows: readonly OAuthFlow[]): WdlObject {
  const preferred = ['authorizationCode', 'clientCredentials', 'implicit', 'password', 'deviceCode'] as const
  const flow = preferred
    .map((name) => flows.find((one) => one.flow === name))
    .find((one) => one !== undefined)
  return oauthSetting({
    authorizationUrl: flow?.authorizationUrl ?? '',
    tokenUrl: flow?.tokenUrl ?? '',
    refreshUrl: flow?.refreshUrl ?? flow?.tokenUrl ?? '',
    scopes: Object.keys(flow?.scopes ?? {}),
  })
}

/** What an OAuth 2 sign-in needs to know; the client id is the person's own. */
export interface OAuthAddresses {
  readonly authorizationUrl: string
  readonly tokenUrl: string
  readonly refreshUrl: string
  readonly scopes: readonly string[]
  readonly clientId?: string
  readonly identityProvider?: string
}

/** An `oauthSetting` connection parameter as the platform writes it. */
export function oauthSetting(given: OAuthAddresses): WdlObject {
  const custom = (name: 'authorizationUrl' | 'tokenUrl' | 'refreshUrl') => ({
    [name]: { value: given[name] },
  })
  return {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: given.identityProvider ?? 'oauth2',
      clientId: given.clientId ?? '',
      scopes: [...given.scopes],
      redirectMode: 'Global',
      properties: { IsFirstParty: 'False' },
      customParameters: {
        ...custom('authorizationUrl'),
        ...custom('tokenUrl'),
        ...custom('refreshUrl'),
      },
    },
  }
}

/** A line of text that a connection holds. */
export function text(displayName: string, description: string): WdlObject {
  return parameter('string', displayName, description)
}

/** A secret that a connection holds. */
export function secret(displayName: string, description: string): WdlObject {
  return parameter('securestring', displayName, description)
}

function parameter(type: string, displayName: string, description: string): WdlObject {
  const isSecret = type === 'securestring'
  return {
    type,
    uiDefinition: {
      displayName,
      description,
      tooltip: description,
      constraints: { tabIndex: isSecret ? 3 : 2, clearText: !isSecret, required: 'true' },
    },
  }
}
