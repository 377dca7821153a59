import { Worker, type WorkerOptions } from 'node:worker_threads'
import { BugError } from '../../shared/errors/index.ts'
import type { AppLog } from './app-log.ts'

/** Who waits for answers to one question. */
export interface Asker<Answer> {
  /** An answer came; true: it was the last one. */
  hear(answer: Answer): boolean
  /** The worker died before it had answered. */
  fail(error: Error): void
}

export interface AskedWorkerOptions {
  readonly path: string
  /** What the log calls it: `flow worker`. */
  readonly name: string
  /** What could not be done when it dies, as the beginning of a sentence: `The flow could not be read`. */
  readonly lost: string
  readonly log: Pick<AppLog, 'error'>
  readonly options?: WorkerOptions
  /** Told what the worker says by itself, beside answers. */
  readonly hearOther?: (message: unknown) => void
  /** The worker is gone. */
  readonly onEnd?: () => void
}

/**
 * A worker thread that is started with the first question and answers by the question's number. When it dies, what it
 * had not answered is rejected and the next question starts a new one. It keeps no process alive.
 */
export class AskedWorker<Question extends { readonly id: number }, Answer extends { readonly id: number }> {
  private readonly options: AskedWorkerOptions
  private readonly waiting = new Map<number, Asker<Answer>>()
  private worker: Worker | undefined
  private lastId = 0

  constructor(options: AskedWorkerOptions) {
    this.options = options
  }

  /** Asks; `make` puts the number into the question, which is answered. */
  ask(make: (id: number) => Question, asker: Asker<Answer>): number {
    this.lastId += 1
    const id = this.lastId
    this.waiting.set(id, asker)
    this.worker ??= this.start()
    this.worker.postMessage(make(id))
    return id
  }

  /** Says something more about a question, if the worker is there. */
  tell(message: object): void {
    this.worker?.postMessage(message)
  }

  close(): void {
    const running = this.worker
    this.fail('the app ends')
    void running?.terminate()
  }

  private start(): Worker {
    const { path, name, log, options, hearOther } = this.options
    const started = new Worker(path, options)
    started.unref()
    started.on('message', (message: Answer | { readonly kind: string }) => {
      if ('kind' in message && hearOther !== undefined) {
        hearOther(message)
        return
      }
      const answer = message as Answer
      if (this.waiting.get(answer.id)?.hear(answer) !== false) this.waiting.delete(answer.id)
    })
    started.on('error', (error) => log.error(name, error))
    started.on('exit', (code) => {
      if (this.worker === started) this.fail(`the ${name} ended (${code})`)
    })
    return started
  }

  private fail(reason: string): void {
    this.worker = undefined
    this.options.onEnd?.()
    for (const asker of this.waiting.values()) {
      asker.fail(new BugError('bug', `${this.options.lost}: ${reason}`, { hint: 'Try again.' }))
    }
    this.waiting.clear()
  }
}
