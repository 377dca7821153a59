import type { WdlObject } from '../expressions/value.ts'
import { foldName, propertyOf, textOf } from '../wdl/lookup.ts'
import { textOfPattern } from './text-of-pattern.ts'

/** Texts by format, so that expressions that read them work. Formats that mean nothing to us are words like any other. */
const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  'date-time-rfc1123': 'Thu, 01 Jan 2026 00:00:00 GMT',
  'date-no-tz': '2026-01-01T00:00:00',
  date: '2026-01-01',
  time: '12:00:00Z',
  duration: 'PT1H',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '00000000-0000-4000-8000-000000000001',
  guid: '00000000-0000-4000-8000-000000000001',
  uri: 'https://example.com/sample',
  url: 'https://example.com/sample',
  'uri-reference': '/sample',
  'json-pointer': '/sample',
  regex: '.*',
  byte: 'U2FtcGxl',
  base64: 'U2FtcGxl',
  binary: 'Sample',
  html: '<p>Sample</p>',
  int32: '1',
  int64: '1',
  integer: '1',
  number: '1',
  double: '1.5',
  decimal: '1.5',
  float: '1.5',
}

/** What a property's name tells of its text, first match wins. The next page is empty, so that paging ends. */
const names: readonly (readonly [RegExp, string])[] = [
  [/next_?(link|page|token|cursor)|continuation_?token|skip_?token|^cursor$/i, ''],
  [/(date|time|created|modified|updated)(_?(at|on|time|utc|stamp))?$/i, formats['date-time'] as string],
  [/(guid|uuid)$/i, formats.uuid as string],
  [/e-?mail(_?address)?$|userprincipalname$/i, formats.email as string],
  [/(url|uri|link|href|website)$/i, formats.uri as string],
  [/file_?name$/i, 'sample.txt'],
  [/(^|[a-z_.])(first|given)_?name$/i, 'Alex'],
  [/(last|family|sur)_?name$/i, 'Example'],
  [/^(display|full|user|customer|contact|author|employee|your)?_?name$/i, 'Alex Example'],
  [/(^|[a-z_])(id|number|count|key)$/i, '1'],
]

/**
 * A text that follows a schema: by `pattern`, `format`, what its name or title tells, or the word "Sample"; then made as
 * long or short as the schema wants it. The same schema always gives the same text.
 */
export function sampleText(schema: WdlObject, name: string | undefined): string {
  const minLength = lengthOf(schema, 'minLength') ?? 0
  const maxLength = lengthOf(schema, 'maxLength') ?? Number.POSITIVE_INFINITY
  const pattern = textOf(schema, 'pattern')
  if (pattern !== undefined) {
    const text = textOfPattern(pattern, minLength, maxLength)
    if (text !== undefined) return text
  }
  const format = formats[foldName(textOf(schema, 'format') ?? '')]
  const title = textOf(schema, 'title') ?? textOf(schema, 'x-ms-summary')
  return fitted(format ?? byName(name) ?? byName(title) ?? wordsOf(title ?? name), minLength, maxLength)
}

function byName(name: string | undefined): string | undefined {
  const words = name?.trim().replace(/[\s-]+/g, '_')
  return words === undefined ? undefined : names.find(([shape]) => shape.test(words))?.[1]
}

/** `Sample email subject` for `emailSubject`. */
function wordsOf(name: string | undefined): string {
  const words = (name ?? '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
  return words === '' ? 'Sample' : `Sample ${words}`
}

function fitted(text: string, minLength: number, maxLength: number): string {
  if (text.length > maxLength) return text.slice(0, maxLength)
  if (text.length >= minLength) return text
  const filler = text === '' ? 'Sample ' : `${text} `
  return filler
    .repeat(Math.ceil(minLength / filler.length) + 1)
    .slice(0, minLength)
    .replace(/ $/, 'e')
}

function lengthOf(schema: WdlObject, name: string): number | undefined {
  const length = propertyOf(schema, name)
  // A schema that asks for a text of megabytes gets none.
  return typeof length === 'number' && length >= 0 ? Math.min(length, 100_000) : undefined
}
