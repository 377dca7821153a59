import { createHash } from 'node:crypto'
import type { ConnectionOptions } from 'node:tls'
import { createTransport } from 'nodemailer'
import type { MailServer } from '../mail/mail-server.ts'
import { smtpFailure } from './smtp-failure.ts'
import { poolOptions } from './smtp-server.ts'

/** Connections that nobody used for so long are ended, in ms. */
const idleMs = 60_000

type Transport = ReturnType<typeof openTransport>

interface Kept {
  readonly transport: Transport
  /** Mails on their way. */
  uses: number
  idle?: NodeJS.Timeout
}

/** Ways to mail servers, kept for the next mail. */
export class KeptTransports {
  readonly #kept = new Map<string, Kept>()
  readonly #tls: () => ConnectionOptions

  constructor(tls: () => ConnectionOptions) {
    this.#tls = tls
  }

  /** Lets `work` use the way to a server. Rejects as `smtpFailure` says. */
  async use<Result>(server: MailServer, work: (transport: Transport) => Promise<Result>): Promise<Result> {
    // A password is no key of a map: it would be kept in sight.
    const key = createHash('sha256').update(JSON.stringify(server)).digest('base64')
    const kept = this.#kept.get(key) ?? { transport: openTransport(server, this.#tls()), uses: 0 }
    this.#kept.set(key, kept)
    clearTimeout(kept.idle)
    kept.uses += 1
    try {
      return await work(kept.transport)
    } catch (thrown) {
      throw smtpFailure(server, thrown)
    } finally {
      kept.uses -= 1
      if (kept.uses === 0) kept.idle = setTimeout(() => this.#end(key, kept), idleMs).unref()
    }
  }

  close(): void {
    for (const [key, kept] of this.#kept) this.#end(key, kept)
  }

  #end(key: string, { idle, transport }: Kept): void {
    clearTimeout(idle)
    this.#kept.delete(key)
    transport.close()
  }
}

function openTransport(server: MailServer, tls: ConnectionOptions) {
  return createTransport(poolOptions(server, tls))
}
