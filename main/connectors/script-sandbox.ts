import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Script, ScriptEnd, ScriptPort } from '../../shared/connectors/script-exchange.ts'
import { ConnectorError } from '../../shared/errors/index.ts'
import type { ScriptMessage, ScriptTask } from './script-messages.ts'

/** How long a thread without work is kept for the next script, in ms. */
const idleMs = 10_000

/** How long after its time a script may take to notice, in ms; then its thread is ended. */
const graceMs = 250

/** Scripts at once; others wait for their turn. */
const maxThreads = 2

/**
 * Runs scripts, each on a thread of its own; aborting ends that thread at once. Rejects with ConnectorError
 * `connector.script-aborted`, `connector.script-unavailable`.
 */
export interface ScriptSandbox extends ScriptPort {
  /** Ends all threads. Scripts under way are aborted. */
  close(): Promise<void>
}

/** Makes a sandbox; its threads start with the first script. `workerPath` is for hosts that keep the file elsewhere. */
export function createScriptSandbox(workerPath: string = findWorker()): ScriptSandbox {
  return new ThreadedSandbox(workerPath)
}

/** The thread's file: the source under Node, or the bundle's file beside ours or above our chunk. */
function findWorker(): string {
  const names = ['./script-worker.ts', './script-worker.cjs', './script-worker.mjs', '../script-worker.cjs']
  const paths = [...names, '../script-worker.mjs'].map((name) =>
    fileURLToPath(new URL(name, import.meta.url)),
  )
  return paths.find((path) => existsSync(path)) ?? (paths[0] as string)
}

interface Job {
  readonly task: ScriptTask
  readonly settle: (end: ScriptEnd) => void
  readonly fail: (error: ConnectorError) => void
}

class ThreadedSandbox implements ScriptSandbox {
  private readonly workerPath: string
  private readonly threads = new Set<ScriptThread>()
  private readonly waiting: Job[] = []
  private lastId = 0

  constructor(workerPath: string) {
    this.workerPath = workerPath
  }

  run(script: Script, signal: AbortSignal): Promise<ScriptEnd> {
    if (signal.aborted) return Promise.reject(aborted())
    this.lastId += 1
    const task: ScriptTask = { ...script, id: this.lastId }
    return new Promise<ScriptEnd>((resolve, reject) => {
      const done = () => signal.removeEventListener('abort', abort)
      const job: Job = {
        task,
        settle: (end) => {
          done()
          resolve(end)
        },
        fail: (error) => {
          done()
          reject(error)
        },
      }
      const abort = () => this.abort(job)
      signal.addEventListener('abort', abort, { once: true })
      this.waiting.push(job)
      this.next()
    })
  }

  async close(): Promise<void> {
    for (const job of this.waiting.splice(0)) job.fail(aborted())
    await Promise.all([...this.threads].map((thread) => thread.end(aborted())))
  }

  private next(): void {
    const job = this.waiting[0]
    if (job === undefined) return
    const idle = [...this.threads].find((thread) => thread.job === undefined)
    if (idle === undefined && this.threads.size >= maxThreads) return
    const thread =
      idle ??
      new ScriptThread(
        this.workerPath,
        () => this.next(),
        (gone) => this.drop(gone),
      )
    this.threads.add(thread)
    this.waiting.shift()
    thread.take(job)
    this.next()
  }

  private drop(thread: ScriptThread): void {
    this.threads.delete(thread)
    this.next()
  }

  private abort(job: Job): void {
    const at = this.waiting.indexOf(job)
    if (at >= 0) {
      this.waiting.splice(at, 1)
      job.fail(aborted())
      return
    }
    const thread = [...this.threads].find((candidate) => candidate.job === job)
    void thread?.end(aborted())
  }
}

/** One thread: takes one script at a time; while it waits for the next it does not keep the process alive. */
class ScriptThread {
  job: Job | undefined
  private readonly worker: Worker
  private readonly free: () => void
  private readonly gone: (thread: ScriptThread) => void
  private timer: NodeJS.Timeout | undefined
  private isGone = false

  constructor(path: string, free: () => void, gone: (thread: ScriptThread) => void) {
    this.free = free
    this.gone = gone
    this.worker = new Worker(path, {
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 256, stackSizeMb: 8 },
    })
    this.worker.on('message', (message: ScriptMessage) => this.receive(message))
    this.worker.on('error', (error) => void this.end(unavailable(error)))
    this.worker.on('exit', () => void this.end(unavailable(undefined)))
  }

  take(job: Job): void {
    clearTimeout(this.timer)
    this.job = job
    this.worker.ref()
    this.worker.postMessage(job.task)
  }

  async end(why: ConnectorError): Promise<void> {
    this.finish((job) => job.fail(why))
    if (this.isGone) return
    this.isGone = true
    const ending = this.worker.terminate()
    this.gone(this)
    await ending
  }

  private receive(message: ScriptMessage): void {
    const { job } = this
    if (job === undefined || message.id !== job.task.id) return
    if (message.kind === 'begun') {
      this.timer = setTimeout(() => this.overrun(), job.task.timeLimitMs + graceMs)
      return
    }
    this.finish(({ settle }) => settle(message.end))
    if (!message.isReusable) {
      void this.end(aborted())
      return
    }
    this.worker.unref()
    this.timer = setTimeout(() => void this.end(aborted()), idleMs)
    this.timer.unref()
    this.free()
  }

  /** The script did not even notice that its time is over. */
  private overrun(): void {
    this.finish(({ settle }) => settle({ kind: 'out-of-time' }))
    void this.end(aborted())
  }

  private finish(tell: (job: Job) => void): void {
    clearTimeout(this.timer)
    const { job } = this
    this.job = undefined
    if (job !== undefined) tell(job)
  }
}

function aborted(): ConnectorError {
  return new ConnectorError('connector.script-aborted', 'The script was cancelled.')
}

function unavailable(cause: unknown): ConnectorError {
  const why = cause instanceof Error ? `: ${cause.message}` : ''
  return new ConnectorError('connector.script-unavailable', `The thread that runs scripts ended${why}.`, {
    cause,
  })
}
