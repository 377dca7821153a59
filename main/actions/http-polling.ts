import type { HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import { propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { headerOf, retryAfterMs } from '../engine/http-status.ts'

/** Time between polls when the service names none, in ms. */
const defaultPollMs = 20_000

/** Where an asynchronous operation is asked after. */
export interface Poll {
  readonly url: string
  /** Polls that failed one after the other. */
  readonly failures: number
}

/** What is kept over the wait, also over a restart. */
export function printPoll(poll: Poll): string {
  return printJson({ url: poll.url, failures: poll.failures })
}

/** Reads what `printPoll` wrote. */
export function readPoll(resume: string): Poll {
  const value = parseJson(resume)
  return { url: textOf(value, 'url') ?? '', failures: Number(propertyOf(value, 'failures') ?? 0) }
}

/**
 * When and where to ask again after a 202: its Location, or where was asked before; `undefined` for a first answer
 * that names no place. Source: "Asynchronous request-response behavior", Logic Apps; RFC 9110, 15.3.3.
 */
export function pollAgain(
  response: Pick<HttpResponse, 'headers'>,
  url: string,
  isPoll: boolean,
  nowMs: number,
): { url: string; until: number } | undefined {
  const location = headerOf(response.headers, 'location')
  const next = location === undefined ? undefined : addressOf(location, url)
  if (next === undefined && !isPoll) return undefined
  const delayMs = retryAfterMs(headerOf(response.headers, 'retry-after'), nowMs) ?? defaultPollMs
  return { url: next ?? url, until: nowMs + delayMs }
}

function addressOf(location: string, base: string): string | undefined {
  try {
    const { href, protocol } = new URL(location, base)
    return protocol === 'http:' || protocol === 'https:' ? href : undefined
  } catch {
    return undefined
  }
}
