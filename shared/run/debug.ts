import type { Repetition } from './repetition.ts'

/** Where a run is to stop: before an action begins, or once it ended in some way. */
export interface Breakpoint {
  /** Name of the action; case does not count. */
  readonly action: string
  /** Expression (with or without `@`), evaluated where the action stands: stops only where it is true. */
  readonly condition?: string
  /** Stops from this time on that the action is reached (and the condition true); 1 when absent. */
  readonly hitCount?: number
  /** Only in this iteration of the innermost loop around the action, from 0. */
  readonly iteration?: number
  /** Stops once the action has ended in one of these, and not before it. */
  readonly statuses?: readonly BreakStatus[]
}

/** How an action may end so that a run stops there. */
export type BreakStatus = 'Succeeded' | 'Failed' | 'TimedOut' | 'Skipped'

/** Why a run stands still. */
export type PauseReason = 'breakpoint' | 'step' | 'pause'

/** How far a step goes: into the next action, past this one with all it holds, past the scope that holds it. */
export type StepKind = 'into' | 'over' | 'out'

/** What can be told to a run that is being debugged. JSON travels as text. */
export type DebugCommand =
  /** Changes nothing; only asks. */
  | { readonly kind: 'look' }
  /** Puts these in place of all breakpoints. */
  | { readonly kind: 'set-breakpoints'; readonly breakpoints: readonly Breakpoint[] }
  /** Begins no further action; calls under way come to their end. */
  | { readonly kind: 'pause' }
  | { readonly kind: 'continue' }
  | { readonly kind: 'step'; readonly step: StepKind }
  /** Only while paused. */
  | { readonly kind: 'set-variable'; readonly name: string; readonly value: string }
  /**
   * Only while paused. Gives an action that is over other outputs, or the one that is about to begin these outputs in
   * place of doing it. `action` absent: the one about to begin.
   */
  | {
      readonly kind: 'set-outputs'
      readonly action?: string
      readonly repetition?: Repetition
      readonly outputs: string
    }
  /** Only while paused: the action about to begin is Skipped, and what follows goes by its runAfter. */
  | { readonly kind: 'skip' }

/** Where a run stands. */
export interface DebugState {
  readonly isPaused: boolean
  readonly reason?: PauseReason
  /** The action that is about to begin; absent when none was. */
  readonly action?: string
  readonly repetition?: Repetition
  /** What else is to be known, such as a condition that cannot be evaluated. */
  readonly message?: string
  readonly breakpoints: readonly Breakpoint[]
}
