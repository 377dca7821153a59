import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it came over the wire. */
export interface RecordedRequest {
  readonly method: string
  /** With its query, as it stood in the request line. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A service on the loopback that takes everything, answers 204 or a JSON value, and remembers what came. */
export interface RecordingServer {
  readonly origin: string
  /** What came since the last time it was asked. */
  take(): readonly RecordedRequest[]
  close(): Promise<void>
}

export async function openRecordingServer(json?: unknown): Promise<RecordingServer> {
  let recorded: RecordedRequest[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const headers = Object.entries(request.headers).map(
      ([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')] as const,
    )
    recorded.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: Object.fromEntries(headers),
      body: Buffer.concat(chunks),
    })
    if (json === undefined) response.writeHead(204).end()
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const taken = recorded
      recorded = []
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
