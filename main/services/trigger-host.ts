import { join } from 'node:path'
import { createHttpClient } from '../connectors/http-client.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { openTriggerState } from '../storage/trigger-state.ts'
import type { ConnectionPort } from './connector-connections.ts'
import { openConnectorRuntime } from './connector-runtime.ts'
import type { EngineHost } from './engine-host.ts'
import { CallbackListener } from './listener/callback-listener.ts'
import { openListenerIdentity } from './listener/listener-identity.ts'
import { createLocalEngineHost } from './local-engine-host.ts'
import { systemClock } from './system-clock.ts'
import { TriggerRunWatch } from './trigger-run-watch.ts'
import { TriggerService } from './trigger-service.ts'

export interface TriggerHostOptions {
  /** Holds the run history, what triggers keep, and the key and port of the callback addresses. */
  readonly dataFolder: string
  /** Exactly this port; otherwise the one of the last time, or a free one. */
  readonly port?: number
  /** Where the world reaches the callbacks; absent: nowhere. */
  readonly publicAddress?: string | undefined
  /** Connections, for the connectors that flows call and listen to. */
  readonly connections?: ConnectionPort
  /** For flows that listen to sandboxes, and their runs. */
  readonly sandboxes?: Sandboxes
  /** Told what a person should know. */
  readonly notify: (message: string) => void
  /** Told of what went wrong on our side while answering. */
  readonly onError: (error: unknown) => void
}

/** An engine in this process with everything that starts its runs. */
export interface TriggerHost {
  readonly engine: EngineHost
  readonly triggers: TriggerService
  /** Of the callback addresses. */
  readonly port: number
  /**
   * Takes nothing new, lets callers get their answers and actions under way come to their end, both within `graceMs`,
   * and closes. Runs that are not over are in the journal. Answers whether everything came to rest in time.
   */
  close(graceMs: number): Promise<boolean>
}

/**
 * Opens a data folder to serve flows from. Throws FileError `file.database-in-use` when another process does so,
 * `file.database`, `file.unwritable`; RequestError `request.port-in-use`.
 */
export async function openTriggerHost(options: TriggerHostOptions): Promise<TriggerHost> {
  const { connections, dataFolder, notify, onError, port, sandboxes, publicAddress } = options
  // First of all: whoever holds the state is the only one to drive the runs of this folder.
  const identity = await openListenerIdentity(dataFolder)
  const state = openTriggerState(join(dataFolder, 'triggers.db'))
  try {
    const listener = await CallbackListener.open({
      identity,
      notify,
      onError,
      ...(port === undefined ? {} : { port }),
      ...(publicAddress === undefined ? {} : { publicAddress }),
    })
    const watch = new TriggerRunWatch()
    const http = createHttpClient()
    const engine = createLocalEngineHost({
      databasePath: join(dataFolder, 'flowbench.db'),
      notify,
      ...(connections === undefined ? {} : { connections }),
      ...(sandboxes === undefined ? {} : { sandboxes }),
      securedResponse: watch.securedResponse,
    })
    const { calls } = openConnectorRuntime({ connections, http, clock: systemClock })
    const triggers = new TriggerService({
      connectors: calls,
      sandboxes,
      engine,
      state,
      listener,
      watch,
      http,
      clock: systemClock,
      notify,
      random: Math.random,
    })
    return {
      engine,
      triggers,
      port: listener.port,
      close: async (graceMs) => {
        const end = Date.now() + graceMs
        await triggers.close({ isOff: true })
        await listener.close(Math.max(0, end - Date.now()))
        const isAtRest = await engine.drain(Math.max(0, end - Date.now()))
        await engine.close()
        await http.close()
        state.close()
        return isAtRest
      },
    }
  } catch (thrown) {
    state.close()
    throw thrown
  }
}
