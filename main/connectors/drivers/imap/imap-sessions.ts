import { createHash } from 'node:crypto'
import type { ConnectionOptions } from 'node:tls'
import { ImapFlow } from 'imapflow'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { MailServer } from '../mail/mail-server.ts'
import { imapFailure } from './imap-failure.ts'
import { imapOptions } from './imap-server.ts'

/** Sessions that nobody used for so long are ended, in ms. */
const idleMs = 60_000
/** Sessions of one account at once; providers allow few (Gmail: 15). */
const mostSessions = 4

interface Idle {
  readonly client: ImapFlow
  readonly timer: NodeJS.Timeout
}

/** The sessions of one account at one server. */
interface Account {
  readonly idle: Idle[]
  /** Those that work on something. */
  busy: number
  readonly waiting: (() => void)[]
}

/** Signed-in sessions, each used by one request at a time, and kept for the next. */
export class ImapSessions {
  readonly #accounts = new Map<string, Account>()
  readonly #tls: () => ConnectionOptions
  #isClosed = false

  constructor(tls: () => ConnectionOptions) {
    this.#tls = tls
  }

  /**
   * Lets `work` use a session. A kept one may have been ended by the server meanwhile, or see a mailbox as it was: where
   * it fails, a new one tries once more, so what `work` does may happen twice. Rejects as `imapFailure` says.
   */
  async use<Result>(
    server: MailServer,
    signal: AbortSignal,
    work: (client: ImapFlow) => Promise<Result>,
  ): Promise<Result> {
    const account = this.#accountOf(server)
    while (account.busy >= mostSessions) await placeIn(account, signal)
    account.busy += 1
    try {
      const kept = takeIdle(account)
      if (kept !== undefined) {
        try {
          return await this.#with(account, kept, signal, work)
        } catch (thrown) {
          if (thrown instanceof ServiceRefusal || signal.aborted) throw thrown
        }
      }
      return await this.#with(account, await this.#open(server, signal), signal, work)
    } catch (thrown) {
      throw imapFailure(server, thrown)
    } finally {
      account.busy -= 1
      account.waiting.shift()?.()
    }
  }

  /** Ends all sessions. */
  async close(): Promise<void> {
    this.#isClosed = true
    const idle = [...this.#accounts.values()].flatMap((account) => account.idle.splice(0))
    this.#accounts.clear()
    for (const { client, timer } of idle) {
      clearTimeout(timer)
      client.close()
    }
  }

  #accountOf(server: MailServer): Account {
    // A password is no key of a map: it would be kept in sight.
    const key = createHash('sha256').update(JSON.stringify(server)).digest('base64')
    const account = this.#accounts.get(key) ?? { idle: [], busy: 0, waiting: [] }
    this.#accounts.set(key, account)
    return account
  }

  async #open(server: MailServer, signal: AbortSignal): Promise<ImapFlow> {
    const client = new ImapFlow(imapOptions(server, this.#tls()))
    // Without a listener a connection that breaks while nobody asks would end the program.
    client.on('error', () => undefined)
    await endingWith(client, signal, () => client.connect())
    return client
  }

  async #with<Result>(
    account: Account,
    client: ImapFlow,
    signal: AbortSignal,
    work: (client: ImapFlow) => Promise<Result>,
  ): Promise<Result> {
    let isSound = false
    try {
      const result = await endingWith(client, signal, () => work(client))
      isSound = true
      return result
    } catch (thrown) {
      isSound = thrown instanceof ServiceRefusal
      throw thrown
    } finally {
      if (isSound && client.usable && !signal.aborted && !this.#isClosed) keepIdle(account, client)
      else client.close()
    }
  }
}

/** A session cannot be asked to stop in the middle of something: who gives up ends it. */
async function endingWith<Result>(
  client: ImapFlow,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  const end = () => client.close()
  if (signal.aborted) end()
  signal.addEventListener('abort', end, { once: true })
  try {
    return await work()
  } finally {
    signal.removeEventListener('abort', end)
  }
}

async function placeIn(account: Account, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const take = () => {
      signal.removeEventListener('abort', leave)
      resolve()
    }
    const leave = () => {
      account.waiting.splice(account.waiting.indexOf(take), 1)
      reject(signal.reason as Error)
    }
    account.waiting.push(take)
    signal.addEventListener('abort', leave, { once: true })
  })
}

function takeIdle({ idle }: Account): ImapFlow | undefined {
  for (let found = idle.pop(); found !== undefined; found = idle.pop()) {
    clearTimeout(found.timer)
    if (found.client.usable) return found.client
    found.client.close()
  }
  return undefined
}

function keepIdle({ idle }: Account, client: ImapFlow): void {
  const timer = setTimeout(() => {
    const place = idle.findIndex((one) => one.client === client)
    if (place !== -1) idle.splice(place, 1)
    client.close()
  }, idleMs).unref()
  idle.push({ client, timer })
}
