import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { textOf } from '../../wdl/lookup.ts'
import { authValue } from './read-collection.ts'

/** Security definitions (Swagger 2.0) for the ways to sign in that a collection has; `security` asks for the first. */
export function readPostmanAuth(given: readonly (WdlObject | undefined)[]): {
  readonly definitions: WdlObject
  readonly security: readonly WdlValue[]
} {
  const definitions: Record<string, WdlObject> = {}
  for (const auth of given) {
    const found = auth === undefined ? undefined : definitionOf(auth)
    if (found !== undefined && !Object.hasOwn(definitions, found.name))
      definitions[found.name] = found.definition
  }
  const [first] = Object.keys(definitions)
  return { definitions, security: first === undefined ? [] : [{ [first]: [] }] }
}

function definitionOf(
  auth: WdlObject,
): { readonly name: string; readonly definition: WdlObject } | undefined {
  switch (textOf(auth, 'type')) {
    case 'apikey': {
      const place = authValue(auth, 'apikey', 'in') === 'query' ? 'query' : 'header'
      const name = authValue(auth, 'apikey', 'key') || 'X-API-Key'
      return { name: 'api_key', definition: { type: 'apiKey', in: place, name } }
    }
    case 'basic':
      return { name: 'basic_auth', definition: { type: 'basic' } }
    case 'bearer':
      // Swagger 2.0 knows no bearer scheme: the token is the key in its header.
      return { name: 'bearer_token', definition: { type: 'apiKey', in: 'header', name: 'Authorization' } }
    case 'oauth2':
      return {
        name: 'oauth2_auth',
        definition: {
          type: 'oauth2',
          flow: 'accessCode',
          authorizationUrl: authValue(auth, 'oauth2', 'authUrl') ?? '',
          tokenUrl: authValue(auth, 'oauth2', 'accessTokenUrl') ?? '',
          scopes: Object.fromEntries(
            (authValue(auth, 'oauth2', 'scope') ?? '')
              .split(/[\s,]+/)
              .filter((scope) => scope !== '')
              .map((scope) => [scope, scope]),
          ),
        },
      }
    default:
      return undefined
  }
}
