import { type AuthenticationField, isSecretField } from './authentication-field.ts'
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
  for (const field of kind.fields) {
    const isSecret = isSecretField(field)
    const text = Object.hasOwn(given, field.name) ? (given[field.name] ?? '') : ''
    const value = (isSecret || field.keepsSpaces ? text : text.trim()) || (field.default ?? '')
    const message = problemOf(field, value)
    if (message !== undefined) problems.push({ field: field.name, message })
    else if (value !== '') (isSecret ? secrets : settings)[field.name] = value
  }
  const known = new Set(kind.fields.map(({ name }) => name))
  for (const name of Object.keys(given)) {
    if (known.has(name)) continue
    problems.push({ field: name, message: `'${name}' is no field of '${kind.title}'.` })
  }
  return { settings, secrets, problems }
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
