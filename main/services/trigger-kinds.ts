import { foldName } from '../../shared/wdl/lookup.ts'
import type { ListeningTrigger, TriggerSetup, TriggerStatus } from './listening-trigger.ts'
import { PollingTrigger } from './polling-trigger.ts'
import { RequestTrigger } from './request-trigger.ts'
import { ScheduleTrigger } from './schedule-trigger.ts'
import { WebhookTrigger } from './webhook-trigger.ts'

const kinds: ReadonlyMap<string, new (setup: TriggerSetup) => ListeningTrigger> = new Map<
  string,
  new (
    setup: TriggerSetup,
  ) => ListeningTrigger
>([
  ['request', RequestTrigger],
  ['manual', RequestTrigger],
  ['recurrence', ScheduleTrigger],
  ['slidingwindow', ScheduleTrigger],
  ['http', PollingTrigger],
  ['httpwebhook', WebhookTrigger],
])

/** The trigger made ready to listen, by its type in any case. Throws DefinitionError where it cannot be followed. */
export function makeListeningTrigger(setup: TriggerSetup): ListeningTrigger {
  const Kind = kinds.get(foldName(setup.trigger.type))
  return Kind === undefined ? new DeafTrigger(setup) : new Kind(setup)
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
