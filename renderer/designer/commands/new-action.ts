import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { JsonSchema, OperationManifest } from '../../../shared/operations/index.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'

/**
 * A new action of a type: its type, an empty place for each required input and for each fixed branch, so that the
 * panel has its fields and the checker says what is missing.
 */
export function newActionOf(manifest: OperationManifest): WdlObject {
  const action: Record<string, WdlValue> = { type: manifest.type }
  for (const name of manifest.traits.childActions) {
    const [first, second] = name.split('.')
    if (first === undefined) continue
    action[first] = second === undefined || second === '*' ? {} : { [second]: {} }
  }
  for (const name of manifest.fields?.required ?? []) {
    const schema = manifest.fields?.properties?.[name]
    if (action[name] === undefined) action[name] = startValue(schema)
  }
  if (manifest.inputs !== undefined) action.inputs = startValue(manifest.inputs)
  return manifest.traits.canRunAfter ? { ...action, runAfter: {} } : action
}

/** The value a field begins with: its default, its required fields, or empty. */
export function startValue(schema: JsonSchema | undefined): WdlValue {
  if (schema?.anyOf?.[0] !== undefined) return startValue(schema.anyOf[0])
  const given = schema?.default
  if (typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean') return given
  if (isObject(given) || Array.isArray(given)) return given as WdlValue
  const choice = schema?.enum?.[0]
  if (choice !== undefined) return choice
  const type = Array.isArray(schema?.type) ? schema.type[0] : schema?.type
  switch (type) {
    case 'object': {
      const value: Record<string, WdlValue> = {}
      for (const name of schema?.required ?? []) value[name] = startValue(schema?.properties?.[name])
      return value
    }
    case 'array':
      return schema?.items !== undefined && (schema.minItems ?? 0) > 0 ? [startValue(schema.items)] : []
    case 'integer':
    case 'number':
      return schema?.minimum ?? 1
    case 'boolean':
      return false
    default:
      return schema?.['x-editor'] === 'condition' ? { and: [{ equals: ['', ''] }] } : ''
  }
}
