import { isSecretHeader } from '../../shared/connectors/secret-headers.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, textOf } from '../../shared/wdl/lookup.ts'

const hidden = '*sanitized*'

/** Inputs of an HTTP action as they may be recorded: no authentication values, no signing headers. */
export function withoutSecrets(inputs: WdlValue): WdlValue {
  if (!isObject(inputs)) return inputs
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]): [string, WdlValue] => {
      const folded = foldName(name)
      if (folded === 'authentication') return [name, { type: textOf(value, 'type') ?? hidden }]
      if (folded === 'cookie') return [name, hidden]
      if (folded !== 'headers' || !isObject(value)) return [name, value]
      const headers = Object.entries(value).map(([header, text]) => [
        header,
        isSecretHeader(header) ? hidden : text,
      ])
      return [name, Object.fromEntries(headers) as WdlValue]
    }),
  )
}

/** The headers that may go to another origin than the one the flow names. */
export function headersFor(
  url: string,
  origin: string,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (new URL(url).origin === new URL(origin).origin) return headers
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isSecretHeader(name)))
}
