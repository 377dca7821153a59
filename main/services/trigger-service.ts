import { DefinitionError } from '../../shared/errors/index.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import type { FlowKey, FlowOnRecord } from '../storage/trigger-state.ts'
import { KeyedQueue } from './keyed-queue.ts'
import { listenForActions } from './listener/action-callback.ts'
import type { ListeningTrigger, TriggerPorts, TriggerStatus } from './listening-trigger.ts'
import { type FlowToListen, prepareTriggerFlow } from './trigger-flow.ts'
import { makeListeningTrigger } from './trigger-kinds.ts'
import { TriggerStarter } from './trigger-starter.ts'

/** A flow that is on. */
export interface FlowOnStatus {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly displayName: string
  /** Since when, ms since 1970 UTC. */
  readonly since: number
  /** Its triggers listen to sandboxes, and its runs use them. */
  readonly sandboxes: boolean
  readonly triggers: readonly TriggerStatus[]
}

interface FlowOn extends Omit<FlowOnStatus, 'triggers'> {
  readonly listening: readonly ListeningTrigger[]
}

/**
 * Turns flows on and off. A flow that is on has each of its triggers listen; that it is on, and what its triggers keep,
 * outlives the process: whoever starts it again turns on what `flowsOn` names.
 */
export class TriggerService {
  readonly #ports: TriggerPorts
  readonly #flows = new Map<string, FlowOn>()
  readonly #queue = new KeyedQueue<string>()

  constructor(ports: TriggerPorts) {
    this.#ports = ports
    ports.watch.attach(ports.engine)
    listenForActions(ports.listener, ports)
  }

  /** The flows that were on when the last process ended, or are now. */
  flowsOn(): readonly FlowOnRecord[] {
    return this.#ports.state.flowsOn()
  }

  /**
   * Turns a flow on, or takes its definition of today for one that is. Throws DefinitionError when it does not compile
   * or has a trigger that cannot be followed; RequestError `request.parameter`. A flow that is on with an earlier
   * definition goes on listening with it then.
   */
  turnOn(flow: FlowToListen): Promise<FlowOnStatus> {
    const key = keyOf(flow)
    return this.#queue.run(key, async () => {
      const prepared = prepareTriggerFlow(flow)
      if (prepared.plan.triggers.length === 0) {
        throw new DefinitionError('definition.no-trigger', 'The flow has no trigger, so nothing starts it.', {
          at: { path: ['triggers'] },
          hint: 'Add a trigger, such as Request (by hand) or Recurrence (by the clock).',
        })
      }
      const listening = prepared.plan.triggers.map((trigger) =>
        makeListeningTrigger({
          flow: prepared,
          trigger,
          starter: new TriggerStarter(prepared, trigger, this.#ports),
          ports: this.#ports,
        }),
      )
      const { clock, state } = this.#ports
      const { environmentId, flowId, displayName, sandboxes = false } = flow
      // Whoever was to call is told when the flow goes over to sandboxes, and the sandbox when it goes back.
      await this.#stop(key, (this.#flows.get(key)?.sandboxes ?? sandboxes) !== sandboxes)
      const since = state.setOn({ environmentId, flowId, sandboxes, since: clock.nowMs() })
      const on: FlowOn = { environmentId, flowId, displayName, since, sandboxes, listening }
      this.#flows.set(key, on)
      for (const trigger of listening) await trigger.start()
      return statusOf(on)
    })
  }

  /** Turns a flow off: nothing starts it any more, and what its triggers kept is forgotten. Runs under way go on. */
  turnOff(flow: FlowKey): Promise<void> {
    const key = keyOf(flow)
    return this.#queue.run(key, async () => {
      await this.#stop(key, true)
      this.#ports.state.setOff(flow)
    })
  }

  /** The flows that are on in this process. */
  list(): readonly FlowOnStatus[] {
    return [...this.#flows.values()].map(statusOf)
  }

  /**
   * Stops listening and lets the flows stay on for the next process. Callers who wait for a run's answer still get it,
   * as long as engine and listener are there.
   * @param options.isOff tells services that call back that nobody listens any more; they are asked again at the next
   *   start
   */
  async close(options: { readonly isOff: boolean }): Promise<void> {
    await Promise.all(
      [...this.#flows.keys()].map((key) => this.#queue.run(key, () => this.#stop(key, options.isOff))),
    )
  }

  /** The public address of the callbacks has changed: services get the new ones. */
  async addressChanged(): Promise<void> {
    const { engine, listener } = this.#ports
    engine.listenAt(listener.place).catch(() => undefined)
    await Promise.all(
      [...this.#flows].map(([key]) =>
        this.#queue.run(key, async () => {
          for (const trigger of this.#flows.get(key)?.listening ?? []) await trigger.addressChanged?.()
        }),
      ),
    )
  }

  async #stop(key: string, isOff: boolean): Promise<void> {
    const on = this.#flows.get(key)
    if (on === undefined) return
    this.#flows.delete(key)
    for (const trigger of on.listening) await trigger.stop(isOff)
  }
}

function statusOf({ listening, ...flow }: FlowOn): FlowOnStatus {
  return { ...flow, triggers: listening.map((trigger) => trigger.status()) }
}

function keyOf({ environmentId, flowId }: FlowKey): string {
  return `${environmentId}\n${flowId}`
}
