/** What scrubbing looks for. */
export type SensitiveKind =
  | 'header'
  | 'property'
  | 'token'
  | 'signature'
  | 'connection-string'
  | 'email'
  | 'phone'
  | 'iban'
  | 'card'

/** Kinds that open doors; their values are never shown in a preview. */
export const secretKinds: ReadonlySet<SensitiveKind> = new Set([
  'header',
  'property',
  'token',
  'signature',
  'connection-string',
])

/** A kind of text inside of others. `group`: which group of the pattern is the sensitive part; 0 for all of it. */
export interface SensitivePattern {
  readonly kind: SensitiveKind
  readonly pattern: RegExp
  readonly group: 0 | 1
  /** Whether what was found really is one. */
  isMeant?(found: string): boolean
  /** Stands in its place; `count` tells several apart, from 1. */
  replacement(count: number, found: string): string
}

/** Headers whose value is a secret as a whole. */
const secretHeader =
  /^(authorization|proxy-authorization|cookie|set-cookie|www-authenticate|x-api-key|api-key|apikey|x-functions-key|x-auth-token|x-access-token|x-csrf-token|x-amz-security-token|ocp-apim-subscription-key|aeg-sas-key|aeg-sas-token|x-ms-apim-tokens|x-hub-signature(-256)?|x-slack-signature|stripe-signature)$/i

/** Properties that by their name hold a secret. */
const secretProperty =
  /^(.*[-_.])?(password|passwd|pwd|passphrase|secret|client[-_]?secret|api[-_]?key|access[-_]?key|account[-_]?key|private[-_]?key|shared[-_]?access[-_]?key|subscription[-_]?key|access[-_]?token|refresh[-_]?token|id[-_]?token|auth[-_]?token|bearer[-_]?token|session[-_]?token|security[-_]?token|sas[-_]?token|pfx|credential)$/i

/** Whether the text under this name is a secret as a whole, and why. */
export function secretNameKind(name: string): 'header' | 'property' | undefined {
  if (secretHeader.test(name)) return 'header'
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2')
  return secretProperty.test(words) ? 'property' : undefined
}

/** Patterns in the order in which they are tried: what one has found, the later ones do not see. */
export const sensitivePatterns: readonly SensitivePattern[] = [
  {
    kind: 'token',
    pattern: /\b(eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)/g,
    group: 1,
    replacement: (count) => `token-${count}`,
  },
  {
    kind: 'token',
    pattern: /\b(?:Bearer|Basic|Token)\s+([A-Za-z0-9+/=._~-]{12,})/g,
    group: 1,
    isMeant: (found) => !/^(token|secret)-\d+$/.test(found),
    replacement: (count) => `token-${count}`,
  },
  {
    kind: 'token',
    pattern:
      /\b((?:gh[pousr]_[A-Za-z0-9]{20,})|(?:xox[abprs]-[A-Za-z0-9-]{10,})|(?:sk_(?:live|test)_[A-Za-z0-9]{10,})|(?:AKIA[0-9A-Z]{16})|(?:AIza[A-Za-z0-9_-]{30,}))/g,
    group: 1,
    replacement: (count) => `token-${count}`,
  },
  {
    kind: 'signature',
    pattern:
      /[?&;](?:sig|signature|code|key|apikey|api_key|api-key|token|access_token|subscription-key|client_secret|sv_sig|x-amz-signature)=([^&#\s"'<>]{6,})/gi,
    group: 1,
    isMeant: (found) => !/^signature-\d+$/.test(found),
    replacement: (count) => `signature-${count}`,
  },
  {
    kind: 'connection-string',
    pattern: /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|Password|Pwd)\s*=\s*([^;"'\s]{4,})/gi,
    group: 1,
    replacement: (count) => `secret-${count}`,
  },
  {
    kind: 'email',
    pattern: /[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,6}\.[A-Za-z]{2,24}/g,
    group: 0,
    isMeant: (found) => !/@(example\.(com|org|net)|[^@]*\.(example|invalid|test))$/i.test(found),
    replacement: (count) => `person${count}@example.com`,
  },
  {
    kind: 'iban',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g,
    group: 0,
    isMeant: isIban,
    replacement: (count) => `XX00TEST${String(count).padStart(12, '0')}`,
  },
  {
    kind: 'card',
    pattern: /\b\d(?:[ -]?\d){12,18}\b/g,
    group: 0,
    isMeant: isCardNumber,
    replacement: (count) => `card-${count}`,
  },
  {
    kind: 'phone',
    pattern: /(?<![\w.+-])\+\d{1,3}[ ()./-]{0,2}\d(?:[ ()./-]{0,2}\d){6,12}(?![\w-])/g,
    group: 0,
    isMeant: (found) => !/^\+1 202 555 0\d{3}$/.test(found),
    replacement: (count) => `+1 202 555 ${String(100 + count).padStart(4, '0')}`,
  },
  {
    kind: 'phone',
    pattern: /(?<![\w.+-])\(?0\d{1,4}\)?[ /-]\d(?:[ -]?\d){5,9}(?![\w-])/g,
    group: 0,
    replacement: (count) => `+1 202 555 ${String(100 + count).padStart(4, '0')}`,
  },
]

/** Whether the check digits of an account number are right. Source: ISO 13616. */
function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '')
  if (plain.length < 15 || plain.length > 34) return false
  const digits = [...plain.slice(4), ...plain.slice(0, 4)]
    .map((letter) => Number.parseInt(letter, 36))
    .join('')
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** Whether the digits are those of a payment card: right by Luhn's rule, and of a known range. */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (!/^(4|5[1-5]|2[2-7]|3[47]|6)/.test(digits) || /^0+$/.test(digits)) return false
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}
