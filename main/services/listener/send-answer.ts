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
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (!ofConnection.has(name.toLowerCase()) && isHeader(name, value)) headers[name] = value
  }
  if (isLast) headers.Connection = 'close'
  const hasBody = answer.status !== 204 && answer.status !== 304
  const body = hasBody ? (answer.body ?? '') : ''
  if (hasBody)
    headers['Content-Length'] = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
  response.writeHead(answer.status, headers)
  response.end(request.method === 'HEAD' ? undefined : body)
}

const plainName = /^[A-Za-z][A-Za-z0-9-]*$/
const plainValue = /^[\x20-\x7e]*$/

/** What a flow puts into a header may not be one; it is left out, as the platform does. */
function isHeader(name: string, value: string): boolean {
  if (plainName.test(name) && plainValue.test(value)) return true
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}
