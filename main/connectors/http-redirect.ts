import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { isSecretHeader } from '../../shared/connectors/secret-headers.ts'

const statuses = new Set([301, 302, 303, 307, 308])
const bodyHeaders = new Set(['content-type', 'content-length', 'content-encoding', 'content-disposition'])

/**
 * The request a redirect asks for; `undefined` when the answer should be handed to the flow as it is: no redirect,
 * an odd target, or a way from https to http. What signs a request stays with its origin. Source: RFC 9110, 15.4.
 */
export function redirectedRequest(
  message: HttpRequest,
  status: number,
  location: string | undefined,
): HttpRequest | undefined {
  if (!statuses.has(status) || location === undefined) return undefined
  const from = new URL(message.url)
  let to: URL
  try {
    to = new URL(location, from)
  } catch {
    return undefined
  }
  if (to.protocol !== 'https:' && (to.protocol !== 'http:' || from.protocol === 'https:')) return undefined
  const isSafe = message.method === 'GET' || message.method === 'HEAD'
  const becomesGet = !isSafe && (status === 303 || status === 301 || status === 302)
  const staysHome = to.origin === from.origin
  const own = new Set(message.secretHeaders?.map((name) => name.toLowerCase()))
  const isSecret = (name: string) => isSecretHeader(name) || own.has(name.toLowerCase())
  const headers = Object.entries(message.headers).filter(
    ([name]) => (staysHome || !isSecret(name)) && !(becomesGet && bodyHeaders.has(name.toLowerCase())),
  )
  const { body, certificate, ...rest } = message
  return {
    ...rest,
    url: to.href,
    method: becomesGet ? 'GET' : message.method,
    headers: Object.fromEntries(headers),
    ...(body === undefined || becomesGet ? {} : { body }),
    ...(certificate === undefined || !staysHome ? {} : { certificate }),
  }
}
