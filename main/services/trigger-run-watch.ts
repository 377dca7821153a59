import type { Content, RunError, RunId, Status } from '../../shared/run/index.ts'
import { BriefMap } from './brief-map.ts'
import type { EngineHost, RunEventBatch } from './engine-host.ts'

/** What a run answers its caller, or how it ended without an answer. */
export type RunAnswer =
  | {
      readonly kind: 'response'
      readonly statusCode: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: Content | undefined
    }
  | { readonly kind: 'ended'; readonly status: Status; readonly error: RunError | undefined }

/**
 * Tells those who wait for a run's Response of it once it is journaled. Made before the engine, whose port
 * `securedResponse` it is: bodies that no journal holds are kept here until they are sent.
 */
export class TriggerRunWatch {
  readonly #waiting = new BriefMap<RunId, (answer: RunAnswer) => void>()
  readonly #secured = new Map<RunId, string>()

  /** The engine's port. */
  readonly securedResponse = (runId: RunId, body: string): void => {
    if (this.#waiting.has(runId)) this.#secured.set(runId, body)
  }

  /** Listens to an engine. Returns the undoing. */
  attach(engine: Pick<EngineHost, 'subscribe'>): () => void {
    return engine.subscribe((batch) => this.#take(batch))
  }

  /** Calls back once, with the first answer of the run or its end. Returns the undoing. */
  onAnswer(runId: RunId, callback: (answer: RunAnswer) => void): () => void {
    this.#waiting.set(runId, callback)
    return () => {
      if (this.#waiting.get(runId) !== callback) return
      this.#waiting.delete(runId)
      this.#secured.delete(runId)
    }
  }

  #take({ runId, events }: RunEventBatch): void {
    const callback = this.#waiting.get(runId)
    if (callback === undefined) return
    for (const { event } of events) {
      if (event.type === 'response-sent') {
        const secured = this.#secured.get(runId)
        const body: Content | undefined =
          secured === undefined ? event.body : { kind: 'inline', json: secured }
        this.#tell(runId, callback, {
          kind: 'response',
          statusCode: event.statusCode,
          headers: event.headers ?? {},
          body,
        })
        return
      }
      if (event.type === 'run-completed') {
        this.#tell(runId, callback, { kind: 'ended', status: event.status, error: event.error })
        return
      }
    }
  }

  #tell(runId: RunId, callback: (answer: RunAnswer) => void, answer: RunAnswer): void {
    this.#waiting.delete(runId)
    this.#secured.delete(runId)
    callback(answer)
  }
}
