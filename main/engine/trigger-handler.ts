import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { PrepareTools } from './action-handler.ts'

/** What fired a trigger, as the caller told it. */
export interface TriggerFiring {
  /** Body, when only that is given. */
  readonly body: WdlValue | undefined
  /** Whole outputs, when given. */
  readonly outputs: WdlValue | undefined
  readonly nowMs: number
  /** In a run with mocks: makes up outputs by what the flow reads of the trigger, where nothing is given. */
  readonly invent: (() => WdlValue) | undefined
}

/** A trigger made ready, once per plan. */
export interface PreparedTrigger {
  /**
   * What the trigger's `outputs` are for that firing. Throws RequestError `request.trigger-body` when the flow
   * does not take such a body.
   */
  fire(firing: TriggerFiring): WdlValue | Promise<WdlValue>
  /** Whether a caller waits for a Response action. */
  readonly hasCaller: boolean
}

/** Behaviour of one trigger type. One file each in main/triggers. */
export type TriggerHandler = (definition: WdlObject, tools: PrepareTools) => PreparedTrigger

/** Finds the handler of a trigger type (any case); every type has one. */
export type TriggerLookup = (type: string) => TriggerHandler
