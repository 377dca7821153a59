import { foldName, propertyOf } from '../../shared/wdl/lookup.ts'
import { ConnectorNotificationTrigger } from './connector-notification-trigger.ts'
import { connectorPollSource } from './connector-poll-source.ts'
import { connectorSubscription } from './connector-subscription.ts'
import { triggerCaller, triggerReferences } from './connector-trigger-caller.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { httpPollSource } from './poll-source.ts'
import { PollingTrigger } from './polling-trigger.ts'
import { RequestTrigger } from './request-trigger.ts'
import { connectorsOfRun } from './run-connectors.ts'
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

/** Those that nobody outside this machine is asked for. */
const innerKinds: ReadonlySet<Make> = new Set([request, schedule])

/**
 * The trigger made ready to listen, by its type in any case. In a flow that listens to sandboxes, one without a sandbox
 * listens to nothing. Throws DefinitionError where it cannot be followed.
 */
export function makeListeningTrigger(setup: TriggerSetup): ListeningTrigger {
  const { type } = setup.trigger
  const make = kinds.get(foldName(type))
  if (make === undefined) {
    const message = `Triggers of type '${type}' cannot be listened to yet: the flow is started by hand.`
    return new DeafTrigger(setup, { code: 'request.trigger-not-supported', message })
  }
  if (setup.flow.start.sandboxes === true && !innerKinds.has(make) && !hasSandbox(setup)) {
    const message = `'${setup.trigger.name}' has no sandbox, so nothing starts the flow by it offline.`
    return new DeafTrigger(setup, { code: 'sandbox.no-trigger', message })
  }
  return make(setup)
}

function hasSandbox(setup: TriggerSetup): boolean {
  const { ports, trigger } = setup
  const inputs = propertyOf(trigger.definition, 'inputs') ?? {}
  const connectors = connectorsOfRun(ports.connectors, triggerCaller(setup))
  return connectors.hasSandbox?.(inputs, triggerReferences(setup)) === true
}

/** One that nothing can listen for: the flow is on, its other triggers work, and this one says why. */
class DeafTrigger implements ListeningTrigger {
  readonly #setup: TriggerSetup
  readonly #problem: NonNullable<TriggerStatus['problem']>

  constructor(setup: TriggerSetup, problem: NonNullable<TriggerStatus['problem']>) {
    this.#setup = setup
    this.#problem = problem
  }

  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  status(): TriggerStatus {
    const { name, type } = this.#setup.trigger
    return { trigger: name, type, problem: this.#problem }
  }
}
