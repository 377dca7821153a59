import { randomUUID } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import type { ScriptPort } from '../../shared/connectors/script-exchange.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import { createScriptSandbox, type ScriptSandbox } from '../connectors/script-sandbox.ts'
import type { ChancePort, EnginePorts } from '../engine/ports.ts'
import { LargeContent } from '../storage/large-content.ts'
import type { RunJournal } from '../storage/run-journal.ts'
import { Afterwards } from './afterwards.ts'
import type { ChildRuns } from './child-runs.ts'
import type { CallbackPlace } from './engine-host.ts'
import { actionCallbackUrl } from './listener/action-callback.ts'
import type { LocalEngineOptions } from './local-engine-options.ts'
import { systemClock } from './system-clock.ts'

/** What the host gives its runs beside what it was made with. */
export interface HostParts {
  readonly journal: RunJournal
  readonly children: ChildRuns
  /** Where actions are called back now. */
  readonly callbackPlace: () => CallbackPlace | undefined
}

/** How long services are given to take note that nobody listens any more, when the host is closed, in ms. */
const farewellMs = 2_000

const systemChance: ChancePort = { random: Math.random, newGuid: () => randomUUID() }

/** All that runs have of the world, made of what the host was given and, where that is left out, of the machine's own. */
export class EngineWays {
  readonly ports: Omit<EnginePorts, 'content'>
  /** The way out without what records it: for connectors, whose calls are recorded as such. */
  readonly directHttp: HttpPort
  readonly largeContent: LargeContent
  readonly #ownHttp: ReturnType<typeof createHttpClient> | undefined
  readonly #ownScripts: ScriptSandbox | undefined
  readonly #afterwards: Afterwards

  constructor(options: LocalEngineOptions, { callbackPlace, children, journal }: HostParts) {
    this.largeContent = new LargeContent(largeFolderOf(options.databasePath))
    this.#ownHttp = options.http === undefined ? createHttpClient() : undefined
    this.#ownScripts = options.scripts === undefined ? createScriptSandbox() : undefined
    this.#afterwards = new Afterwards((message) => options.notify?.(message))
    this.directHttp = options.http ?? (this.#ownHttp as HttpPort)
    this.ports = {
      clock: options.clock ?? systemClock,
      journal,
      chance: options.chance ?? systemChance,
      http: options.tap?.http(this.directHttp) ?? this.directHttp,
      scripts: options.scripts ?? (this.#ownScripts as ScriptPort),
      ...(options.connectors === undefined ? {} : { connectors: options.connectors }),
      childFlows: options.childFlows ?? children,
      callbacks: {
        addressOf: (runId, actionKey) => {
          const place = callbackPlace()
          return place === undefined ? undefined : actionCallbackUrl(place, runId, actionKey)
        },
      },
      largeContent: this.largeContent,
      afterwards: (work) => this.#afterwards.begin(work),
      ...(options.responseSamples === undefined ? {} : { responseSamples: options.responseSamples }),
      securedResponse: (runId, body) => {
        if (!children.takeSecured(runId, body)) options.securedResponse?.(runId, body)
      },
      ...(options.termSeen === undefined ? {} : { termSeen: options.termSeen }),
      ...(options.yieldEvery === undefined ? {} : { yieldEvery: options.yieldEvery }),
      ...(options.appSetting === undefined ? {} : { appSetting: options.appSetting }),
    }
  }

  /** Lets what no run waits for come to its end, for a moment. */
  async end(): Promise<void> {
    await this.#afterwards.end(farewellMs)
  }

  /** Gives back what was the machine's own. */
  async close(): Promise<void> {
    await this.#ownHttp?.close()
    await this.#ownScripts?.close()
    await this.largeContent.close()
  }
}

/** Large bodies lie beside the database; in a temporary folder where that is in memory. */
function largeFolderOf(databasePath: string): string | undefined {
  return databasePath === ':memory:' ? undefined : join(dirname(databasePath), 'large-content')
}
