import { findOperation } from '../../shared/connectors/index.ts'
import type { WdlObject } from '../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { connectorPollSource } from './connector-poll-source.ts'
import { connectorSubscription } from './connector-subscription.ts'
import { triggerCaller, triggerReferences } from './connector-trigger-caller.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { PollingTrigger } from './polling-trigger.ts'
import { SubscribedTrigger } from './subscribed-trigger.ts'

/** How often an operation is asked that the cloud would be told by. */
const askEvery: WdlObject = { frequency: 'Minute', interval: 1 }

/**
 * A trigger that the cloud is notified of ("When a new email arrives"). The notifications come to Microsoft's gateway
 * and cannot come here; so an operation that can be asked is asked every minute, and starts the same runs. One that
 * takes an address to call is told ours.
 */
export class ConnectorNotificationTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup
  #way: ListeningTrigger | undefined

  constructor(setup: TriggerSetup) {
    this.#setup = setup
  }

  async start(): Promise<void> {
    this.#way = (await this.#isAsked())
      ? new PollingTrigger(withRecurrence(this.#setup), connectorPollSource(this.#setup))
      : new SubscribedTrigger(this.#setup, connectorSubscription(this.#setup))
    await this.#way.start()
  }

  async stop(isOff: boolean): Promise<void> {
    await this.#way?.stop(isOff)
  }

  async addressChanged(): Promise<void> {
    await this.#way?.addressChanged?.()
  }

  status(): TriggerStatus {
    const { name, type } = this.#setup.trigger
    return this.#way?.status() ?? { trigger: name, type }
  }

  /** Can the operation be asked, and not be told whom to call? Not knowing, the subscription says what is wrong. */
  async #isAsked(): Promise<boolean> {
    const { ports, trigger } = this.#setup
    const inputs = propertyOf(trigger.definition, 'inputs') ?? {}
    const id = textOf(objectOf(inputs, 'host'), 'operationId')
    try {
      const references = triggerReferences(this.#setup)
      const connector = await ports.connectors.connectorOf(inputs, references, triggerCaller(this.#setup))
      const operation = id === undefined ? undefined : findOperation(connector, id)
      return operation?.trigger !== undefined && operation.notificationUrl === undefined
    } catch {
      return false
    }
  }
}

/** Notifications have no recurrence of their own. */
function withRecurrence(setup: TriggerSetup): TriggerSetup {
  const { trigger } = setup
  const recurrence = propertyOf(trigger.definition, 'recurrence') ?? askEvery
  return { ...setup, trigger: { ...trigger, definition: { ...trigger.definition, recurrence } } }
}
