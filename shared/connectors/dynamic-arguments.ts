import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { foldName, isObject, propertyNameOf, propertyOf } from '../wdl/lookup.ts'
import { valueAtPath } from './dynamic-answer.ts'
import type { DynamicSource } from './dynamic-source.ts'
import type { Operation } from './operation.ts'
import { givenBody, valueOfParameter } from './request-values.ts'

/** Values for a dynamic call, or what has to be given first. */
export interface DynamicArguments {
  readonly values: WdlObject
  /** Names, as the description refers to them. */
  readonly missing: readonly string[]
}

/**
 * The arguments of a dynamic call, of the values given so far. A value that is an expression counts as not given: it is
 * known only when the flow runs.
 * @param asking the operation whose field is asked about, which the source's references are names in
 * @param called the operation that is called for it
 * @param selected the item of a tree that was opened
 */
export function dynamicArguments(
  source: DynamicSource,
  asking: Operation,
  called: Operation,
  given: WdlObject,
  selected?: WdlValue,
): DynamicArguments {
  const values: Record<string, WdlValue> = {}
  const missing: string[] = []
  for (const [name, argument] of Object.entries(source.arguments)) {
    switch (argument.kind) {
      case 'constant':
        values[name] = argument.value
        break
      case 'selected': {
        const value = selected === undefined ? undefined : valueAtPath(selected, argument.path)
        if (value !== undefined) values[name] = value
        break
      }
      case 'parameter': {
        const value = referencedValue(asking, given, argument.parameter)
        if (isGiven(value)) values[name] = value
        else if (argument.isRequired || isNeeded(called, name)) missing.push(argument.parameter)
      }
    }
  }
  return { values, missing }
}

/** The value of what a description refers to: a parameter, a part of the body (`body/customer/id`), or a sibling in it. */
export function referencedValue(
  operation: Operation,
  given: WdlObject,
  reference: string,
): WdlValue | undefined {
  const own = propertyNameOf(given, reference)
  if (own !== undefined) return given[own]
  const parameter = operation.parameters.find(({ name }) => foldName(name) === foldName(reference))
  if (parameter !== undefined) return valueOfParameter(parameter, given)
  const { body } = operation
  if (body === undefined) return undefined
  const steps = reference.split('/')
  const isWhole = [body.name, 'body'].some((name) => foldName(name) === foldName(steps[0] ?? ''))
  const inside = isWhole ? steps.slice(1) : steps
  const found = inside.reduce<WdlValue | undefined>(
    (value, step) => (value === undefined ? undefined : propertyOf(value, step)),
    givenBody(body, given),
  )
  if (found !== undefined) return found
  const sibling = Object.keys(given).find((name) => foldName(name).endsWith(`/${foldName(reference)}`))
  return sibling === undefined ? undefined : given[sibling]
}

/** Whether a value is known now: not empty, and no expression. */
export function isGiven(value: WdlValue | undefined): value is WdlValue {
  if (value === undefined || value === null || value === '') return false
  if (typeof value === 'string') return !(/^@(?!@)/.test(value) || /(^|[^@])@\{/.test(value))
  if (Array.isArray(value)) return (value as readonly WdlValue[]).every(isGiven)
  return isObject(value)
    ? Object.values(value).every((one) => one === null || one === '' || isGiven(one))
    : true
}

function isNeeded(called: Operation, name: string): boolean {
  const parameter = called.parameters.find((one) => foldName(one.name) === foldName(name))
  if (parameter !== undefined) return parameter.isRequired && parameter.default === undefined
  return called.body !== undefined && foldName(called.body.name) === foldName(name) && called.body.isRequired
}
