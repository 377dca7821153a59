import {
  type AuthenticationField,
  type AuthenticationKind,
  type AuthenticationKindName,
  authenticationKinds,
  type Connection,
  isSecretField,
  providerOf,
} from '../../shared/connections/index.ts'
import type { ConnectionOption } from '../../shared/connectors/connection-options.ts'
import { isDriverHost } from '../../shared/connectors/vendor-hosts.ts'
import { connectionStrings as strings } from '../strings/connections.ts'

/** One value that the form asks for, whichever side describes it. */
export interface FormField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type: AuthenticationField['type']
  readonly isRequired: boolean
  readonly choices: readonly { readonly value: string; readonly text: string }[]
}

/** One way to sign in that the form can be about. */
export interface SignInWay {
  /** Unique in the form. */
  readonly id: string
  readonly title: string
  readonly kind: AuthenticationKind
  /** Offered by the connector's own description. */
  readonly option: ConnectionOption | undefined
  readonly preset: Readonly<Record<string, string>>
  readonly hosts: readonly string[]
  /** Its values go to a server that a driver asks (a database, files, mail), not into HTTP requests. */
  readonly isForDriver: boolean
}

/** The fields of a way: those that everybody fills in, and those behind "More settings". */
export interface FormFields {
  readonly main: readonly FormField[]
  readonly more: readonly FormField[]
}

/** The ways of a connector: those of its description first, then every other kind. */
export function waysOf(options: readonly ConnectionOption[]): {
  readonly offered: readonly SignInWay[]
  readonly others: readonly SignInWay[]
} {
  const offered = options.map((option): SignInWay => {
    const kind = authenticationKinds[option.kind]
    return {
      id: `option:${option.name}`,
      title: titleOf(option, options),
      kind,
      option,
      preset: option.preset,
      hosts: option.hosts,
      isForDriver: option.hosts.some(isDriverHost),
    }
  })
  // A server that is not asked over HTTP knows no other ways than those of its connector.
  if (offered.some(({ isForDriver }) => isForDriver)) return { offered, others: [] }
  const taken = new Set<AuthenticationKindName>(options.map(({ kind }) => kind))
  const oauth = options.find(({ kind }) => authenticationKinds[kind].traits.signIn !== 'none')
  const others = Object.values(authenticationKinds)
    .filter(({ kind }) => !taken.has(kind))
    .map((kind: AuthenticationKind): SignInWay => {
      // The same service by another grant: what the connector says of it holds there too.
      const isSameService = oauth !== undefined && kind.traits.signIn !== 'none'
      const names = new Set(kind.fields.map(({ name }) => name))
      const preset = Object.entries(isSameService ? oauth.preset : {}).filter(([name]) => names.has(name))
      return {
        id: `kind:${kind.kind}`,
        title: strings.kindTitle(kind),
        kind,
        option: isSameService ? oauth : undefined,
        preset: Object.fromEntries(preset),
        hosts: options[0]?.hosts ?? [],
        isForDriver: false,
      }
    })
  return { offered, others }
}

/** What a kind of sign-in is called: `(Basic)` says something of HTTP alone. */
export function kindTitleFor(kind: AuthenticationKindName, hosts: readonly string[]): string {
  const isPassword = kind === 'basic' && hosts.some(isDriverHost)
  return isPassword ? strings.driver.signIn : strings.kindTitle(authenticationKinds[kind])
}

/** A way's name: the connector's own words; a scheme's bare name only where two ways would be called the same. */
function titleOf(option: ConnectionOption, all: readonly ConnectionOption[]): string {
  const { kind, name, title } = option
  if (title !== '' && title !== name) return title
  const kindTitle = kindTitleFor(kind, option.hosts)
  return all.some((other) => other !== option && other.kind === kind) ? `${kindTitle} (${name})` : kindTitle
}

/** The way by which a connection was made, as far as its kind tells. */
export function wayOfConnection(options: readonly ConnectionOption[], connection: Connection): SignInWay {
  const { offered, others } = waysOf(options)
  const kind = authenticationKinds[connection.kind]
  const found = [...offered, ...others].find((way) => way.kind.kind === connection.kind)
  return (
    found ?? {
      id: 'own',
      title: kind.title,
      kind,
      option: undefined,
      preset: {},
      hosts: [],
      isForDriver: false,
    }
  )
}

/** What the form begins with: the connector's presets over the kind's defaults. */
export function initialValues({ kind, option, preset }: SignInWay): Readonly<Record<string, string>> {
  const defaults = kind.fields.flatMap(({ name, default: value }) =>
    value === undefined ? [] : [[name, value] as const],
  )
  const own = (option?.fields ?? []).flatMap(({ name, default: value }) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(own), ...preset }
}

/** Fields that most people leave as they are. */
const settled: ReadonlySet<string> = new Set([
  'scopes',
  'audience',
  'tokenUrl',
  'revocationUrl',
  'clientAuthentication',
  'authorizationUrl',
  'redirectPort',
  'deviceUrl',
  'prefix',
])

/** The fields to show, by what is filled in so far: a known service needs no addresses, another one does. */
export function fieldsOf(way: SignInWay, values: Readonly<Record<string, string>>): FormFields {
  const { kind, option, preset } = way
  const provider = providerOf(values.provider)
  const isMain = ({ name }: AuthenticationField): boolean => {
    // What the connector has decided is there to be seen, not to be filled in.
    if (preset[name] !== undefined && preset[name] !== '' && kind.traits.signIn === 'none') return false
    if (name === 'provider') return option === undefined || preset.provider === undefined
    if (name === 'tenant') return provider?.defaultTenant !== undefined
    if (name === 'issuer') return provider === undefined && (preset.tokenUrl ?? '') === ''
    return !settled.has(name)
  }
  const isShown = ({ name }: AuthenticationField): boolean =>
    name !== 'tenant' || provider === undefined || provider.defaultTenant !== undefined
  const main: FormField[] = []
  const more: FormField[] = []
  for (const field of kind.fields.filter(isShown)) {
    ;(isMain(field) ? main : more).push(formField(field, option?.labels[field.name], way.isForDriver))
  }
  for (const { choices, hint, isMultiline, isRequired, isSecret, label, name } of option?.fields ?? []) {
    main.push({
      name,
      label,
      ...(hint === undefined ? {} : { hint }),
      type: choices.length > 0 ? 'choice' : isSecret ? (isMultiline ? 'secretText' : 'secret') : 'text',
      isRequired,
      choices: choices.map(({ text, value }) => ({ text, value })),
    })
  }
  return { main, more }
}

function formField(field: AuthenticationField, label: string | undefined, isForDriver: boolean): FormField {
  // Hints tell what HTTP makes of a value.
  const hint = isForDriver ? undefined : strings.fieldHint(field)
  return {
    name: field.name,
    label: label ?? strings.fieldLabel(field),
    ...(hint === undefined ? {} : { hint }),
    type: field.type,
    isRequired: field.isRequired && field.default === undefined,
    choices: (field.choices ?? []).map((choice) => ({
      value: choice.value,
      text: strings.choiceText(field, choice),
    })),
  }
}

/** Whether a value of the form is a secret: it is never shown again and leaves the form with its sending. */
export function isSecretName(kind: AuthenticationKind, name: string): boolean {
  const field = kind.fields.find((one) => one.name === name)
  return field === undefined ? name.startsWith('secret-parameter:') : isSecretField(field)
}

/** Names of required fields that have no value yet. */
export function missingFields(
  fields: FormFields,
  values: Readonly<Record<string, string>>,
  files: Readonly<Record<string, unknown>>,
): readonly string[] {
  return [...fields.main, ...fields.more]
    .filter(({ isRequired, name }) => isRequired && (values[name] ?? '') === '' && files[name] === undefined)
    .map(({ name }) => name)
}

/**
 * Values to send: those of the way's fields. Empty secrets are left out (when a connection is changed, what is stored
 * stays); settings that were emptied are sent as such when a connection is changed.
 */
export function valuesToSend(
  way: SignInWay,
  values: Readonly<Record<string, string>>,
  isChange: boolean,
): Readonly<Record<string, string>> {
  const known = new Set([
    ...way.kind.fields.map(({ name }) => name),
    ...(way.option?.fields ?? []).map(({ name }) => name),
  ])
  const isSent = ([name, value]: readonly [string, string]) =>
    known.has(name) && (value !== '' || (isChange && !isSecretName(way.kind, name)))
  return Object.fromEntries(Object.entries(values).filter(isSent))
}

/** Host patterns as typed, separated by spaces or commas. */
export function readHosts(text: string): string[] {
  return text.split(/[\s,;]+/).filter((host) => host !== '')
}
