import { randomUUID } from 'node:crypto'
import { DefinitionError } from '../../shared/errors/index.ts'
import { type CompiledValue, compileValue, plainContext } from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { TriggerPlan } from '../engine/plan.ts'
import type { TriggerFlow } from './trigger-flow.ts'

/** What an expression of a trigger sees beside the flow. */
export interface TriggerSight {
  /** What fired the trigger. */
  readonly outputs?: WdlValue
  /** What `listCallbackUrl()` gives. */
  readonly callbackUrl?: string
  readonly nowMs: number
}

/** A part of a trigger with its expressions, compiled once. */
export type TriggerPart = (sight: TriggerSight) => WdlValue

/**
 * Compiles the value at a path below a trigger. The part throws ExpressionError; this throws DefinitionError for an
 * expression that does not parse.
 */
export function compileTriggerPart(
  flow: Pick<TriggerFlow, 'flowId' | 'parameters'>,
  trigger: TriggerPlan,
  value: WdlValue | undefined,
  ...below: (string | number)[]
): TriggerPart {
  const path = [...trigger.path, ...below]
  const compiled: CompiledValue = compileValue(value ?? null, { path })
  const issue = compiled.issues.find((found) => found.issue.severity === 'error')
  if (issue !== undefined) {
    throw new DefinitionError(issue.issue.code, issue.issue.message, {
      at: { path: issue.path, range: issue.issue.range },
      hint: issue.issue.hint,
    })
  }
  if (compiled.isConstant && compiled.references.length === 0) {
    const constant = compiled.evaluate(contextOf(flow, trigger, { nowMs: 0 }))
    return () => constant
  }
  return (sight) => compiled.evaluate(contextOf(flow, trigger, sight))
}

function contextOf(
  flow: Pick<TriggerFlow, 'flowId' | 'parameters'>,
  trigger: TriggerPlan,
  sight: TriggerSight,
) {
  const { outputs, callbackUrl } = sight
  const record: WdlObject = {
    name: trigger.name,
    status: 'Succeeded',
    code: 'OK',
    ...(outputs === undefined ? {} : { outputs }),
  }
  const json: WdlObject = {
    parameters: flow.parameters,
    workflow: {
      id: `/workflows/${flow.flowId}`,
      name: flow.flowId,
      type: 'Microsoft.Logic/workflows',
      location: 'local',
    },
    ...(outputs === undefined ? {} : { trigger: record }),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
  }
  return plainContext(json, { nowMs: () => sight.nowMs, random: Math.random, newGuid: () => randomUUID() })
}
