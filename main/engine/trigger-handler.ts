import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { PrepareTools } from './action-handler.ts'

/** What fired a trigger, as the caller told it. */
export interface TriggerFiring {
  /** Body, when only that is given. */
  readonly body: WdlValue | undefined
  /** Whole outputs, when given. */
  readonly outputs: WdlValue | undefined
  readonly nowMs: number
  /** Whether a body that is not given may be made up from the trigger's schema: the run uses mocks. */
  readonly mayInvent: boolean
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
