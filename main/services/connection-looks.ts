import { authenticationKinds, type ConnectionRecord } from '../../shared/connections/index.ts'
import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { CredentialError, FlowError } from '../../shared/errors/index.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { CredentialBroker } from '../credentials/broker.ts'
import type { ConnectionStates } from './connection-service-states.ts'
import { answerInWords } from './connection-service-words.ts'

/** Whoever sits at this machine. */
const principal = 'local'

interface Outcome {
  readonly ok: boolean
  readonly message: string
}

/** Whether connections work: tried on request, and looked after before a run needs them. */
export class ConnectionLooks {
  readonly #broker: CredentialBroker
  readonly #states: ConnectionStates

  constructor(broker: CredentialBroker, states: ConnectionStates) {
    this.#broker = broker
    this.#states = states
  }

  /** Tries a connection, with a request of its connector where there is one. Never rejects because it does not work. */
  async test(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    request: HttpRequest | undefined,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const use = { principal, environmentId, connectionId: record.id }
    const boundUse = record.boundToFlow === undefined ? use : { ...use, flowId: record.boundToFlow }
    try {
      if (request === undefined) return await this.#tryAlone(environmentId, record, signal)
      return answerInWords((await (await this.#broker.authorise(request, boundUse)).send(signal)).status)
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      if (!(thrown instanceof CredentialError))
        await this.#states.change(environmentId, record.id, { lastError: undefined })
      return { ok: false, message: [thrown.message, thrown.hint].filter(Boolean).join(' ') }
    }
  }

  /**
   * Is the secret there, meant for this record, and can a token be had? Takes back an earlier error about that. Answers
   * when to look again (ms since 1970 UTC), if that is known. Rejects with what is wrong.
   */
  async look(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    signal: AbortSignal,
    options: { readonly evenIfFresh?: boolean } = {},
  ): Promise<number | undefined> {
    const use = { principal, environmentId, connectionId: record.id }
    const lookAgainAt = await this.#broker.renew(use, signal, options)
    const { lastError } = await this.#states.of(environmentId, record.id)
    const isOver =
      lastError?.code.startsWith('credential.') || lastError?.code === 'connection.changed-outside'
    if (isOver) await this.#states.change(environmentId, record.id, { lastError: undefined })
    return lookAgainAt
  }

  async #tryAlone(
    environmentId: EnvironmentId,
    record: ConnectionRecord,
    signal: AbortSignal,
  ): Promise<Outcome> {
    if (record.kind === 'none') return { ok: true, message: 'This connection needs no sign-in.' }
    await this.look(environmentId, record, signal, { evenIfFresh: true })
    const { lastError } = await this.#states.of(environmentId, record.id)
    if (lastError?.code === 'connection.refused') return { ok: false, message: lastError.message }
    const hasSignIn = authenticationKinds[record.kind].traits.signIn !== 'none'
    return {
      ok: true,
      message: hasSignIn
        ? 'The sign-in works.'
        : 'The secret is there. Whether the service takes it shows with the first request.',
    }
  }
}
