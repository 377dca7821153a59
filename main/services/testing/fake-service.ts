import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a service was asked. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** A service on the loopback that answers from a list, then with 202. */
export interface FakeService {
  readonly url: string
  readonly asked: readonly Asked[]
  answer(...answers: readonly { status: number; headers?: Record<string, string>; body?: string }[]): void
  /** Resolves when it has been asked that often. */
  untilAsked(count: number): Promise<void>
  close(): Promise<void>
}

export async function openFakeService(): Promise<FakeService> {
  const asked: Asked[] = []
  const answers: { status: number; headers?: Record<string, string>; body?: string }[] = []
  let waiting: { count: number; resolve: () => void }[] = []
  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const answer = answers.shift() ?? { status: 202 }
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body ?? '', () => {
      asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body })
      for (const { count, resolve } of waiting) if (asked.length >= count) resolve()
      waiting = waiting.filter(({ count }) => asked.length < count)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer: (...more) => answers.push(...more),
    untilAsked: (count) =>
      asked.length >= count
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push({ count, resolve })
          }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
