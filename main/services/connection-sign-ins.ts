import { RequestError } from '../../shared/errors/index.ts'
import type { SignInInteraction } from '../credentials/sign-in.ts'

/** Name of one attempt to sign in, chosen by whoever starts it. */
export type SignInAttemptId = string

/** Where an attempt stands: the browser was opened, or a code is to be typed on a page of the service. */
export type SignInStep =
  | { readonly step: 'browser' }
  | {
      readonly step: 'code'
      readonly userCode: string
      readonly verificationUrl: string
      /** ms since 1970 UTC. */
      readonly expiresAt: number
    }

interface Attempt {
  readonly ending: AbortController
  /** Where the person is sent; it stays on this side. */
  url: string | undefined
}

export interface ConnectionSignInsOptions {
  /** Opens the system's browser. Rejects when there is none. */
  readonly openBrowser: (url: string) => Promise<void>
  readonly onStep: (attempt: SignInAttemptId, step: SignInStep) => void
}

/** Sign-ins under way, so that a person can stop one, or open the browser once more. */
export class ConnectionSignIns {
  readonly #options: ConnectionSignInsOptions
  readonly #attempts = new Map<SignInAttemptId, Attempt>()

  constructor(options: ConnectionSignInsOptions) {
    this.#options = options
  }

  /** Does work that may need a sign-in under the name of an attempt. Throws RequestError
   * `connection.sign-in-running` for a name in use. */
  async run<Result>(
    id: SignInAttemptId,
    work: (interaction: SignInInteraction, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (this.#attempts.has(id))
      throw new RequestError('connection.sign-in-running', 'This sign-in is under way already.')
    const attempt: Attempt = { ending: new AbortController(), url: undefined }
    this.#attempts.set(id, attempt)
    try {
      return await work(this.#interaction(id, attempt), attempt.ending.signal)
    } finally {
      this.#attempts.delete(id)
    }
  }

  /** Stops an attempt; it rejects with `oauth.cancelled`. One that has ended is none of our business. */
  cancel(id: SignInAttemptId): void {
    this.#attempts.get(id)?.ending.abort()
  }

  /** Stops all that are under way. */
  close(): void {
    for (const { ending } of this.#attempts.values()) ending.abort()
  }

  /** Opens the page of a sign-in once more: the person closed it, or it opened in the wrong browser. */
  async openAgain(id: SignInAttemptId): Promise<void> {
    const url = this.#attempts.get(id)?.url
    if (url === undefined) throw new RequestError('connection.sign-in-over', 'This sign-in is over.')
    await this.#options.openBrowser(url)
  }

  #interaction(id: SignInAttemptId, attempt: Attempt): SignInInteraction {
    return {
      openBrowser: async (url) => {
        attempt.url = url
        await this.#options.openBrowser(url)
        this.#options.onStep(id, { step: 'browser' })
      },
      showCode: ({ userCode, verificationUrl, completeUrl, expiresAt }) => {
        attempt.url = completeUrl ?? verificationUrl
        this.#options.onStep(id, { step: 'code', userCode, verificationUrl, expiresAt })
      },
    }
  }
}
