import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asId, type EnvironmentId, type RunSummary } from '../../../shared/run/index.ts'
import { createHttpClient } from '../../connectors/http-client.ts'
import { openTriggerState, type TriggerStateStore } from '../../storage/trigger-state.ts'
import type { ConnectionPort } from '../connector-connections.ts'
import { openConnectorRuntime } from '../connector-runtime.ts'
import { prepareFlow } from '../inspect-flow.ts'
import { CallbackListener, type ListenerOptions } from '../listener/callback-listener.ts'
import { openListenerIdentity } from '../listener/listener-identity.ts'
import { createLocalEngineHost, type LocalEngine } from '../local-engine-host.ts'
import { TriggerRunWatch } from '../trigger-run-watch.ts'
import { type FlowOnStatus, TriggerService } from '../trigger-service.ts'
import { FakeClock } from './fake-clock.ts'

/** Everything between a caller and the journal, real but for the time, in a folder of its own. */
export interface TriggerBench {
  readonly clock: FakeClock
  readonly notices: string[]
  readonly service: TriggerService
  readonly engine: LocalEngine
  readonly state: TriggerStateStore
  turnOn(definition: unknown, name?: string): Promise<FlowOnStatus>
  turnOff(name?: string): Promise<void>
  /** The callbacks are reached at a public address from now on. */
  moveTo(publicAddress: string): Promise<void>
  /** Ends the process as a crash does, or properly, and begins another on the same folder. */
  restart(options?: { readonly isOff?: boolean }): Promise<void>
  /** All runs, oldest first. */
  runs(): Promise<readonly RunSummary[]>
  /** What the trigger of each run gave, oldest run first. */
  triggerOutputs(): Promise<readonly unknown[]>
  close(): Promise<void>
}

export async function openTriggerBench(
  now = '2026-11-23T08:00:00.000Z',
  listenerOptions: Partial<ListenerOptions> = {},
  connected: {
    readonly connections?: ConnectionPort
    readonly environmentFolder?: string
    readonly environmentId?: EnvironmentId
  } = {},
): Promise<TriggerBench> {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-serve-'))
  const clock = new FakeClock(now)
  const notices: string[] = []
  const notify = (message: string) => notices.push(message)
  const environmentId = connected.environmentId ?? asId.environment('env')

  async function begin() {
    const watch = new TriggerRunWatch()
    const { connections } = connected
    const engine = createLocalEngineHost({
      databasePath: join(folder, 'flowbench.db'),
      clock,
      notify,
      ...(connections === undefined ? {} : { connections }),
      securedResponse: watch.securedResponse,
    })
    const state = openTriggerState(join(folder, 'triggers.db'))
    const listener = await CallbackListener.open({
      identity: await openListenerIdentity(folder),
      notify,
      ...listenerOptions,
    })
    const http = createHttpClient()
    const { calls } = openConnectorRuntime({ connections, http, clock })
    const service = new TriggerService({
      connectors: calls,
      engine,
      state,
      clock,
      notify,
      listener,
      watch,
      http,
      random: () => 0,
    })
    return { engine, state, listener, http, service }
  }

  let parts = await begin()
  async function end(isOff: boolean): Promise<void> {
    await parts.service.close({ isOff })
    await parts.listener.close()
    await parts.engine.close()
    await parts.http.close()
    parts.state.close()
  }

  const runs = async () => [...(await parts.engine.listRuns({ limit: 1000 }))].reverse()
  return {
    clock,
    notices,
    get service() {
      return parts.service
    },
    get state() {
      return parts.state
    },
    get engine() {
      return parts.engine
    },
    turnOn: (definition, name = 'flow') => {
      const prepared = prepareFlow(JSON.stringify({ definition }))
      return parts.service.turnOn({
        environmentId,
        flowId: asId.flow(name),
        displayName: name,
        definition: prepared.definition ?? '',
        parameters: prepared.parameters,
        ...(connected.environmentFolder === undefined
          ? {}
          : { environmentFolder: connected.environmentFolder }),
        ...(prepared.connectionReferences === undefined
          ? {}
          : { connectionReferences: prepared.connectionReferences }),
        profile: 'logic-apps-consumption',
      })
    },
    turnOff: (name = 'flow') => parts.service.turnOff({ environmentId, flowId: asId.flow(name) }),
    moveTo: async (publicAddress) => {
      parts.listener.setPublicAddress(publicAddress)
      await parts.service.addressChanged()
    },
    restart: async ({ isOff = false } = {}) => {
      await end(isOff)
      parts = await begin()
    },
    runs,
    triggerOutputs: async () => {
      const outputs: unknown[] = []
      for (const { runId } of await runs()) {
        const [first] = await parts.engine.events({ runId, limit: 1 })
        if (first?.event.type !== 'run-started') continue
        const content = first.event.trigger.outputs
        outputs.push(content?.kind === 'inline' ? JSON.parse(content.json) : content?.kind)
      }
      return outputs
    },
    close: async () => {
      await end(false)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
