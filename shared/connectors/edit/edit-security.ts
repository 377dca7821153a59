import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { removeProperty, setValue } from '../../wdl/edit-json.ts'
import { nodeAt } from '../../wdl/json-location.ts'
import { oauthSetting, secret, text } from '../adopt/sign-in-properties.ts'
import type { ConnectionParameter } from '../connector-properties.ts'
import {
  type ConnectorEdit,
  type EditedConnector,
  isOpenApi3,
  propertiesPath,
  setProperty,
} from './connector-edit.ts'

/** How connections of a connector sign in, as the form asks for it. */
export type SignInChoice =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'apiKey'
      readonly label: string
      readonly name: string
      readonly in: 'header' | 'query'
    }
  | { readonly kind: 'basic'; readonly userLabel: string; readonly passwordLabel: string }
  | { readonly kind: 'bearer'; readonly label: string }
  | ({ readonly kind: 'oauth2' } & OAuthChoice)

/** What an OAuth 2 sign-in needs. Azure AD makes its addresses of tenant and sign-in address. */
export interface OAuthChoice {
  readonly identityProvider: 'oauth2' | 'aad'
  readonly clientId: string
  readonly authorizationUrl: string
  readonly tokenUrl: string
  readonly refreshUrl: string
  /** Scopes, spaces between them. */
  readonly scopes: string
  readonly loginUri: string
  readonly tenantId: string
  readonly resourceUri: string
}

/** An OAuth 2 choice with nothing entered yet. */
export const emptyOAuth: OAuthChoice = {
  identityProvider: 'oauth2',
  clientId: '',
  authorizationUrl: '',
  tokenUrl: '',
  refreshUrl: '',
  scopes: '',
  loginUri: 'https://login.microsoftonline.com',
  tenantId: 'common',
  resourceUri: '',
}

/** What a connector's files say, as the form shows it; `several` where a person picks one of some ways. */
export function readSignIn({
  model,
}: Pick<EditedConnector, 'model'>): SignInChoice | { readonly kind: 'several' } {
  const { properties, securitySchemes } = model
  if ((properties?.connectionParameterSets.length ?? 0) > 0) return { kind: 'several' }
  const parameters = properties?.connectionParameters ?? []
  const oauth = parameters.find(({ kind }) => kind === 'oauth')
  if (oauth !== undefined) return readOAuth(oauth)
  const secrets = parameters.filter(({ kind }) => kind === 'secret')
  const [first] = secrets
  if (first === undefined) return { kind: 'none' }
  const user = parameters.find(({ name }) => /^user(name)?$/i.test(name))
  if (user !== undefined && /^pass/i.test(first.name)) {
    return { kind: 'basic', userLabel: user.displayName, passwordLabel: first.displayName }
  }
  const key = securitySchemes.find(({ kind }) => kind === 'apiKey')
  const isBearer =
    securitySchemes.some(({ kind }) => kind === 'bearer') ||
    (key?.name === bearerName && key.parameter?.toLowerCase() === 'authorization')
  if (isBearer) return { kind: 'bearer', label: first.displayName }
  return {
    kind: 'apiKey',
    label: first.displayName,
    name: key?.parameter ?? first.name,
    in: key?.in === 'query' ? 'query' : 'header',
  }
}

function readOAuth({ oauth }: ConnectionParameter): SignInChoice {
  const custom = (name: string) => {
    const key = Object.keys(oauth?.customParameters ?? {}).find(
      (one) => one.toLowerCase() === name.toLowerCase(),
    )
    return key === undefined ? '' : (oauth?.customParameters[key] ?? '')
  }
  return {
    kind: 'oauth2',
    identityProvider: /^aad/i.test(oauth?.identityProvider ?? '') ? 'aad' : 'oauth2',
    clientId: oauth?.clientId ?? '',
    authorizationUrl: custom('authorizationUrl') || custom('authorizationUrlTemplate'),
    tokenUrl: custom('tokenUrl') || custom('tokenUrlTemplate'),
    refreshUrl: custom('refreshUrl') || custom('refreshUrlTemplate'),
    scopes: (oauth?.scopes ?? []).join(' '),
    loginUri: custom('loginUri') || emptyOAuth.loginUri,
    tenantId: custom('tenantId') || emptyOAuth.tenantId,
    resourceUri: custom('resourceUri'),
  }
}

/** Name of the scheme that stands for a bearer token in Swagger 2.0, which knows none. */
const bearerName = 'bearer_token'

/** Sets how connections sign in: in the description (what requests carry) and in apiProperties.json (what a connection holds). */
export function setSignIn(connector: EditedConnector, choice: SignInChoice): ConnectorEdit {
  const { definition, properties } = connector
  const scheme = schemeOf(choice, isOpenApi3(connector))
  const schemes: WdlObject = scheme === undefined ? {} : { [scheme.name]: scheme.definition }
  const security: WdlValue = scheme === undefined ? [] : [{ [scheme.name]: [...scheme.scopes] }]
  const schemesPath = isOpenApi3(connector) ? ['components', 'securitySchemes'] : ['securityDefinitions']
  const setsPath = propertiesPath(connector, 'connectionParameterSets')
  return {
    definition: [
      ...setValue(definition, schemesPath, schemes),
      ...setValue(definition, ['security'], security),
    ],
    properties: [
      ...setProperty(connector, ['connectionParameters'], parametersOf(choice)),
      ...(nodeAt(properties, setsPath) === undefined ? [] : removeProperty(properties, setsPath)),
    ],
  }
}

function parametersOf(choice: SignInChoice): WdlObject {
  switch (choice.kind) {
    case 'none':
      return {}
    case 'apiKey':
      return { api_key: secret(choice.label, `Sent in the ${choice.in} ${choice.name}.`) }
    case 'bearer':
      return { api_key: secret(choice.label, 'Sent as a bearer token.') }
    case 'basic':
      return {
        username: text(choice.userLabel, 'The name to sign in with.'),
        password: secret(choice.passwordLabel, 'The password to sign in with.'),
      }
    case 'oauth2':
      return { token: oauthParameter(choice) }
  }
}

function oauthParameter(choice: OAuthChoice): WdlObject {
  const scopes = scopesIn(choice.scopes)
  const made = oauthSetting({ ...choice, scopes })
  if (choice.identityProvider === 'oauth2') return made
  const settings = made.oAuthSettings as WdlObject
  return {
    ...made,
    oAuthSettings: {
      ...settings,
      customParameters: {
        loginUri: { value: choice.loginUri },
        tenantId: { value: choice.tenantId },
        resourceUri: { value: choice.resourceUri },
      },
    },
  }
}

function scopesIn(textOfScopes: string): readonly string[] {
  return textOfScopes.split(/[\s,]+/).filter((scope) => scope !== '')
}

function schemeOf(
  choice: SignInChoice,
  isThree: boolean,
): { readonly name: string; readonly definition: WdlObject; readonly scopes: readonly string[] } | undefined {
  switch (choice.kind) {
    case 'none':
      return undefined
    case 'apiKey':
      return {
        name: 'api_key',
        definition: { type: 'apiKey', in: choice.in, name: choice.name },
        scopes: [],
      }
    case 'bearer':
      return {
        name: bearerName,
        definition: isThree
          ? { type: 'http', scheme: 'bearer' }
          : { type: 'apiKey', in: 'header', name: 'Authorization' },
        scopes: [],
      }
    case 'basic':
      return {
        name: 'basic_auth',
        definition: isThree ? { type: 'http', scheme: 'basic' } : { type: 'basic' },
        scopes: [],
      }
    case 'oauth2': {
      const scopes = scopesIn(choice.scopes)
      const urls = addressesOf(choice)
      const flow = { ...urls, scopes: Object.fromEntries(scopes.map((scope) => [scope, scope])) }
      return {
        name: 'oauth2_auth',
        definition: isThree
          ? { type: 'oauth2', flows: { authorizationCode: flow } }
          : { type: 'oauth2', flow: 'accessCode', ...flow },
        scopes,
      }
    }
  }
}

function addressesOf(choice: OAuthChoice): WdlObject {
  if (choice.identityProvider === 'aad') {
    const base = `${choice.loginUri.replace(/\/+$/, '')}/${choice.tenantId}/oauth2`
    return { authorizationUrl: `${base}/authorize`, tokenUrl: `${base}/token` }
  }
  return { authorizationUrl: choice.authorizationUrl, tokenUrl: choice.tokenUrl }
}
