import type { RunId } from '../../shared/run/index.ts'
import type { EngineHost, RunEventBatch } from '../services/engine-host.ts'
import type { ConnectionAnswer, ConnectionMessage } from './connection-messages.ts'
import type { EngineFailure } from './engine-failure.ts'

/** Methods of the host that answer with a promise and can be called across threads. */
export type EngineMethod = Exclude<keyof EngineHost, 'subscribe'>

/** Every method that may be called across threads; anything else is refused. */
export const engineMethods = [
  'start',
  'startEach',
  'whenDone',
  'cancel',
  'skipWait',
  'debug',
  'evaluate',
  'listenAt',
  'notifierOf',
  'refuseCall',
  'callBack',
  'listRuns',
  'terms',
  'tags',
  'tagRun',
  'statistics',
  'getRun',
  'events',
  'content',
  'deleteRuns',
  'setHistoryLimits',
  'resumeAll',
  'close',
] as const satisfies readonly EngineMethod[]

/** To the worker: call a method; or what it asked about connections. */
export type EngineOrder = EngineRequest | ConnectionAnswer

/** Calls a method of the engine. */
export interface EngineRequest {
  readonly kind: 'call'
  readonly id: number
  readonly method: EngineMethod
  readonly args: readonly unknown[]
}

/** What the worker is started with. */
export interface EngineWorkerData {
  readonly databasePath: string
  /** Database of the sandboxes. */
  readonly sandboxesPath?: string | undefined
}

/** From the worker. */
export type EngineMessage =
  | ConnectionMessage
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly error: EngineFailure }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: EngineFailure }
  | { readonly kind: 'events'; readonly batches: readonly RunEventBatch[] }
  | { readonly kind: 'notice'; readonly message: string }
  /** Body of a secured Response, for the caller who waits; always before the events that tell of it. */
  | { readonly kind: 'secured-response'; readonly runId: RunId; readonly body: string }
