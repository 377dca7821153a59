import { ODataFilterError } from '../odata/odata-filter.ts'
import type { ServiceAnswer } from '../service/service-answer.ts'
import { ServiceRefusal } from '../service/service-refusal.ts'
import type { ServiceRequest } from '../service/service-request.ts'

/** Plain JSON, as sandboxes keep it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json | undefined }

/** What a handler of a sandbox works on. Whatever it changes in `state` is kept, unless it throws. */
export interface Scene<State> {
  readonly state: State
  /** Ms since 1970 UTC. */
  readonly nowMs: number
  /** `2026-01-31T08:00:00Z` */
  readonly now: string
  /** An id that the sandbox has not given before: the same ones in the same order every time. */
  guid(): string
}

/** A call that an emulated service makes when its data has changed: to an address that a webhook left there. */
export interface Notification {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json: unknown
}

/** What an emulator is made of. */
export interface SandboxSpec<State> {
  /** Data to begin with. Times in it are relative to `nowMs`, so that it looks lived in. */
  seed(nowMs: number): State
  /**
   * Completes a state that a person wrote: ids, times and whatever else may be left out. Throws `SandboxStateError` with
   * the place of what cannot be.
   */
  read(given: Json, nowMs: number): State
  /** Answers a request of the vendor's API. Throws `ServiceRefusal`. */
  handle(request: ServiceRequest, scene: Scene<State>): ServiceAnswer
  /** Whom to call after a change. */
  notify?(before: State, after: State, scene: Scene<State>): readonly Notification[]
  /** Message in an answer of 4xx and 5xx, in the vendor's shape. */
  refusal(status: number, code: string, message: string): unknown
}

/** An emulated service. States are JSON texts outside of it. */
export interface Sandbox {
  seed(nowMs: number): string
  /** Throws `SandboxStateError`. */
  read(given: Json, nowMs: number): string
  /** Answers, and says what the state is then. */
  handle(request: ServiceRequest, before: SandboxMoment): { readonly answer: ServiceAnswer } & SandboxMoment
  notify(before: string, after: SandboxMoment): readonly Notification[]
}

/** A state at a time; `serial` counts ids that were given out. */
export interface SandboxMoment {
  readonly json: string
  readonly serial: number
  readonly nowMs: number
}

/** Makes an emulator of what is particular to one. */
export function defineSandbox<State>(spec: SandboxSpec<State>): Sandbox {
  return {
    seed: (nowMs) => JSON.stringify(spec.seed(nowMs)),
    read: (given, nowMs) => JSON.stringify(spec.read(given, nowMs)),
    handle: (request, before) => {
      const scene = sceneOf<State>(before)
      try {
        const answer = spec.handle(request, scene)
        return { answer, json: JSON.stringify(scene.state), serial: scene.serial, nowMs: before.nowMs }
      } catch (thrown) {
        const { code, headers, message, status } = refusalOf(thrown)
        return { answer: { status, headers, json: spec.refusal(status, code, message) }, ...before }
      }
    },
    notify: (before, after) =>
      spec.notify?.(JSON.parse(before) as State, JSON.parse(after.json) as State, sceneOf<State>(after)) ??
      [],
  }
}

/** What a handler refused; an OData filter that cannot be read is a bad request everywhere. Throws anything else again. */
function refusalOf(thrown: unknown): ServiceRefusal {
  if (thrown instanceof ServiceRefusal) return thrown
  if (thrown instanceof ODataFilterError) return new ServiceRefusal(400, 'BadRequest', thrown.message)
  throw thrown
}

function sceneOf<State>({ json, serial, nowMs }: SandboxMoment): Scene<State> & { serial: number } {
  const scene = {
    state: JSON.parse(json) as State,
    nowMs,
    now: timeText(nowMs),
    serial,
    guid: () => {
      scene.serial += 1
      return guidOf(scene.serial)
    },
  }
  return scene
}

/** `2026-01-31T08:00:00Z`: without fractions, as most services write times. */
export function timeText(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z')
}

/** A GUID of a number: looks like chance and is none. */
export function guidOf(serial: number): string {
  const part = (salt: number) => {
    let hash = Math.imul(serial ^ (salt * 0x9e3779b1), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0')
  }
  const [a, b, c, d] = [part(1), part(2), part(3), part(4)] as const
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`
}
