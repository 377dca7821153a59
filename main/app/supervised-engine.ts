import { FlowError, RequestError } from '../../shared/errors/index.ts'
import type { CallbackPlace, EngineHost, HistoryLimits, RunEventBatch } from '../services/engine-host.ts'

export interface SupervisorOptions {
  /** Starts an engine; `onDeath` is to be called when it ends without having been asked to. */
  readonly start: (onDeath: (reason: unknown) => void) => Promise<EngineHost>
  /** The engine died. `isBack`: it was started again and goes on with its runs; else it stays down. */
  readonly onDeath: (reason: unknown, isBack: boolean) => void
  /** How often a dead engine is started again. */
  readonly maxRestarts?: number
}

/**
 * An engine that is started again when it dies: its runs are in the journal and go on. Calls made while it starts
 * wait for it; calls to an engine that stays down reject with `run.engine-stopped`.
 */
export class SupervisedEngine implements EngineHost {
  readonly #options: SupervisorOptions
  readonly #listeners = new Set<(batch: RunEventBatch) => void>()
  #engine: Promise<EngineHost>
  #historyLimits: HistoryLimits | undefined
  #callbackPlace: CallbackPlace | undefined
  #generation = 0
  #restarts = 0
  #isClosing = false

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#engine = this.#startEngine()
    // Whoever calls first hears of a failure; nobody may be calling yet.
    this.#engine.catch(() => undefined)
  }

  async start(...args: Parameters<EngineHost['start']>) {
    return (await this.#engine).start(...args)
  }

  async startEach(...args: Parameters<EngineHost['startEach']>) {
    return (await this.#engine).startEach(...args)
  }
  async whenDone(...args: Parameters<EngineHost['whenDone']>) {
    return (await this.#engine).whenDone(...args)
  }
  async cancel(...args: Parameters<EngineHost['cancel']>) {
    return (await this.#engine).cancel(...args)
  }
  async skipWait(...args: Parameters<EngineHost['skipWait']>) {
    return (await this.#engine).skipWait(...args)
  }
  async debug(...args: Parameters<EngineHost['debug']>) {
    return (await this.#engine).debug(...args)
  }
  async evaluate(...args: Parameters<EngineHost['evaluate']>) {
    return (await this.#engine).evaluate(...args)
  }
  /** The next engine, after a death, is called back there too. */
  async listenAt(place: CallbackPlace) {
    this.#callbackPlace = place
    await (await this.#engine).listenAt(place)
  }
  async notifierOf(...args: Parameters<EngineHost['notifierOf']>) {
    return (await this.#engine).notifierOf(...args)
  }
  async refuseCall(...args: Parameters<EngineHost['refuseCall']>) {
    return (await this.#engine).refuseCall(...args)
  }
  async callBack(...args: Parameters<EngineHost['callBack']>) {
    return (await this.#engine).callBack(...args)
  }
  async listRuns(...args: Parameters<EngineHost['listRuns']>) {
    return (await this.#engine).listRuns(...args)
  }
  async terms(...args: Parameters<EngineHost['terms']>) {
    return (await this.#engine).terms(...args)
  }
  async tags(...args: Parameters<EngineHost['tags']>) {
    return (await this.#engine).tags(...args)
  }
  async tagRun(...args: Parameters<EngineHost['tagRun']>) {
    return (await this.#engine).tagRun(...args)
  }
  async statistics(...args: Parameters<EngineHost['statistics']>) {
    return (await this.#engine).statistics(...args)
  }
  async getRun(...args: Parameters<EngineHost['getRun']>) {
    return (await this.#engine).getRun(...args)
  }
  async events(...args: Parameters<EngineHost['events']>) {
    return (await this.#engine).events(...args)
  }
  async content(...args: Parameters<EngineHost['content']>) {
    return (await this.#engine).content(...args)
  }
  async deleteRuns(...args: Parameters<EngineHost['deleteRuns']>) {
    return (await this.#engine).deleteRuns(...args)
  }
  /** The next engine, after a death, keeps to them too. */
  async setHistoryLimits(limits: HistoryLimits) {
    this.#historyLimits = limits
    await (await this.#engine).setHistoryLimits(limits)
  }
  async resumeAll() {
    return (await this.#engine).resumeAll()
  }

  subscribe(listener: (batch: RunEventBatch) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close() {
    this.#isClosing = true
    const engine = await this.#engine.catch(() => undefined)
    await engine?.close()
  }

  async #startEngine(): Promise<EngineHost> {
    this.#generation += 1
    const generation = this.#generation
    try {
      const engine = await this.#options.start((reason) => this.#died(generation, reason))
      engine.subscribe((batch) => {
        for (const listener of this.#listeners) listener(batch)
      })
      return engine
    } catch (cause) {
      throw stopped(cause)
    }
  }

  #died(generation: number, reason: unknown): void {
    if (this.#isClosing || generation !== this.#generation) return
    if (this.#restarts >= (this.#options.maxRestarts ?? 1)) {
      this.#generation += 1
      this.#engine = Promise.reject(stopped(reason))
      this.#engine.catch(() => undefined)
      this.#options.onDeath(reason, false)
      return
    }
    this.#restarts += 1
    this.#engine = this.#startEngine()
    this.#engine.then(
      async (engine) => {
        if (this.#callbackPlace !== undefined) await engine.listenAt(this.#callbackPlace)
        if (this.#historyLimits !== undefined) await engine.setHistoryLimits(this.#historyLimits)
        await engine.resumeAll()
        this.#options.onDeath(reason, true)
      },
      () => this.#options.onDeath(reason, false),
    )
  }
}

/** The engine's own word where it has one (a database that cannot be opened). */
function stopped(cause: unknown): FlowError {
  if (cause instanceof FlowError) return cause
  return new RequestError('run.engine-stopped', 'The engine that runs flows has stopped.', {
    hint: 'Start Flowbench again; waiting runs go on where they were. The log file tells more.',
    cause,
  })
}
