import { WdlDecimal, WdlFloat, type WdlValue } from '../../shared/expressions/value.ts'
import { typeName } from '../../shared/json-schema/index.ts'
import { isObject } from '../../shared/wdl/lookup.ts'

/** Types a variable can have, in lower case. */
export const variableTypes = ['boolean', 'integer', 'float', 'string', 'object', 'array'] as const

/** Type of a variable. */
export type VariableType = (typeof variableTypes)[number]

/** The declared type in lower case; `undefined` for one the language does not have. */
export function readVariableType(type: string): VariableType | undefined {
  const folded = type.toLowerCase()
  return variableTypes.find((known) => known === folded)
}

/** Whether a variable of the type may hold the value. An integer goes into a float; null into string, object, array. */
export function fits(type: VariableType, value: WdlValue): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean'
    case 'integer':
      return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
    case 'float':
      return (
        typeof value === 'number' ||
        typeof value === 'bigint' ||
        value instanceof WdlFloat ||
        value instanceof WdlDecimal
      )
    case 'string':
      return typeof value === 'string' || value === null
    case 'object':
      return isObject(value) || value === null
    case 'array':
      return Array.isArray(value) || value === null
  }
}

const shownTypes: Readonly<Record<VariableType, { readonly name: string; readonly takes: string }>> = {
  boolean: { name: 'Boolean', takes: 'Boolean' },
  integer: { name: 'Integer', takes: 'Integer' },
  float: { name: 'Float', takes: 'Float, Integer' },
  string: { name: 'String', takes: 'String' },
  object: { name: 'Object', takes: 'Object' },
  array: { name: 'Array', takes: 'Array' },
}

/** Why a variable cannot take a value, in the platform's words. */
export function misfit(name: string, type: VariableType, value: WdlValue): string {
  const { name: shown, takes } = shownTypes[type]
  return `The variable '${name}' of type '${shown}' cannot be initialized or updated with value of type '${typeName(value)}'. The variable '${name}' only supports values of types '${takes}'.`
}

/** What a variable holds that was initialised without a value. */
export function initialValue(type: VariableType): WdlValue {
  if (type === 'boolean') return false
  if (type === 'integer' || type === 'float') return 0
  return type === 'string' ? '' : type === 'array' ? [] : {}
}
