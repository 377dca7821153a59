import { Worker } from 'node:worker_threads'
import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { RequestError } from '../../shared/errors/index.ts'
import type { RunId } from '../../shared/run/index.ts'
import type { ConnectionPort } from '../services/connector-connections.ts'
import type { EngineHost, RunEventBatch } from '../services/engine-host.ts'
import type { ConnectionAnswer } from './connection-messages.ts'
import { ConnectionServer } from './connection-server.ts'
import { fromFailure } from './engine-failure.ts'
import type { EngineMessage, EngineMethod, EngineRequest, EngineWorkerData } from './engine-messages.ts'

/** Where the engine runs and what it is told. */
export interface WorkerEngineOptions {
  /** The worker's file: `engine-worker.cjs` of the bundle, or the TypeScript file under Node. */
  readonly workerPath: string
  readonly databasePath: string
  /** Connections, for the connectors that runs call. */
  readonly connections?: ConnectionPort
  readonly drivers?: HttpPort
  /** Database of the sandboxes; in memory when absent. */
  readonly sandboxesPath?: string | undefined
  /** Something a person should know: a damaged history moved aside, writing that stands still. */
  readonly notify?: (message: string) => void
  /** Told of the body of a secured Response, before its event. */
  readonly securedResponse?: (runId: RunId, body: string) => void
  /** The thread ended without having been asked to. Open calls are rejected with `run.engine-stopped`. */
  readonly onDeath?: (reason: unknown) => void
}

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/**
 * Starts the engine on a worker thread of this process; answers when it is ready. Rejects with the engine's own
 * typed error (`file.database ...`) or `run.engine-stopped`.
 */
export function createWorkerEngineHost(options: WorkerEngineOptions): Promise<EngineHost> {
  return new Promise((resolve, reject) => {
    const { databasePath, sandboxesPath } = options
    const workerData: EngineWorkerData = { databasePath, sandboxesPath }
    const worker = new Worker(options.workerPath, { workerData })
    const host = new WorkerEngineHost(worker, options, () => resolve(host), reject)
  })
}

class WorkerEngineHost implements EngineHost {
  private readonly worker: Worker
  private readonly waiting = new Map<number, Waiting>()
  private readonly listeners = new Set<(batch: RunEventBatch) => void>()
  private readonly options: WorkerEngineOptions
  private readonly rejectStart: (error: Error) => void
  private readonly connections: ConnectionServer
  private lastId = 0
  private isReady = false
  private isClosing = false
  private isDead = false

  constructor(
    worker: Worker,
    options: WorkerEngineOptions,
    ready: () => void,
    rejectStart: (error: Error) => void,
  ) {
    this.worker = worker
    this.options = options
    this.rejectStart = rejectStart
    const post = (answer: ConnectionAnswer) => worker.postMessage(answer)
    this.connections = new ConnectionServer(options, post)
    worker.on('message', (message: EngineMessage) => this.receive(message, ready))
    worker.on('error', (error) => this.died(error))
    worker.on('exit', (code) => this.died(new Error(`the thread ended with code ${code}`)))
  }

  start(...args: Parameters<EngineHost['start']>) {
    return this.call<'start'>('start', args)
  }

  startEach(...args: Parameters<EngineHost['startEach']>) {
    return this.call<'startEach'>('startEach', args)
  }
  whenDone(...args: Parameters<EngineHost['whenDone']>) {
    return this.call<'whenDone'>('whenDone', args)
  }
  cancel(...args: Parameters<EngineHost['cancel']>) {
    return this.call<'cancel'>('cancel', args)
  }
  skipWait(...args: Parameters<EngineHost['skipWait']>) {
    return this.call<'skipWait'>('skipWait', args)
  }
  debug(...args: Parameters<EngineHost['debug']>) {
    return this.call<'debug'>('debug', args)
  }
  evaluate(...args: Parameters<EngineHost['evaluate']>) {
    return this.call<'evaluate'>('evaluate', args)
  }
  listenAt(...args: Parameters<EngineHost['listenAt']>) {
    return this.call<'listenAt'>('listenAt', args)
  }
  notifierOf(...args: Parameters<EngineHost['notifierOf']>) {
    return this.call<'notifierOf'>('notifierOf', args)
  }
  refuseCall(...args: Parameters<EngineHost['refuseCall']>) {
    return this.call<'refuseCall'>('refuseCall', args)
  }
  callBack(...args: Parameters<EngineHost['callBack']>) {
    return this.call<'callBack'>('callBack', args)
  }
  listRuns(...args: Parameters<EngineHost['listRuns']>) {
    return this.call<'listRuns'>('listRuns', args)
  }
  terms(...args: Parameters<EngineHost['terms']>) {
    return this.call<'terms'>('terms', args)
  }
  tags(...args: Parameters<EngineHost['tags']>) {
    return this.call<'tags'>('tags', args)
  }
  tagRun(...args: Parameters<EngineHost['tagRun']>) {
    return this.call<'tagRun'>('tagRun', args)
  }
  statistics(...args: Parameters<EngineHost['statistics']>) {
    return this.call<'statistics'>('statistics', args)
  }
  getRun(...args: Parameters<EngineHost['getRun']>) {
    return this.call<'getRun'>('getRun', args)
  }
  events(...args: Parameters<EngineHost['events']>) {
    return this.call<'events'>('events', args)
  }
  content(...args: Parameters<EngineHost['content']>) {
    return this.call<'content'>('content', args)
  }
  setHistoryLimits(...args: Parameters<EngineHost['setHistoryLimits']>) {
    return this.call<'setHistoryLimits'>('setHistoryLimits', args)
  }
  deleteRuns(...args: Parameters<EngineHost['deleteRuns']>) {
    return this.call<'deleteRuns'>('deleteRuns', args)
  }
  resumeAll() {
    return this.call<'resumeAll'>('resumeAll', [])
  }

  subscribe(listener: (batch: RunEventBatch) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  async close(): Promise<void> {
    if (this.isClosing || this.isDead) return
    this.isClosing = true
    await this.call<'close'>('close', []).catch(() => undefined)
    await this.worker.terminate()
  }

  private call<Method extends EngineMethod>(
    method: Method,
    args: readonly unknown[],
  ): Promise<Awaited<ReturnType<EngineHost[Method]>>> {
    if (this.isDead) return Promise.reject(stopped())
    this.lastId += 1
    const id = this.lastId
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      const request: EngineRequest = { kind: 'call', id, method, args }
      this.worker.postMessage(request)
    })
  }

  private receive(message: EngineMessage, ready: () => void): void {
    switch (message.kind) {
      case 'ready':
        this.isReady = true
        ready()
        return
      case 'failed':
        this.isClosing = true
        this.rejectStart(fromFailure(message.error))
        return
      case 'events':
        for (const batch of message.batches) for (const listener of this.listeners) listener(batch)
        return
      case 'connection-describe':
      case 'connection-send':
      case 'connection-abort':
      case 'driver-send':
        this.connections.receive(message)
        return
      case 'secured-response':
        this.options.securedResponse?.(message.runId, message.body)
        return
      case 'notice':
        this.options.notify?.(message.message)
        return
      case 'value':
        this.take(message.id)?.resolve(message.value as never)
        return
      case 'error':
        this.take(message.id)?.reject(fromFailure(message.error))
        return
    }
  }

  private take(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id)
    this.waiting.delete(id)
    return waiting
  }

  private died(reason: unknown): void {
    if (this.isDead) return
    this.isDead = true
    this.connections.close()
    for (const { reject } of this.waiting.values()) reject(stopped())
    this.waiting.clear()
    if (this.isClosing) return
    if (this.isReady) this.options.onDeath?.(reason)
    else this.rejectStart(stopped(reason))
  }
}

function stopped(cause?: unknown): RequestError {
  return new RequestError('run.engine-stopped', 'The engine that runs flows has stopped.', {
    hint: 'Runs are kept in the journal and go on when it is started again.',
    cause,
  })
}
