import type { WdlValue } from '../../shared/expressions/value.ts'
import type { FinalStatus } from '../../shared/run/index.ts'
import type { Command } from './command.ts'
import type { Frame, Payload, Slot } from './frame.ts'
import type { Plan } from './plan.ts'

/** A declared variable of a run. */
export interface Variable {
  readonly name: string
  /** `boolean`, `integer`, `float`, `string`, `object`, `array` in lower case. */
  readonly type: string
  readonly payload: Payload
}

/** The state of one run as the scheduler needs it: a fold over the run's events, changed by `step` alone. */
export interface Machine {
  readonly plan: Plan
  root: Frame | undefined
  /** By name in lower case. */
  readonly variables: Map<string, Variable>
  /** Value of the variable event that is being taken in, when the driver has it at hand. */
  freshVariable: Payload | undefined
  /** What `step` found to be done, oldest first. */
  readonly commands: Command[]
  hasResponded: boolean
  isCancelRequested: boolean
  isOver: boolean
  status: FinalStatus | undefined
  /** The items of a Foreach. */
  itemsOf(payload: Payload): readonly WdlValue[]
  /** Called when an iteration ends, to keep what expressions ask for later. */
  remember(slot: Slot, frame: Frame): void
}
