import type { RunId } from '../../shared/run/index.ts'

/**
 * Tracking id and idempotency key of an action: the same for every attempt and after every restart, because it
 * is made from the run and the action's place and from nothing else. Looks like a GUID.
 */
export function trackingIdOf(runId: RunId, actionKey: string): string {
  const text = `${runId}/${actionKey}`
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  let c = 0xc2b2ae35
  let d = 0x27d4eb2f
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193) >>> 0
    b = Math.imul(b ^ (unit + at), 0x85ebca77) >>> 0
    c = (Math.imul(c ^ unit, 0xc2b2ae3d) + a) >>> 0
    d = (Math.imul(d ^ (unit << (at & 7)), 0x27d4eb2d) + b) >>> 0
  }
  a = mix(a ^ c)
  b = mix(b ^ d)
  c = mix(c + b)
  d = mix(d + a)
  const hex = word(a) + word(b) + word(c) + word(d)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

function mix(value: number): number {
  let mixed = value >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function word(value: number): string {
  return value.toString(16).padStart(8, '0')
}
