import type { SearchObject } from 'imapflow'
import { ServiceRefusal } from '../../service/service-refusal.ts'

type Given = Readonly<Record<string, unknown>>

/**
 * What a server is asked to look for: `from`, `to`, `cc`, `subject`, `text` (anywhere in the mail), `unread`, `flagged`,
 * `since`, `before` (times). Several addresses in one field mean any of them. Servers compare days, not hours: what is
 * found is looked through once more by `isInTime`. Throws ServiceRefusal 400.
 */
export function readSearch(given: Given): SearchObject {
  const since = timeOf(given, 'since')
  const before = timeOf(given, 'before')
  const text = textOf(given, 'text')
  const subject = textOf(given, 'subject')
  const people = (['from', 'to', 'cc'] as const).flatMap((field) => anyOf(field, textOf(given, field)))
  return {
    deleted: false,
    ...(given.unread === true ? { seen: false } : {}),
    ...(given.flagged === true ? { flagged: true } : {}),
    ...(subject === '' ? {} : { subject }),
    ...(text === '' ? {} : { text }),
    // Days of the server's own zone: one more on each side.
    ...(since === undefined ? {} : { since: new Date(since - day) }),
    ...(before === undefined ? {} : { before: new Date(before + 2 * day) }),
    ...allOf(people),
  }
}

const day = 86_400_000

/** Whether a time lies between `since` (or at it) and `before`. */
export function isInTime(received: string, given: Given): boolean {
  const ms = Date.parse(received)
  const since = timeOf(given, 'since')
  const before = timeOf(given, 'before')
  return (since === undefined || ms >= since) && (before === undefined || ms < before)
}

/** Conditions of which all must be met; each is a list of which one must. IMAP has no "and" but to write them side by side. */
function allOf(conditions: readonly (readonly SearchObject[])[]): SearchObject {
  const [first, ...rest] = conditions
  if (first === undefined) return {}
  const one: SearchObject = first.length === 1 ? (first[0] as SearchObject) : { or: [...first] }
  if (rest.length === 0) return one
  // not (not a or not b) is a and b.
  return { not: { or: [{ not: one }, { not: allOf(rest) }] } }
}

function anyOf(field: 'from' | 'to' | 'cc', text: string): readonly (readonly SearchObject[])[] {
  const wanted = text
    .split(/[;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return wanted.length === 0 ? [] : [wanted.map((one) => ({ [field]: one }))]
}

function textOf(given: Given, name: string): string {
  const value = given[name]
  return typeof value === 'string' ? value.trim() : ''
}

function timeOf(given: Given, name: string): number | undefined {
  const text = textOf(given, name)
  if (text === '') return undefined
  const ms = Date.parse(text)
  if (!Number.isNaN(ms)) return ms
  throw new ServiceRefusal(400, 'InvalidTime', `'${name}' is '${text}', which is no time.`)
}
