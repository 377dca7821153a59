import type { HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import type { EngineFailure } from './engine-failure.ts'

/** To the thread of the drivers. Secrets of the connection are in place. */
export interface DriverQuestion {
  readonly id: number
  readonly request: HttpRequest
}

/** To the thread of the drivers: nobody waits for that answer any more. */
export interface DriverAbort {
  readonly id: number
  readonly abort: true
}

/** What came of a question. */
export type DriverReply =
  | { readonly id: number; readonly ok: true; readonly answer: HttpResponse }
  | { readonly id: number; readonly ok: false; readonly error: EngineFailure }
