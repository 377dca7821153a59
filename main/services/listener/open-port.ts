import type { Server } from 'node:http'
import { RequestError } from '../../../shared/errors/index.ts'

/** Listens at a port of 127.0.0.1; 0: at a free one. Rejects with what the system says. */
export function openPort(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** The error of a port that was asked for and cannot be had. */
export function portInUse(port: number, cause: unknown): RequestError {
  const code = (cause as NodeJS.ErrnoException).code
  const why = code === 'EACCES' ? 'may not be used' : 'is taken by another program'
  return new RequestError('request.port-in-use', `Port ${port} ${why}.`, {
    hint: 'Choose another with --port, or leave it out.',
    cause,
  })
}
