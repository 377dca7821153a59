import { type IncomingMessage, type ServerResponse, validateHeaderName, validateHeaderValue } from 'node:http'
import type { CallbackAnswer } from './callback-request.ts'

/** Headers that belong to the connection, not to the answer. RFC 9110, 7.6.1. */
const ofConnection = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'trailer',
  'te',
  'proxy-connection',
])

/** Sends an answer, unless the caller has gone or has one. `isLast` closes the connection after it. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: CallbackAnswer,
  isLast = false,
): void {
  if (response.headersSent || response.destroyed) return
  const headers: Record<string, string | number> = {}
  const given = answer.headers ?? {}
  for (const name of Object.keys(given)) {
    const value = given[name] as string
    if (mayBeSent(name) && isHeaderValue(name, value)) headers[name] = value
  }
  if (isLast) headers.Connection = 'close'
  const hasBody = answer.status !== 204 && answer.status !== 304
  const body = hasBody ? (answer.body ?? '') : ''
  if (hasBody)
    headers['Content-Length'] = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  response.writeHead(answer.status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Whether headers of a name may be sent: the same few names come with every answer. */
const sendable = new Map<string, boolean>()
const maxSendable = 1000

function mayBeSent(name: string): boolean {
  const known = sendable.get(name)
  if (known !== undefined) return known
  const found = !ofConnection.has(name.toLowerCase()) && isHeaderName(name)
  if (sendable.size >= maxSendable) sendable.clear()
  sendable.set(name, found)
  return found
}

/** What a flow puts into a header may not be one; it is left out, as the platform does. */
function isHeaderName(name: string): boolean {
  try {
    validateHeaderName(name)
    return true
  } catch {
    return false
  }
}

const plainValue = /^[\x20-\x7e]*$/

function isHeaderValue(name: string, value: string): boolean {
  if (plainValue.test(value)) return true
  try {
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}
