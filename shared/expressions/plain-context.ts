import { isArray, isObject } from './content.ts'
import type { EvaluationContext, ExpressionLimits } from './context.ts'
import { parseDate } from './dates/parse-date.ts'
import { defaultLimits } from './limits.ts'
import { getProperty } from './properties.ts'
import type { WdlObject, WdlValue } from './value.ts'

/** Where clock and chance come from. */
export interface ContextSources {
  nowMs(): number
  random(): number
  newGuid(): string
  readonly limits?: ExpressionLimits
}

/**
 * A context from plain JSON: maps `parameters`, `variables`, `items`, `iterationIndexes`, `results`, `actions`,
 * `appSettings`, `agentParameters`; values `action`, `trigger`, `workflow`, `item`, `callbackUrl`; `now` as the clock.
 * Names are matched ignoring case. The shape is the one of the conformance vectors.
 */
export function plainContext(json: WdlValue, sources: ContextSources): EvaluationContext {
  const root: WdlObject = isObject(json) ? json : {}
  const own = (name: string): WdlValue | undefined => getProperty(root, name)
  const named = (map: string, name: string): WdlValue | undefined => {
    const values = own(map)
    return values !== undefined && isObject(values) ? getProperty(values, name) : undefined
  }
  const record = (value: WdlValue | undefined): WdlObject | undefined =>
    value !== undefined && isObject(value) ? value : undefined
  const text = (value: WdlValue | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined
  const now = text(own('now'))
  const fixedMs = now === undefined ? undefined : parseDate(now)?.ms
  return {
    action: (name) => record(named('actions', name)),
    currentAction: () => record(own('action')),
    trigger: () => record(own('trigger')),
    workflow: () => record(own('workflow')) ?? {},
    parameter: (name) => named('parameters', name),
    variable: (name) => named('variables', name),
    item: () => own('item'),
    items: (name) => named('items', name),
    iterationIndex: (name) => {
      const value = named('iterationIndexes', name)
      return typeof value === 'number' ? value : undefined
    },
    result: (name) => {
      const value = named('results', name)
      return value !== undefined && isArray(value) ? value : undefined
    },
    listCallbackUrl: () => text(own('callbackUrl')),
    appSetting: (name) => text(named('appSettings', name)),
    agentParameter: (name) => named('agentParameters', name),
    nowMs: () => fixedMs ?? sources.nowMs(),
    random: () => sources.random(),
    newGuid: () => sources.newGuid(),
    limits: sources.limits ?? defaultLimits,
  }
}
