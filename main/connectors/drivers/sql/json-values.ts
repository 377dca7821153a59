import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { parseJson } from '../../../../shared/json/index.ts'

/** A numeral of a database as JSON: exact where JSON can be; `NaN` and the like stay texts. */
export function numberJson(text: string): WdlValue {
  const plain = text
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.$/, '')
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? parseJson(plain.replace(/^(-?)0+(?=\d)/, '$1')) : text
}

/** `2026-01-31 08:00:00.5` as `2026-01-31T08:00:00.5Z`: times without a zone are UTC. */
export function timeJson(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d+)?\s*(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(text)
  if (match === null) return text
  const [, date, time, fraction = '', zone = ''] = match
  const places = fraction.replace(/\.?0+$/, '')
  return `${date}T${time}${places}${zoneText(zone)}`
}

export function bytesJson(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function zoneText(zone: string): string {
  if (zone === '' || zone === 'Z' || /^[+-]00(:?00)?$/.test(zone)) return 'Z'
  const [, hours = '', minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(zone) ?? []
  return `${hours}:${minutes}`
}
