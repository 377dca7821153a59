import type { z } from 'zod'
import type { Contract } from './contract.ts'
import type { Envelope, EventChannel } from './message.ts'

type Area<Channel> = Channel extends `${infer Name}:${string}` ? Name : never
type Verb<Channel, Name extends string> = Channel extends `${Name}:${infer Rest}` ? Rest : never

type ArgsOf<Channel> = Channel extends { readonly args: z.ZodType<infer Args> }
  ? [Args] extends [undefined]
    ? []
    : [args: Args]
  : never
type ResultOf<Channel> = Channel extends { readonly result?: infer Result } ? Result : never

type Requests = { [C in keyof Contract as Contract[C] extends { kind: 'request' } ? C : never]: Contract[C] }
type Events = { [C in keyof Contract as Contract[C] extends { kind: 'event' } ? C : never]: Contract[C] }

/** What an event carries. */
export type EventPayload<C> = C extends keyof Events
  ? Events[C] extends EventChannel<infer Payload>
    ? Payload
    : never
  : never

/** Listening to events. */
export interface EventSource {
  /** Listens to an event; returns the undoing. */
  on<C extends keyof Events>(channel: C, listener: (payload: EventPayload<C>) => void): () => void
}

/** Arguments of a request as a handler gets them. */
export type RequestArgs<C extends keyof Requests> = ArgsOf<Requests[C]>

/** What a request answers. */
export type RequestResult<C extends keyof Requests> = ResultOf<Requests[C]>

/**
 * The renderer's side of the contract: one function a request, grouped by area, and `on` for the news.
 * A request that fails rejects with a `BridgeError` rebuilt by the renderer from the envelope.
 */
export type Bridge = {
  readonly [Name in Area<keyof Requests>]: {
    readonly [V in Verb<keyof Requests, Name>]: (
      ...args: ArgsOf<Requests[`${Name}:${V}` & keyof Requests]>
    ) => Promise<ResultOf<Requests[`${Name}:${V}` & keyof Requests]>>
  }
} & EventSource

/**
 * What preload puts on `window.flowbench`: the same functions, answering the envelope as plain data, because an error
 * thrown across the isolated worlds would keep nothing but its message.
 */
export type ExposedBridge = {
  readonly [Name in Area<keyof Requests>]: {
    readonly [V in Verb<keyof Requests, Name>]: (
      ...args: ArgsOf<Requests[`${Name}:${V}` & keyof Requests]>
    ) => Promise<Envelope<ResultOf<Requests[`${Name}:${V}` & keyof Requests]>>>
  }
} & EventSource
