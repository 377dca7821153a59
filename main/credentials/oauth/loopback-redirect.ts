import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CredentialError } from '../../../shared/errors/index.ts'
import { resultPage } from './result-page.ts'

/** A redirect that came back, and the browser that waits for its page. */
export interface ArrivedRedirect {
  /** Whole address, with the answer of the service in its query. */
  readonly url: URL
  /** Shows the person how it ended. */
  finish(outcome: { readonly ok: boolean; readonly message: string }): void
}

/** A listener for one redirect on this machine. */
export interface LoopbackRedirect {
  /** `http://127.0.0.1:port`: what the service is told. */
  readonly redirectUri: string
  /**
   * The first redirect with the right `state`; others are refused and change nothing. Rejects with CredentialError
   * `oauth.timeout`, `oauth.cancelled`.
   */
  arrived(state: string, timeoutMs: number, signal: AbortSignal): Promise<ArrivedRedirect>
  close(): Promise<void>
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const

/**
 * Listens on 127.0.0.1 for the browser to come back. Source: RFC 8252 7.3 and 8.3. Rejects with CredentialError
 * `oauth.port-in-use` when the wanted port is taken.
 */
export async function listenForRedirect(
  host: '127.0.0.1' | 'localhost',
  port: number | undefined,
): Promise<LoopbackRedirect> {
  let onRequest: (request: IncomingMessage, response: ServerResponse) => void = refuse
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000, maxHeaderSize: 64 * 1024 })
  server.on('request', (request: IncomingMessage, response: ServerResponse) => onRequest(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(port, cause)))
    server.listen(port ?? 0, '127.0.0.1', resolve)
  })
  const redirectUri = `http://${host}:${(server.address() as AddressInfo).port}`

  return {
    redirectUri,
    arrived: (state, timeoutMs, signal) =>
      new Promise((resolve, reject) => {
        const settle = () => {
          clearTimeout(timer)
          signal.removeEventListener('abort', abort)
          onRequest = refuse
        }
        const abort = () => {
          settle()
          reject(new CredentialError('oauth.cancelled', 'The sign-in was cancelled.'))
        }
        const timer = setTimeout(() => {
          settle()
          reject(
            new CredentialError('oauth.timeout', 'Nobody finished the sign-in in the browser in time.', {
              hint: 'Start again; the page in the browser can be closed.',
            }),
          )
        }, timeoutMs)
        if (signal.aborted) return abort()
        signal.addEventListener('abort', abort, { once: true })
        onRequest = (request, response) => {
          const url = redirectOf(request, redirectUri)
          if (url === undefined || url.searchParams.get('state') !== state) return refuse(request, response)
          settle()
          resolve({
            url,
            finish: (outcome) => {
              response.writeHead(outcome.ok ? 200 : 400, headers).end(resultPage(outcome))
            },
          })
        }
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        // A browser that keeps a connection open must not keep us.
        setTimeout(() => server.closeAllConnections(), 1_000).unref()
      }),
  }
}

/** The address asked for, if it is the redirect's: right method, path and host (a foreign host name means rebinding). */
function redirectOf(request: IncomingMessage, redirectUri: string): URL | undefined {
  if (request.method !== 'GET' || request.headers.host !== new URL(redirectUri).host) return undefined
  const url = new URL(request.url ?? '/', redirectUri)
  return url.origin === redirectUri && url.pathname === '/' ? url : undefined
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  response.writeHead(404, headers).end(
    resultPage({
      ok: false,
      message: 'This address belongs to a sign-in that Flowbench is not waiting for.',
    }),
  )
}

function cannotListen(port: number | undefined, cause: NodeJS.ErrnoException): CredentialError {
  return new CredentialError(
    'oauth.port-in-use',
    port === undefined
      ? 'This machine does not let Flowbench wait for the browser.'
      : `Port ${port} of this machine, to which the service sends the browser back, is in use.`,
    { hint: 'Close the program that uses it, or register another port with the service.', cause },
  )
}
