/** One value a connection is made of, as the form asks for it and as main keeps it. All values are text. */
export interface AuthenticationField {
  readonly name: string
  readonly label: string
  /** `secret` is one line, `secretText` several (keys, certificates); both go to the secret store and nowhere else. */
  readonly type: 'text' | 'url' | 'number' | 'flag' | 'choice' | 'secret' | 'secretText'
  readonly isRequired: boolean
  /** Taken where nothing is given. Secrets have none. */
  readonly default?: string
  /** Of `choice`: value and its text. */
  readonly choices?: readonly { readonly value: string; readonly text: string }[]
  /** What to put in, in a sentence. */
  readonly hint?: string
  /** Spaces at its ends belong to the value; those of other settings are taken away. */
  readonly keepsSpaces?: boolean
  /** Longest value, in UTF-16 units. */
  readonly maxLength: number
}

/** Whether the value of a field is a secret. */
export function isSecretField(field: AuthenticationField): boolean {
  return field.type === 'secret' || field.type === 'secretText'
}

/** A field with the usual lengths: 2,000 for lines, 200,000 for keys and certificates. */
export function field(
  name: string,
  label: string,
  type: AuthenticationField['type'],
  more: Partial<Omit<AuthenticationField, 'name' | 'label' | 'type'>> = {},
): AuthenticationField {
  const maxLength = type === 'secretText' ? 200_000 : type === 'secret' ? 20_000 : 2_000
  return { name, label, type, isRequired: true, maxLength, ...more }
}
