import type * as oauth from 'oauth4webapi'
import type { HttpPort, HttpResponse } from '../../../shared/connectors/http-exchange.ts'
import { CredentialError } from '../../../shared/errors/index.ts'
import { normaliseAnswer, readIdTokenClaims } from './normalise-answer.ts'

/** The world that signing in needs. */
export interface OAuthPorts {
  readonly http: HttpPort
  /** Ms since 1970 UTC. */
  nowMs(): number
  /** Resolves after a time, in ms; rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

/** Claims of the id token of the last answer, where there was one. */
export interface SeenClaims {
  claims: Readonly<Record<string, unknown>> | undefined
}

type Fetch = NonNullable<Parameters<typeof oauth.refreshTokenGrantRequest>[4]>[typeof oauth.customFetch]

/**
 * The library's way to the network: our own HTTP port (proxies, time and size limits, no cookies), with answers
 * brought into the standard's shape.
 */
export function fetchOver(
  { http }: Pick<OAuthPorts, 'http'>,
  signal: AbortSignal,
  options: { readonly keepIdToken: boolean; readonly seen?: SeenClaims },
): NonNullable<Fetch> {
  return async (url, { method, headers, body }) => {
    const response = await http.send(
      {
        method,
        url,
        headers: { ...headers, accept: 'application/json' },
        ...(body === undefined || body === null ? {} : { body: String(body) }),
        timeoutMs: 30_000,
        maxResponseBytes: 1_000_000,
        maxRedirects: 0,
      },
      signal,
    )
    return toResponse(response, options)
  }
}

function toResponse(
  response: HttpResponse,
  options: { readonly keepIdToken: boolean; readonly seen?: SeenClaims },
): Response {
  const text = new TextDecoder().decode(response.body)
  if (options.seen !== undefined) options.seen.claims = readIdTokenClaims(text) ?? options.seen.claims
  const normal = normaliseAnswer(response.status, response.headers['content-type'] ?? '', text, options)
  if (isOutOfOrder(response.status, normal?.body)) throw outOfOrder(response.status)
  const headers = new Headers()
  for (const [name, value] of Object.entries(response.headers)) {
    if (!dropped.has(name)) headers.set(name, value.replace(/[\r\n]+/g, ' '))
  }
  const status = normal?.status ?? response.status
  if (normal !== undefined) headers.set('content-type', 'application/json')
  const isEmpty = [101, 204, 205, 304].includes(status)
  return new Response(isEmpty ? null : (normal?.body ?? text), { status, headers })
}

/** Nothing is wrong with the sign-in: another time will do. A busy service may still have a word of the standard to say. */
function isOutOfOrder(status: number, body: string | undefined): boolean {
  return status >= 500 || (status === 429 && !/"error"\s*:\s*"/.test(body ?? ''))
}

function outOfOrder(status: number): CredentialError {
  return new CredentialError(
    'oauth.unreachable',
    status === 429
      ? 'The sign-in service was asked too often (429).'
      : `The sign-in service is out of order (${status}).`,
    { hint: 'Try again later.' },
  )
}

const dropped: ReadonlySet<string> = new Set([
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'set-cookie',
])
