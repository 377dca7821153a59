import type { IncomingMessage } from 'node:http'

const nothing = new Uint8Array()

/** The whole body of a request; words when it is too large (which is told as soon as it is known) or broken off. */
export function readRequestBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array | 'too-large' | 'aborted'> {
  const announced = Number(request.headers['content-length'] ?? Number.NaN)
  if (announced > maxBytes) return Promise.resolve('too-large')
  if (announced === 0) return Promise.resolve(nothing)
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > maxBytes) {
        chunks.length = 0
        request.removeAllListeners('data')
        resolve('too-large')
      } else chunks.push(chunk)
    })
    request.on('end', () => {
      const [first] = chunks
      resolve(first === undefined ? nothing : chunks.length === 1 ? first : Buffer.concat(chunks))
    })
    request.on('error', () => resolve('aborted'))
    request.on('close', () => {
      if (!request.complete) resolve('aborted')
    })
  })
}
