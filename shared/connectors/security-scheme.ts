import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../wdl/lookup.ts'

/** One way an OAuth 2 service hands out tokens. */
export interface OAuthFlow {
  readonly flow: 'authorizationCode' | 'implicit' | 'clientCredentials' | 'password' | 'deviceCode'
  readonly authorizationUrl?: string
  readonly tokenUrl?: string
  readonly refreshUrl?: string
  /** Scope to its description. */
  readonly scopes: Readonly<Record<string, string>>
}

/** How requests of an API are signed, by its description (the connection's own settings stand in apiProperties). */
export interface SecurityScheme {
  readonly name: string
  readonly kind: 'basic' | 'bearer' | 'apiKey' | 'oauth2' | 'openIdConnect' | 'certificate' | 'other'
  /** Of `apiKey`: where the key goes and under which name. */
  readonly in?: 'header' | 'query' | 'cookie'
  readonly parameter?: string
  readonly flows?: readonly OAuthFlow[]
  readonly openIdConnectUrl?: string
  readonly at: JsonPath
}

/** Reads `securityDefinitions` (Swagger 2.0) or `components.securitySchemes` (OpenAPI 3); entries that are no objects are passed over. */
export function readSecuritySchemes(
  definitions: WdlObject | undefined,
  at: JsonPath,
): readonly SecurityScheme[] {
  return Object.entries(definitions ?? {}).flatMap(([name, definition]) =>
    isObject(definition) ? [readScheme(name, definition, [...at, name])] : [],
  )
}

function readScheme(name: string, definition: WdlObject, at: JsonPath): SecurityScheme {
  switch (foldName(textOf(definition, 'type') ?? '')) {
    case 'basic':
      return { name, kind: 'basic', at }
    case 'http': {
      const scheme = foldName(textOf(definition, 'scheme') ?? '')
      return { name, kind: scheme === 'basic' || scheme === 'bearer' ? scheme : 'other', at }
    }
    case 'apikey': {
      const place = foldName(textOf(definition, 'in') ?? 'header')
      return {
        name,
        kind: 'apiKey',
        in: place === 'query' || place === 'cookie' ? place : 'header',
        parameter: textOf(definition, 'name') ?? name,
        at,
      }
    }
    case 'oauth2':
      return { name, kind: 'oauth2', flows: readFlows(definition), at }
    case 'openidconnect': {
      const url = textOf(definition, 'openIdConnectUrl')
      return { name, kind: 'openIdConnect', ...(url === undefined ? {} : { openIdConnectUrl: url }), at }
    }
    case 'mutualtls':
      return { name, kind: 'certificate', at }
    default:
      return { name, kind: 'other', at }
  }
}

const flowNames: Readonly<Record<string, OAuthFlow['flow']>> = {
  accesscode: 'authorizationCode',
  authorizationcode: 'authorizationCode',
  implicit: 'implicit',
  application: 'clientCredentials',
  clientcredentials: 'clientCredentials',
  password: 'password',
  deviceauthorization: 'deviceCode',
}

function readFlows(definition: WdlObject): readonly OAuthFlow[] {
  const flows = objectOf(definition, 'flows')
  if (flows === undefined) return readFlow(textOf(definition, 'flow') ?? '', definition)
  return Object.entries(flows).flatMap(([name, flow]) => readFlow(name, flow))
}

function readFlow(name: string, definition: WdlValue): readonly OAuthFlow[] {
  const flow = flowNames[foldName(name)]
  if (flow === undefined) return []
  const urls = ['authorizationUrl', 'tokenUrl', 'refreshUrl'] as const
  const found = urls.flatMap((key) => {
    const url = textOf(definition, key)
    return url === undefined ? [] : [[key, url] as const]
  })
  const scopes = Object.entries(objectOf(definition, 'scopes') ?? {}).map(
    ([scope, text]) => [scope, typeof text === 'string' ? text : ''] as const,
  )
  return [{ flow, ...Object.fromEntries(found), scopes: Object.fromEntries(scopes) }]
}

/** Names of the schemes an operation asks for, alternatives first to last; `undefined` where it does not say. */
export function readSecurity(owner: WdlValue): readonly (readonly string[])[] | undefined {
  const security = propertyOf(owner, 'security')
  if (!Array.isArray(security)) return undefined
  return security.filter(isObject).map((requirement) => Object.keys(requirement))
}
