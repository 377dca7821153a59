import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, objectOf, propertyOf } from './lookup.ts'

/** What ARM expressions of one template see: its parameters and variables, and those of the template around it. */
export interface ArmScope {
  readonly parameters: WdlObject
  readonly variables: WdlObject
  /** Values handed to the template: by a nested deployment, or by a parameter file. `{name: {value}}`. */
  readonly given: WdlObject
  readonly outer: ArmScope | undefined
}

/**
 * The scope of a place in an ARM template, nested deployments included: the innermost object around the place that
 * has `resources` beside `parameters` or `variables`. Undefined where there is none.
 * @param given values of the outermost template's parameters, as a parameter file has them
 */
export function armScopeAt(
  root: WdlValue | undefined,
  path: JsonPath,
  given: WdlObject = {},
): ArmScope | undefined {
  let scope: ArmScope | undefined
  let holder: WdlValue | undefined
  let value: WdlValue | undefined = root
  for (let depth = 0; depth <= path.length; depth++) {
    if (isTemplate(value)) {
      const handed = scope === undefined ? given : objectOf(holder, 'parameters')
      scope = {
        parameters: objectOf(value, 'parameters') ?? {},
        variables: objectOf(value, 'variables') ?? {},
        given: handed ?? {},
        outer: scope,
      }
    }
    const step = path[depth]
    if (step === undefined) break
    holder = value
    value = childOf(value, step)
  }
  return scope
}

function isTemplate(value: WdlValue | undefined): value is WdlObject {
  if (!isObject(value) || propertyOf(value, 'resources') === undefined) return false
  return objectOf(value, 'parameters') !== undefined || objectOf(value, 'variables') !== undefined
}

function childOf(value: WdlValue | undefined, step: string | number): WdlValue | undefined {
  if (Array.isArray(value))
    return typeof step === 'number' ? (value[step] as WdlValue | undefined) : undefined
  return isObject(value) ? value[String(step)] : undefined
}
