import { type AuthenticationField, field, isSecretField } from './authentication-field.ts'
import type { AuthenticationKind } from './authentication-kind.ts'

/** What is wrong with one value of a form. `message` never holds the value. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** A connection's values, parted by where they are kept. */
export interface ConnectionValues {
  /** For `connections.json`. */
  readonly settings: Readonly<Record<string, string>>
  /** For the secret store. */
  readonly secrets: Readonly<Record<string, string>>
  readonly problems: readonly FieldProblem[]
}

/**
 * Checks the values given for a kind, fills in defaults and parts secrets from the rest. Never throws; an unknown
 * field is a problem, since it might be a secret in the wrong place.
 */
export function readConnectionValues(
  kind: AuthenticationKind,
  given: Readonly<Record<string, string>>,
): ConnectionValues {
  const settings: Record<string, string> = {}
  const secrets: Record<string, string> = {}
  const problems: FieldProblem[] = []
  for (const asked of kind.fields) {
    const isSecret = isSecretField(asked)
    const text = Object.hasOwn(given, asked.name) ? (given[asked.name] ?? '') : ''
    const value = (isSecret || asked.keepsSpaces ? text : text.trim()) || (asked.default ?? '')
    const message = problemOf(asked, value)
    if (message !== undefined) problems.push({ field: asked.name, message })
    else if (value !== '') (isSecret ? secrets : settings)[asked.name] = value
  }
  const known = new Set(kind.fields.map(({ name }) => name))
  for (const [name, text] of Object.entries(given)) {
    if (known.has(name)) continue
    const parameter = connectorValueOf(name)
    // A kind without secrets keeps nothing in the secret store, so that none may be entered.
    const isUnknown = parameter === undefined || (parameter.isSecret && kind.kind === 'none')
    const message = isUnknown
      ? `'${name}' is no field of '${kind.title}'.`
      : problemOf(field(name, parameter.name, typeOf(parameter.isSecret, text), { isRequired: false }), text)
    if (message !== undefined) problems.push({ field: name, message })
    else if (text !== '' && parameter !== undefined) (parameter.isSecret ? secrets : settings)[name] = text
  }
  return { settings, secrets, problems }
}

/**
 * The connector's own value that a name stands for: `parameter:host` goes to the settings, `secret-parameter:token` to
 * the secret store. `undefined` for other names.
 */
export function connectorValueOf(
  name: string,
): { readonly name: string; readonly isSecret: boolean } | undefined {
  const match = /^(secret-)?parameter:(.{1,300})$/s.exec(name)
  return match === null ? undefined : { name: match[2] ?? '', isSecret: match[1] !== undefined }
}

/** Of the connector's own values only keys have several lines: as PEM and OpenSSH write them, or PuTTY. */
function typeOf(isSecret: boolean, value: string): AuthenticationField['type'] {
  if (!isSecret) return 'text'
  return /^\s*(-----BEGIN [A-Z0-9 ]+-----|PuTTY-User-Key-File-\d)/.test(value) ? 'secretText' : 'secret'
}

function problemOf(field: AuthenticationField, value: string): string | undefined {
  if (value === '') return field.isRequired ? `${field.label}: a value is needed.` : undefined
  if (value.length > field.maxLength) {
    return `${field.label}: longer than ${field.maxLength.toLocaleString('en')} characters.`
  }
  if (field.type !== 'secretText' && hasControlCharacter(value)) {
    return `${field.label}: line breaks and control characters cannot be part of it.`
  }
  switch (field.type) {
    case 'number':
      return /^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536
        ? undefined
        : `${field.label}: a number from 1 to 65535.`
    case 'flag':
      return value === 'true' || value === 'false' ? undefined : `${field.label}: true or false.`
    case 'choice':
      return field.choices?.some((choice) => choice.value === value)
        ? undefined
        : `${field.label}: one of ${field.choices?.map((choice) => choice.value).join(', ')}.`
    case 'url':
      return isServiceAddress(value)
        ? undefined
        : `${field.label}: a whole https address (http only for this machine).`
    default:
      return undefined
  }
}

function hasControlCharacter(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001f\u007f]/.test(text)
}

const webAddress = /^(https?):\/\/(\[[0-9a-f:]+\]|[^/?#@\s:]+)(:\d{1,5})?([/?#]\S*)?$/i

/** Whether a text is an https address, or http on this very machine. User names in it are refused. */
export function isServiceAddress(text: string): boolean {
  const match = webAddress.exec(text)
  if (match === null) return false
  return match[1]?.toLowerCase() === 'https' || isLoopbackHost(match[2] ?? '')
}

/** Whether a host name is this machine, where nobody listens in between. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase()
  return name === 'localhost' || name === '[::1]' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}
