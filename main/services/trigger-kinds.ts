import { foldName } from '../../shared/wdl/lookup.ts'
import { ConnectorNotificationTrigger } from './connector-notification-trigger.ts'
import { connectorPollSource } from './connector-poll-source.ts'
import { connectorSubscription } from './connector-subscription.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { httpPollSource } from './poll-source.ts'
import { PollingTrigger } from './polling-trigger.ts'
import { RequestTrigger } from './request-trigger.ts'
import { ScheduleTrigger } from './schedule-trigger.ts'
import { SubscribedTrigger } from './subscribed-trigger.ts'
import { webhookSubscription } from './webhook-subscription.ts'

type Make = (setup: TriggerSetup) => ListeningTrigger

const request: Make = (setup) => new RequestTrigger(setup)
const schedule: Make = (setup) => new ScheduleTrigger(setup)
const poll: Make = (setup) => new PollingTrigger(setup, httpPollSource(setup))
const connectorPoll: Make = (setup) => new PollingTrigger(setup, connectorPollSource(setup))
const connectorWebhook: Make = (setup) => new SubscribedTrigger(setup, connectorSubscription(setup))
const connectorNotification: Make = (setup) => new ConnectorNotificationTrigger(setup)
const webhook: Make = (setup) => new SubscribedTrigger(setup, webhookSubscription(setup))

const kinds: ReadonlyMap<string, Make> = new Map([
  ['request', request],
  ['manual', request],
  ['recurrence', schedule],
  ['slidingwindow', schedule],
  ['http', poll],
  ['httpwebhook', webhook],
  ['openapiconnection', connectorPoll],
  ['apiconnection', connectorPoll],
  ['openapiconnectionwebhook', connectorWebhook],
  ['openapiconnectionnotification', connectorNotification],
  ['apiconnectionwebhook', connectorWebhook],
  ['apiconnectionnotification', connectorNotification],
])

/** The trigger made ready to listen, by its type in any case. Throws DefinitionError where it cannot be followed. */
export function makeListeningTrigger(setup: TriggerSetup): ListeningTrigger {
  const make = kinds.get(foldName(setup.trigger.type))
  return make === undefined ? new DeafTrigger(setup) : make(setup)
}

/** A type that nothing can listen for yet: the flow is on, its other triggers work, and this one says so. */
class DeafTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup

  constructor(setup: TriggerSetup) {
    this.#setup = setup
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  status(): TriggerStatus {
    const { name, type } = this.#setup.trigger
    const message = `Triggers of type '${type}' cannot be listened to yet: the flow is started by hand.`
    return { trigger: name, type, problem: { code: 'request.trigger-not-supported', message } }
  }
}
