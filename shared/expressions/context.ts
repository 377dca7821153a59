import type { WdlObject, WdlValue } from './value.ts'

/**
 * What an expression can see while it is evaluated: a run's state, handed in by the engine, by the editor's
 * live preview (from a recorded run) or by `flowbench eval --context`. Names are matched ignoring case by the
 * implementer. A lookup answers `undefined` where the name does not exist (or has no value yet); the evaluator
 * turns that into its typed error.
 */
export interface EvaluationContext {
  /** Record of an action: `{name, status, inputs, outputs, startTime, ...}` as `actions('x')` shows it. */
  action(name: string): WdlObject | undefined
  /**
   * Outputs of an action that is over, where they are at hand without its record: most expressions ask for nothing
   * else. `undefined` sends the asker to `action`.
   */
  actionOutputs?(name: string): WdlValue | undefined
  /** Record of the action being evaluated, for `action()` (Until conditions, tracked properties). */
  currentAction(): WdlObject | undefined
  /** Record of the trigger: `{name, inputs, outputs: {headers, body}, ...}`. */
  trigger(): WdlObject | undefined
  /** The trigger's outputs, where they are at hand without its record; `undefined` sends the asker to `trigger`. */
  triggerOutputs?(): WdlValue | undefined
  /** What `workflow()` gives: `{id, name, type, location, tags, run: {id, name, type}}`. */
  workflow(): WdlObject
  parameter(name: string): WdlValue | undefined
  variable(name: string): WdlValue | undefined
  /** Item of the innermost loop, Select or Filter array. */
  item(): WdlValue | undefined
  /** Item of the enclosing Foreach of that name. */
  items(loopName: string): WdlValue | undefined
  /** Zero-based index of the enclosing Foreach or Until of that name. */
  iterationIndex(loopName: string): number | undefined
  /** Records of the actions inside a scope, loop or branch, for `result('x')`. */
  result(scopeName: string): readonly WdlValue[] | undefined
  listCallbackUrl(): string | undefined
  appSetting(name: string): string | undefined
  /** Value an agent gave to a parameter of the tool it called, for `agentParameters()`. */
  agentParameter?(name: string): WdlValue | undefined
  /** UTC clock in milliseconds since 1970, handed in so that tests and replays are exact. */
  nowMs(): number
  /** Uniform in [0, 1), for `rand`. */
  random(): number
  /** A new random GUID in `D` form, for `guid()`. */
  newGuid(): string
  readonly limits: ExpressionLimits
}

/** Bounds of one expression; the defaults are the platform's, an environment may lift them. */
export interface ExpressionLimits {
  /** Longest expression source, in UTF-16 units. Platform: 8,192. */
  readonly maxExpressionLength: number
  /** Longest text an expression may produce, in UTF-16 units. Platform: 131,072. */
  readonly maxResultLength: number
  /** Most elements a function may create (`range`, `chunk`, `split`). */
  readonly maxArrayLength: number
}
