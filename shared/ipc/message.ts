import type { z } from 'zod'
import type { FlowErrorData } from '../errors/index.ts'

/** A question from the window to main: arguments are parsed at the door, the result comes from our own side. */
export interface RequestChannel<Args, Result> {
  readonly kind: 'request'
  readonly args: z.ZodType<Args>
  /** Only its type is used. */
  readonly result?: Result
}

/** News from main to the window. */
export interface EventChannel<Payload> {
  readonly kind: 'event'
  /** Only its type is used. */
  readonly payload?: Payload
}

/** Declares a request channel: `request<Result>()(argsSchema)`. */
export function request<Result>() {
  return <Args>(args: z.ZodType<Args>): RequestChannel<Args, Result> => ({ kind: 'request', args })
}

/** Declares an event channel. */
export function event<Payload>(): EventChannel<Payload> {
  return { kind: 'event' }
}

/** How main answers: Electron alone would keep only an error's message. */
export type Envelope<Result> =
  | { readonly ok: true; readonly value: Result }
  | { readonly ok: false; readonly error: FlowErrorData }
