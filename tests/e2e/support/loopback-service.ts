import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request that the service got. */
export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

/** A service on this machine that answers whom it lets in, and keeps what it got. */
export interface LoopbackService {
  /** `127.0.0.1:4711` */
  readonly host: string
  readonly received: ReceivedRequest[]
  close(): Promise<void>
}

/** Starts a service; `isAllowed` decides who gets 200 and who 401. */
export async function startLoopbackService(
  isAllowed: (request: ReceivedRequest) => boolean | Promise<boolean>,
): Promise<LoopbackService> {
  const received: ReceivedRequest[] = []
  const server = createServer(async ({ headers, method = '', url = '' }, response) => {
    const request = { method, path: url, headers }
    received.push(request)
    const isOk = await isAllowed(request)
    response
      .writeHead(isOk ? 200 : 401, { 'content-type': 'application/json' })
      .end(JSON.stringify(isOk ? { items: [{ id: 1, title: 'One' }] } : { error: 'not you' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
