import type { CatalogueWork } from '../services/catalogue-work.ts'
import type { ConnectorWork } from '../services/connector-work.ts'
import type { ConnectionAnswer, ConnectionMessage } from './connection-messages.ts'
import type { EngineFailure } from './engine-failure.ts'

/** All that the connector worker is asked. */
export type AllConnectorWork = ConnectorWork & CatalogueWork

/** One question with the arguments of its method. */
export interface ConnectorQuestion {
  readonly id: number
  readonly method: keyof AllConnectorWork
  readonly args: readonly unknown[]
}

/** The answer, in any order. */
export type ConnectorAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: EngineFailure }

/** To the worker: questions, and what the connections on the main thread answer. */
export type ToConnectorWorker = ConnectorQuestion | ConnectionAnswer

/** From the worker: answers, and what its calls ask of the connections on the main thread. */
export type FromConnectorWorker = ConnectorAnswer | ConnectionMessage
