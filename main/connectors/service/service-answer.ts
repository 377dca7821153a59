import type { HttpResponse } from '../../../shared/connectors/http-exchange.ts'

/** What a service that answers in this process says: a driver, or an emulated service. */
export interface ServiceAnswer {
  /** 200 when absent. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly json?: unknown
  /** Sent as it is, with the type among `headers`. */
  readonly content?: Uint8Array | string
}

/** The answer as it would have come over the wire. */
export function httpResponseOf({ content, headers = {}, json, status = 200 }: ServiceAnswer): HttpResponse {
  const lower = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  if (json !== undefined) {
    const body = new TextEncoder().encode(JSON.stringify(json))
    return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...lower }, body }
  }
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : (content ?? new Uint8Array())
  return { status, headers: lower, body }
}
