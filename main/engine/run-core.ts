import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { RunEvent, RunId, RunStarted } from '../../shared/run/index.ts'
import type { CompletedResult, PartRetry } from './action-handler.ts'
import type { Frame, Slot } from './frame.ts'
import type { Machine } from './machine.ts'
import type { MockScript } from './mock.ts'
import type { Payloads } from './payloads.ts'
import type { EnginePart, Plan } from './plan.ts'
import type { Clock, EnginePorts } from './ports.ts'
import type { RunContext } from './run-context.ts'

/** What a run is driven with. */
export interface RunSetup {
  readonly plan: Plan
  readonly started: RunStarted
  /** Value of the trigger's outputs, when at hand. */
  readonly triggerOutputs?: WdlValue
  /** By folded name. */
  readonly parameters: ReadonlyMap<string, WdlValue>
  readonly connectionReferences: WdlObject
  readonly mockScript: MockScript | undefined
  readonly hasCaller: boolean
}

/** A run as its helpers (records, calls) see it. */
export interface RunCore {
  readonly setup: RunSetup
  readonly ports: EnginePorts
  readonly clock: Clock
  readonly machine: Machine
  readonly context: RunContext
  readonly payloads: Payloads
  readonly runId: RunId
  /** Whether a caller still waits for a Response action. */
  readonly caller: 'waiting' | 'answered' | 'none'
  /** The process lets go of the run; nothing is written any more. */
  readonly isStopped: boolean
  /** Nothing new is begun; calls under way come to their end. */
  readonly isDraining: boolean
  /** Writes an event and takes it into the state. */
  emit(event: RunEvent, slot?: Slot): void
  /** Goes on with what is to be done. */
  pump(): void
  /** Keeps work for later while whoever debugs the run has paused it; answers whether it did. */
  holds(work: () => void): boolean
  /** Does work in which our own faults end the run instead of the whole engine. */
  guard(work: () => void): void
  /** Evaluates the inputs of an action; a result where that fails. */
  prepareInputs(slot: Slot): CompletedResult | undefined
  /** An action that waited to be called back is over: whoever would call is told. */
  release(slot: Slot): void
  /** Lets time pass in a call: the run counts as idle meanwhile, so that a clock of its own goes on. */
  pause(durationMs: number, signal: AbortSignal): Promise<void>
  /** A part of what an action transfers failed and is tried again. */
  partRetrying(slot: Slot, part: PartRetry): void
  trackingId(slot: Slot): string
  /** Evaluates a part at a slot's place. Throws ExpressionError. */
  evaluate(part: EnginePart, slot: Slot | undefined, frame?: Frame): WdlValue
}
