import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject } from '../../shared/wdl/lookup.ts'

/** Names under which services say when a subscription ends, folded. */
const names = new Set([
  'expirationdatetime',
  'expirationdate',
  'expirationtime',
  'expiration',
  'expiresat',
  'expires_at',
  'expiresutc',
  'expireson',
  'expires_on',
  'expirydate',
  'expiry',
  'expires',
  'validuntil',
  'valid_until',
])

/** Shortest and longest time for which a subscription is taken to last, in ms; beyond it the value means something else. */
const shortestMs = 60_000
const longestMs = 3 * 366 * 24 * 60 * 60 * 1000

/**
 * When a subscription ends, as the service's answer says it: a date, or seconds or ms since 1970, in a property named
 * for it at the top or one level below. Ms since 1970 UTC; `undefined` where nothing is said.
 */
export function endOfSubscription(answer: WdlValue, nowMs: number): number | undefined {
  if (!isObject(answer)) return undefined
  const entries = Object.entries(answer)
  const inner = entries.flatMap(([, value]) => (isObject(value) ? Object.entries(value) : []))
  for (const [name, value] of [...entries, ...inner]) {
    if (!names.has(foldName(name))) continue
    const at = timeOf(value)
    if (at !== undefined && at - nowMs > shortestMs && at - nowMs < longestMs) return at
  }
  return undefined
}

function timeOf(value: WdlValue): number | undefined {
  if (typeof value === 'number') return value < 100_000_000_000 ? value * 1000 : value
  if (typeof value !== 'string') return undefined
  if (/^\d{10}(\d{3})?$/.test(value)) return timeOf(Number(value))
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : at
}
