import type { ErrorCode, JsonPath, TextRange } from '../../shared/errors/index.ts'
import type { CompiledValue } from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { PlatformLimits } from '../../shared/profiles/platform-limits.ts'
import type { ProfileName } from '../../shared/profiles/profile.ts'
import type { Status } from '../../shared/run/index.ts'
import type { Part, PreparedAction } from './action-handler.ts'
import type { ReadShapes } from './read-shapes.ts'
import type { PreparedTrigger } from './trigger-handler.ts'

/** A definition made ready to run: typed actions, who waits for whom, expressions compiled. Never changes. */
export interface Plan {
  readonly root: ScopePlan
  /** Every action of every scope, by `id`. */
  readonly actions: readonly ActionPlan[]
  /** By name as written and in lower case. */
  readonly actionsByName: ReadonlyMap<string, ActionPlan>
  readonly triggers: readonly TriggerPlan[]
  readonly parameters: readonly ParameterPlan[]
  /** Connection names that expressions look up in `parameters('$connections')`. */
  readonly connectionNames: readonly string[]
  /** Workflow outputs: the value expression of each. */
  readonly outputs: readonly { readonly name: string; readonly type: string; readonly value: EnginePart }[]
  readonly profile: ProfileName
  readonly limits: PlatformLimits
  /** What the flow's expressions read of each action, for mocks; made when first asked for. */
  readShapes(): ReadShapes
}

/** A list of actions that run together: the whole flow, a branch, the body of a loop. */
export interface ScopePlan {
  readonly id: number
  /** The action whose branch this is; absent at the top. */
  readonly owner: ActionPlan | undefined
  /** `actions`, `else`, a case's name, `default`; empty at the top. */
  readonly branch: string
  readonly actions: ActionPlan[]
  /** Indices of the actions that wait for none. */
  readonly roots: number[]
  /** Indices of the actions for which none waits. */
  readonly leaves: number[]
  /** This scope and those around it, outermost first. */
  readonly chain: readonly ScopePlan[]
}

export interface ActionPlan {
  /** Unique within the plan. */
  readonly id: number
  /** Place in its scope. */
  readonly index: number
  readonly name: string
  readonly type: string
  readonly definition: WdlObject
  readonly path: JsonPath
  readonly scope: ScopePlan
  readonly runAfter: readonly { readonly index: number; readonly statuses: readonly Status[] }[]
  /** Indices of the actions that wait for this one. */
  readonly followers: readonly number[]
  readonly prepared: PreparedAction
  readonly branches: ReadonlyMap<string, ScopePlan>
  /** How its `actions` repeat, by its type's manifest. */
  readonly loop: 'foreach' | 'until' | undefined
  readonly secureInputs: boolean
  readonly secureOutputs: boolean
  readonly staticResult: EnginePart | undefined
  readonly trackedProperties: EnginePart | undefined
  /** `limit.timeout`, where the action is not a loop that reads it itself. */
  readonly timeout: EnginePart | undefined
  /** Names an action outside the loop that holds this one refers to its outputs. */
  readonly isReadOutsideLoop: boolean
  /** Foreach: the actions inside that are read from outside. */
  readonly gathers: readonly ActionPlan[]
  /** `result()` of this scope or loop is asked for somewhere. */
  readonly isResultRead: boolean
}

export interface TriggerPlan {
  /** Its inputs without what signs in, for `trigger()`; absent where they cannot be compiled or hold a secret. */
  readonly inputs?: EnginePart
  readonly name: string
  readonly type: string
  readonly definition: WdlObject
  readonly path: JsonPath
  readonly prepared: PreparedTrigger
  /** Its outputs are not recorded. */
  readonly isSecure: boolean
}

export interface ParameterPlan {
  readonly name: string
  readonly type: string
  readonly isSecure: boolean
  readonly defaultValue: WdlValue | undefined
}

/** A compiled part as the engine keeps it. */
export interface EnginePart extends Part {
  readonly compiled: CompiledValue
}

/** Why a definition does not become a plan. */
export interface PlanProblem {
  readonly code: ErrorCode
  readonly message: string
  readonly path: JsonPath
  /** Inside the string at `path`. */
  readonly range?: TextRange
  readonly action?: string
  readonly hint?: string
}
