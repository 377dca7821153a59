import type { ConnectionRecord } from '../../shared/connections/index.ts'
import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import type { ConnectionTarget } from '../services/connection-target.ts'
import type { EngineFailure } from './engine-failure.ts'

/** From the engine's thread: what a connector's call asks of the connections, which are on the main thread. */
export type ConnectionMessage =
  | { readonly kind: 'connection-describe'; readonly id: number; readonly target: ConnectionTarget }
  | {
      readonly kind: 'connection-send'
      readonly id: number
      readonly target: ConnectionTarget
      /** Unsigned: the secret joins it on the main thread and is not in what comes back. */
      readonly request: HttpRequest
    }
  | {
      /** For a connector over a driver that needs no connection. */
      readonly kind: 'driver-send'
      readonly id: number
      readonly request: HttpRequest
    }
  /** The action was cancelled: nobody waits for that answer any more. */
  | { readonly kind: 'connection-abort'; readonly id: number }

/** To the engine's thread. */
export type ConnectionAnswer =
  | {
      readonly kind: 'connection-answer'
      readonly id: number
      readonly value: ConnectionRecord | HttpResponse | undefined
    }
  | { readonly kind: 'connection-failure'; readonly id: number; readonly error: EngineFailure }
