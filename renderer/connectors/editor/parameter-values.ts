import type { Operation } from '../../../shared/connectors/index.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { parseJson } from '../../../shared/json/index.ts'

/**
 * What was typed as the values an action's `inputs.parameters` would have: by the type of each parameter; empty ones are
 * left out, so that defaults come in. Lists and bodies are JSON; a body that is none is sent as the text it is.
 */
export function parameterValues(operation: Operation, typed: Readonly<Record<string, string>>): WdlObject {
  const values: Record<string, WdlValue> = {}
  for (const { name, schema } of operation.parameters) {
    const text = typed[name]
    if (text !== undefined && text !== '') values[name] = typedValue(text, String(schema.type ?? 'string'))
  }
  const { body } = operation
  const text = body === undefined ? undefined : typed[body.name]
  if (body !== undefined && text !== undefined && text.trim() !== '') values[body.name] = jsonOr(text)
  return values
}

function typedValue(text: string, type: string): WdlValue {
  if (type === 'integer' || type === 'number')
    return /^-?\d+(\.\d+)?$/.test(text.trim()) ? jsonOr(text) : text
  if (type === 'boolean')
    return /^true$/i.test(text.trim()) ? true : /^false$/i.test(text.trim()) ? false : text
  if (type === 'array' || type === 'object') {
    const value = jsonOr(text)
    if (typeof value !== 'string') return value
    return type === 'array' ? text.split(',').map((part) => part.trim()) : text
  }
  return text
}

function jsonOr(text: string): WdlValue {
  try {
    return parseJson(text)
  } catch {
    return text
  }
}
