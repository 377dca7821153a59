import type { HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { headerOf, retryAfterMs } from '../engine/http-status.ts'

/** Time between polls when the service names none, in ms. */
const defaultPollMs = 20_000

/** When and where to ask again after a 202; `undefined` when the answer names no place. Source: RFC 9110, 202. */
export function pollAgain(
  response: HttpResponse,
  url: string,
  nowMs: number,
): { url: string; until: number } | undefined {
  const location = headerOf(response.headers, 'location')
  if (location === undefined) return undefined
  let next: string
  try {
    next = new URL(location, url).href
  } catch {
    return undefined
  }
  return {
    url: next,
    until: nowMs + (retryAfterMs(headerOf(response.headers, 'retry-after'), nowMs) ?? defaultPollMs),
  }
}
