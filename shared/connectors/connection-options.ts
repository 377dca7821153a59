import type { AuthenticationKindName } from '../connections/authentication-kind.ts'
import type { ConnectorModel } from './connector-model.ts'
import type { ConnectionParameter } from './connector-properties.ts'
import { asksConnection, type HostTemplate, hostsOfTemplates, hostTemplates } from './host-templates.ts'
import { fillVariables, namesVariable } from './policies/policy-expression.ts'
import type { SecurityScheme } from './security-scheme.ts'
import { vendorHosts } from './vendor-hosts.ts'

/** One value that a connector's connection is made of, besides those of its authentication. */
export interface ConnectorField {
  /** Name of the value in a connection: `parameter:host`, or `secret-parameter:token`. */
  readonly name: string
  /** Name of the connection parameter, as policies say it. */
  readonly parameter: string
  readonly label: string
  readonly hint?: string
  readonly isSecret: boolean
  /** Its value may have several lines. */
  readonly isMultiline: boolean
  readonly isRequired: boolean
  readonly default?: string
  /** Values to choose from, with their texts. */
  readonly choices: readonly { readonly text: string; readonly value: string }[]
}

/** One way to sign in that a connector offers: what a form asks for, and what the connector has decided already. */
export interface ConnectionOption {
  /** Unique in the connector. */
  readonly name: string
  readonly title: string
  readonly kind: AuthenticationKindName
  /** Values of the kind's fields that the connector decides. */
  readonly preset: Readonly<Record<string, string>>
  /** Which connection parameter is which field of the kind: `api_key` is `key`. */
  readonly fieldOf: Readonly<Record<string, string>>
  /** Labels of the kind's fields in the connector's own words. */
  readonly labels: Readonly<Record<string, string>>
  readonly fields: readonly ConnectorField[]
  /** Hosts that its sign-in is for; none where the connection's values or a call say it. */
  readonly hosts: readonly string[]
  /** Addresses with values of the connection in them, for `hostsOfConnection`; absent where `hosts` says it all. */
  readonly hostTemplates?: readonly HostTemplate[]
}

/** Name of a connector's own value among the values of a connection. */
export function connectorFieldName(parameter: string, isSecret: boolean): string {
  return `${isSecret ? 'secret-parameter' : 'parameter'}:${parameter}`
}

type Described = Pick<ConnectorModel, 'properties' | 'securitySchemes' | 'servers'> &
  Partial<Pick<ConnectorModel, 'definition' | 'operations'>>

/**
 * The hosts that a connection's sign-in is for, with its values (as `ConnectorField.name`s them); none where only the
 * calls say it: every host then.
 */
export function hostsOfConnection(
  { fields, hosts, hostTemplates = [] }: Pick<ConnectionOption, 'fields' | 'hosts' | 'hostTemplates'>,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  if (hostTemplates.length === 0) return hosts
  const parameters = fields.flatMap(({ name, parameter, isSecret, default: fallback }) => {
    const value = values[name] || fallback
    return isSecret || value === undefined ? [] : [[parameter, value] as const]
  })
  return hostsOfTemplates(hostTemplates, Object.fromEntries(parameters)) ?? []
}

/**
 * The ways to sign in of a connector, the usual one first; at least one. Environment variables in it are filled where
 * they have a value.
 */
export function connectionOptions(
  connector: Described,
  variables: Readonly<Record<string, string>> = {},
): readonly ConnectionOption[] {
  const { properties } = connector
  const hosts = placesOf(connector, variables)
  return optionsOf(connector, properties, hosts).map((option) => withVariables(option, variables))
}

type Places = Pick<ConnectionOption, 'hosts' | 'hostTemplates'>

function withVariables(
  option: ConnectionOption,
  variables: Readonly<Record<string, string>>,
): ConnectionOption {
  const filled = Object.entries(option.preset).map(
    ([name, value]) => [name, fillKnown(value, variables)] as const,
  )
  return {
    ...option,
    preset: Object.fromEntries(
      filled.filter(([, value]) => value !== undefined).map(([name, value]) => [name, value ?? '']),
    ),
    fields: option.fields.map(({ default: fallback, ...field }) => {
      const value = fallback === undefined ? undefined : fillKnown(fallback, variables)
      return value === undefined ? field : { ...field, default: value }
    }),
  }
}

/** A text with its environment variables; `undefined` when one of them has no value here. */
function fillKnown(text: string, variables: Readonly<Record<string, string>>): string | undefined {
  if (!namesVariable(text)) return text
  try {
    return fillVariables(text, variables)
  } catch {
    return undefined
  }
}

function optionsOf(
  connector: Described,
  properties: ConnectorModel['properties'],
  places: Places,
): readonly ConnectionOption[] {
  const sets = properties?.connectionParameterSets ?? []
  if (sets.length > 0) {
    return sets.map(({ name, displayName, parameters }) => ({
      ...optionOf(connector, parameters),
      name,
      title: displayName,
      ...places,
    }))
  }
  const parameters = properties?.connectionParameters ?? []
  if (parameters.length > 0)
    return [{ ...optionOf(connector, parameters), name: 'default', title: '', ...places }]
  const schemes = properties === undefined ? connector.securitySchemes : connector.securitySchemes.slice(0, 1)
  const options = schemes.flatMap((scheme): readonly ConnectionOption[] => {
    const found = ofScheme(scheme)
    const base = { name: scheme.name, title: scheme.name, fieldOf: {}, labels: {}, fields: [], ...places }
    return found === undefined ? [] : [{ ...base, ...found }]
  })
  if (options.length > 0) return options
  return [
    { name: 'none', title: '', kind: 'none', preset: {}, fieldOf: {}, labels: {}, fields: [], hosts: [] },
  ]
}

type Signing = Pick<ConnectionOption, 'kind' | 'preset'>

/** How requests of a security scheme are signed; `undefined` for schemes that nothing here signs. */
function ofScheme(scheme: SecurityScheme): Signing | undefined {
  switch (scheme.kind) {
    case 'basic':
      return { kind: 'basic', preset: {} }
    case 'bearer':
      return { kind: 'bearer', preset: {} }
    case 'certificate':
      return { kind: 'certificatePfx', preset: {} }
    case 'apiKey':
      return { kind: 'apiKey', preset: keyPlace(scheme) }
    case 'oauth2':
    case 'openIdConnect':
      return ofOAuthScheme(scheme)
    default:
      return undefined
  }
}

function keyPlace({ in: place, parameter }: SecurityScheme): Readonly<Record<string, string>> {
  if (place === 'cookie') return { in: 'header', name: 'Cookie', prefix: `${parameter ?? ''}=` }
  return { in: place ?? 'header', ...(parameter === undefined ? {} : { name: parameter }) }
}

function ofOAuthScheme({ flows, openIdConnectUrl }: SecurityScheme): Signing {
  const flow =
    flows?.find((one) => one.flow === 'authorizationCode') ??
    flows?.find((one) => one.flow === 'clientCredentials') ??
    flows?.[0]
  const scopes = Object.keys(flow?.scopes ?? {}).join(' ')
  const issuer = openIdConnectUrl?.replace(/\/\.well-known\/openid-configuration$/, '')
  const preset = {
    provider: providerOfAddress(flow?.authorizationUrl ?? flow?.tokenUrl ?? openIdConnectUrl ?? ''),
    ...(flow?.authorizationUrl === undefined ? {} : { authorizationUrl: flow.authorizationUrl }),
    ...(flow?.tokenUrl === undefined ? {} : { tokenUrl: flow.tokenUrl }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(scopes === '' ? {} : { scopes }),
  }
  if (flow?.flow !== 'clientCredentials') return { kind: 'oauthCode', preset }
  const { authorizationUrl: _, ...unattended } = preset as Record<string, string>
  return { kind: 'oauthClientCredentials', preset: unattended }
}

/** Our preset of a sign-in service, by its address; `custom` for others. */
function providerOfAddress(address: string): string {
  const host = /^https?:\/\/([^/:?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? ''
  if (/(^|\.)(login\.microsoftonline\.com|login\.windows\.net)$/.test(host)) return 'microsoftEntra'
  if (/(^|\.)google(apis)?\.com$/.test(host)) return 'google'
  if (host === 'github.com') return 'github'
  if (/(^|\.)slack\.com$/.test(host)) return 'slack'
  if (/(^|\.)dropbox(api)?\.com$/.test(host)) return 'dropbox'
  if (/(^|\.)(x|twitter)\.com$/.test(host)) return 'x'
  return 'custom'
}

const providersByName: Readonly<Record<string, string>> = {
  aad: 'microsoftEntra',
  aadcertificate: 'microsoftEntra',
  google: 'google',
  googleuser: 'google',
  github: 'github',
  slack: 'slack',
  dropbox: 'dropbox',
  twitter: 'x',
}

type OptionParts = Omit<ConnectionOption, 'name' | 'title' | 'hosts' | 'hostTemplates'>

function optionOf(connector: Described, parameters: readonly ConnectionParameter[]): OptionParts {
  const shown = parameters.filter((parameter) => !parameter.isHidden || parameter.default !== undefined)
  const oauth = parameters.find(({ kind }) => kind === 'oauth')
  if (oauth !== undefined) return ofOAuth(connector, oauth, shown)
  const scheme = connector.securitySchemes.find(({ kind }) => kind !== 'other')
  const open = shown.filter(({ kind }) => kind !== 'identity' && kind !== 'gateway')
  const password = open.find(({ name }) => /^(password|pass|passwd|pwd)$/i.test(name))
  const user = open.find(({ name }) => /^(user_?name|user|login|email)$/i.test(name))
  if (scheme?.kind === 'basic' || (password !== undefined && user !== undefined && scheme === undefined)) {
    return withFields('basic', {}, open, {
      username: user ?? open[0],
      password: password ?? open.find((one) => one !== (user ?? open[0]) && one.kind === 'secret'),
    })
  }
  const secret = open.find(({ kind }) => kind === 'secret')
  if (scheme?.kind === 'apiKey') {
    return withFields('apiKey', keyPlace(scheme), open, { key: secret ?? open[0] })
  }
  if (scheme?.kind === 'bearer') return withFields('bearer', {}, open, { token: secret ?? open[0] })
  if (secret !== undefined) return ofPolicies(connector, secret, open)
  const signing = scheme === undefined ? undefined : ofScheme(scheme)
  return withFields(signing?.kind ?? 'none', signing?.preset ?? {}, open, {})
}

function ofOAuth(
  connector: Described,
  { oauth }: ConnectionParameter,
  shown: readonly ConnectionParameter[],
): OptionParts {
  const scheme = connector.securitySchemes.find(({ kind }) => kind === 'oauth2' || kind === 'openIdConnect')
  const described = scheme === undefined ? undefined : ofOAuthScheme(scheme)
  const custom = (name: string) =>
    Object.entries(oauth?.customParameters ?? {}).find(([key]) => key.toLowerCase() === name)?.[1]
  const authorizationUrl =
    plainAddress(custom('authorizationurltemplate')) ?? plainAddress(custom('authorizationurl'))
  const tokenUrl = plainAddress(custom('tokenurltemplate')) ?? plainAddress(custom('tokenurl'))
  const byName = providersByName[oauth?.identityProvider.toLowerCase() ?? '']
  const provider = byName ?? described?.preset.provider ?? 'custom'
  const scopes = oauth?.scopes.join(' ') ?? ''
  const tenant = custom('tenantid')
  const audience = custom('resourceuri')
  const isApp = described?.kind === 'oauthClientCredentials'
  const preset = {
    ...(byName === undefined ? described?.preset : {}),
    provider,
    ...(provider !== 'custom' || authorizationUrl === undefined || isApp ? {} : { authorizationUrl }),
    ...(provider !== 'custom' || tokenUrl === undefined ? {} : { tokenUrl }),
    ...(scopes === '' ? {} : { scopes }),
    ...(tenant === undefined || tenant === 'common' || tenant === '' ? {} : { tenant }),
    ...(audience === undefined || audience === '' ? {} : { audience }),
  }
  const others = shown.filter(
    ({ kind, name }) => kind !== 'oauth' && kind !== 'identity' && !/^token:(client|grant)/i.test(name),
  )
  return withFields(isApp ? 'oauthClientCredentials' : 'oauthCode', preset, others, {})
}

/** An address without parts that the platform fills. */
function plainAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\/[^{}\s]+$/i.test(address) ? address : undefined
}

/** A key that no scheme places: a policy says into which header it goes. */
function ofPolicies(
  { properties }: Described,
  secret: ConnectionParameter,
  open: readonly ConnectionParameter[],
): OptionParts {
  const wanted = new RegExp(`^@connectionParameters\\(\\s*'${escaped(secret.name)}'`, 'i')
  const policy = properties?.policies.find(
    ({ templateId, parameters }) =>
      templateId === 'setheader' && typeof parameters.value === 'string' && wanted.test(parameters.value),
  )
  const header = policy?.parameters.name
  const preset = { in: 'header', ...(typeof header === 'string' ? { name: header } : {}) }
  return withFields('apiKey', preset, open, { key: secret })
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function withFields(
  kind: AuthenticationKindName,
  preset: Readonly<Record<string, string>>,
  parameters: readonly ConnectionParameter[],
  fields: Readonly<Record<string, ConnectionParameter | undefined>>,
): OptionParts {
  const taken = Object.entries(fields).flatMap(([field, parameter]) =>
    parameter === undefined ? [] : [[parameter.name, field, parameter.displayName] as const],
  )
  const names = new Set(taken.map(([name]) => name))
  return {
    kind,
    preset,
    fieldOf: Object.fromEntries(taken.map(([name, field]) => [name, field])),
    labels: Object.fromEntries(taken.map(([, field, label]) => [field, label])),
    fields: parameters.filter(({ name }) => !names.has(name)).map(fieldFor),
  }
}

function fieldFor(parameter: ConnectionParameter): ConnectorField {
  const { name, displayName, description, tooltip, kind, isRequired, allowedValues } = parameter
  const hint = tooltip ?? description
  const isSecret = kind === 'secret'
  return {
    name: connectorFieldName(name, isSecret),
    parameter: name,
    label: displayName,
    ...(hint === undefined ? {} : { hint }),
    isSecret,
    isMultiline: parameter.isMultiline,
    isRequired: isRequired && parameter.default === undefined,
    ...(parameter.default === undefined || isSecret ? {} : { default: parameter.default }),
    choices: allowedValues,
  }
}

function placesOf(connector: Described, variables: Readonly<Record<string, string>>): Places {
  const { definition } = connector
  const named = definition === undefined ? [] : vendorHosts({ definition })
  if (named.length > 0) return { hosts: named }
  const templates = hostTemplates(connector).map(({ address, subdomain }) => ({
    address: fillKnown(address, variables) ?? address,
    ...(subdomain === undefined ? {} : { subdomain: fillKnown(subdomain, variables) ?? subdomain }),
  }))
  if (templates.some(asksConnection)) return { hosts: [], hostTemplates: templates }
  return { hosts: hostsOfTemplates(templates, {}) ?? [] }
}
