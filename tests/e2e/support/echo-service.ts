import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request that the service got. */
export interface EchoedRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A service on this machine that says back all it was told, credentials too, as services for debugging do. */
export interface EchoService {
  /** `127.0.0.1:4711` */
  readonly host: string
  readonly received: EchoedRequest[]
  close(): Promise<void>
}

/**
 * Starts a service that answers with the request itself, in headers and body; `/secret` tells a secret too, `/refused`
 * answers with status 401.
 */
export async function startEchoService(secret: string): Promise<EchoService> {
  const received: EchoedRequest[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { headers, method = '', url: path = '' } = request
    const body = Buffer.concat(chunks).toString()
    received.push({ method, path, headers, body })
    const address = `http://${headers.host}${path}`
    const more = path.startsWith('/secret') ? { secret } : {}
    const status = path.startsWith('/refused') ? 401 : 200
    response
      .writeHead(status, {
        'content-type': 'application/json',
        link: `<${address}>; rel="self"`,
        ...(headers.authorization === undefined ? {} : { 'x-you-said': headers.authorization }),
      })
      .end(JSON.stringify({ ...more, items: [{ id: 1 }], echo: { method, address, headers, body } }))
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
