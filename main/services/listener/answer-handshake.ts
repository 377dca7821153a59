import type { WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson } from '../../../shared/json/index.ts'
import { propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import { headerOf } from '../../engine/http-status.ts'
import type { CallbackAnswer, CallbackRequest } from './callback-request.ts'

/** Longest text that is sent back. */
const maxEcho = 4096

/** Largest body in which a handshake is looked for, in bytes. */
const maxBody = 65_536

/**
 * The answer to a service that wants to know whether the address it was given is really meant for it, before it calls
 * there; `undefined` for a real call. Nothing is started by a handshake. Sources: Microsoft Graph, "Set up
 * notifications: endpoint validation"; W3C WebSub 5.3; Slack, "url_verification"; Dropbox, "Webhooks"; Asana,
 * "X-Hook-Secret"; Azure Event Grid, "Endpoint validation"; CloudEvents, "HTTP 1.1 Web Hooks" 4.1.
 */
export function answerHandshake(request: CallbackRequest): CallbackAnswer | undefined {
  const { headers, method, queries } = request
  const echo =
    queries.validationToken ?? queries.validationtoken ?? queries['hub.challenge'] ?? queries.challenge
  const isBare = method === 'GET' || request.body.byteLength === 0
  if (echo !== undefined && (isBare || queries.validationToken !== undefined)) return plain(echo)
  const origin = headerOf(headers, 'webhook-request-origin')
  if (method === 'OPTIONS' && origin !== undefined) {
    return { status: 200, headers: { 'WebHook-Allowed-Origin': origin, 'WebHook-Allowed-Rate': '*' } }
  }
  const secret = headerOf(headers, 'x-hook-secret')
  if (secret !== undefined) return { status: 200, headers: { 'X-Hook-Secret': secret } }
  return answerInBody(request)
}

function answerInBody({ body, headers }: CallbackRequest): CallbackAnswer | undefined {
  if (body.byteLength === 0 || body.byteLength > maxBody) return undefined
  const isEventGrid = headerOf(headers, 'aeg-event-type')?.toLowerCase() === 'subscriptionvalidation'
  const value = readJson(body)
  if (isEventGrid) {
    const [event] = Array.isArray(value) ? (value as readonly WdlValue[]) : []
    const code = event === undefined ? undefined : textOf(propertyOf(event, 'data'), 'validationCode')
    return code === undefined ? undefined : json({ validationResponse: code })
  }
  const challenge = textOf(value, 'challenge')
  if (challenge === undefined || textOf(value, 'type') !== 'url_verification') return undefined
  return json({ challenge })
}

function readJson(body: Uint8Array): WdlValue {
  try {
    return parseJson(new TextDecoder().decode(body))
  } catch {
    return null
  }
}

function plain(text: string): CallbackAnswer {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' }
  return { status: 200, headers, body: text.slice(0, maxEcho) }
}

function json(value: Readonly<Record<string, string>>): CallbackAnswer {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  }
}
