import { join } from 'node:path'
import { createHttpClient } from '../connectors/http-client.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import type { ConnectorCalls } from '../services/connector-calls.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { FlowSwitches, type FlowSwitchesOptions } from '../services/flow-switches.ts'
import { CallbackListener } from '../services/listener/callback-listener.ts'
import { openListenerIdentity } from '../services/listener/listener-identity.ts'
import { systemClock } from '../services/system-clock.ts'
import type { TriggerRunWatch } from '../services/trigger-run-watch.ts'
import { TriggerService } from '../services/trigger-service.ts'
import { openTriggerState } from '../storage/trigger-state.ts'
import type { AppLog } from './app-log.ts'

export interface OpenTriggersOptions extends Omit<FlowSwitchesOptions, 'triggers' | 'notify'> {
  readonly userData: string
  readonly engine: EngineHost
  readonly watch: TriggerRunWatch
  readonly log: AppLog
  /** Where the world reaches the callbacks; empty: nowhere. */
  readonly publicAddress: string
  /** Asked for once the app is put together. */
  readonly connectors: () => ConnectorCalls
  /** For flows that are on offline; opened when one first is. */
  readonly sandboxes: () => Sandboxes
}

/** The flows that are on, with what they listen by. */
export interface AppTriggers {
  readonly switches: FlowSwitches
  /** The callbacks are reached elsewhere from now on: services that were given the old addresses are told. */
  setPublicAddress(address: string): Promise<void>
  /** Flows stay on for the next start; callers who wait for an answer are let go. */
  close(): Promise<void>
}

/**
 * Opens the state of the triggers in `<userData>` and begins to listen. Rejects with FileError
 * `file.database-in-use`, `file.database` when that is not to be had; the app does without then.
 */
export async function openTriggers(options: OpenTriggersOptions): Promise<AppTriggers> {
  const { engine, environments, files, log, renames, userData, watch } = options
  const notify = (message: string) => log.warn(`triggers: ${message}`)
  const identity = await openListenerIdentity(userData)
  const state = openTriggerState(join(userData, 'triggers.db'))
  try {
    const listener = await CallbackListener.open({
      identity,
      notify,
      publicAddress: options.publicAddress,
      onError: (error) => log.error('listener', error),
    })
    const http = createHttpClient()
    const triggers = new TriggerService({
      connectors: options.connectors(),
      get sandboxes() {
        return options.sandboxes()
      },
      engine,
      state,
      listener,
      watch,
      http,
      clock: systemClock,
      notify,
      random: Math.random,
    })
    const switches = new FlowSwitches({ triggers, engine, files, environments, renames, notify })
    return {
      switches,
      setPublicAddress: async (address) => {
        if (!listener.setPublicAddress(address)) return
        await triggers.addressChanged()
      },
      close: async () => {
        await switches.close()
        await listener.close()
        await http.close()
        state.close()
      },
    }
  } catch (thrown) {
    state.close()
    throw thrown
  }
}
