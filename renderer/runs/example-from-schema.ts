import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { isObject, propertyOf, textOf } from '../../shared/wdl/index.ts'

/** Levels filled in; a schema that holds itself ends here. */
const maxDepth = 6

/**
 * An example value that a JSON schema describes: its `default`, `example` or first `enum` value where it has one,
 * else a value of its type. Used to fill in a trigger's body; says nothing about what is allowed.
 */
export function exampleFromSchema(schema: WdlValue | undefined, depth = 0): WdlValue {
  if (!isObject(schema) || depth > maxDepth) return null
  const given =
    propertyOf(schema, 'default') ?? propertyOf(schema, 'example') ?? firstOf(propertyOf(schema, 'enum'))
  if (given !== undefined) return given
  const properties = propertyOf(schema, 'properties')
  switch (typeOf(schema)) {
    case 'object':
      return exampleObject(properties, depth)
    case 'array':
      return [exampleFromSchema(propertyOf(schema, 'items'), depth + 1)]
    case 'integer':
      return 1
    case 'number':
      return 1.5
    case 'boolean':
      return true
    case 'string':
      return exampleText(schema)
    default:
      return null
  }
}

/** Names of the properties a schema requires at its top. */
export function requiredOf(schema: WdlValue | undefined): readonly string[] {
  const required = propertyOf(schema, 'required')
  return Array.isArray(required) ? required.filter((name): name is string => typeof name === 'string') : []
}

function exampleObject(properties: WdlValue | undefined, depth: number): WdlObject {
  if (!isObject(properties)) return {}
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, exampleFromSchema(schema, depth + 1)]),
  )
}

function exampleText(schema: WdlObject): string {
  switch (textOf(schema, 'format')) {
    case 'date':
      return '2026-01-31'
    case 'date-time':
      return '2026-01-31T09:00:00Z'
    case 'email':
      return 'someone@example.com'
    case 'uri':
      return 'https://example.com'
    case 'uuid':
      return '00000000-0000-4000-8000-000000000000'
    default:
      return textOf(schema, 'title')?.toLowerCase() ?? 'text'
  }
}

function typeOf(schema: WdlObject): string | undefined {
  const type = propertyOf(schema, 'type')
  const name = Array.isArray(type) ? type.find((each) => each !== 'null') : type
  if (typeof name === 'string') return name.toLowerCase()
  if (propertyOf(schema, 'properties') !== undefined) return 'object'
  return propertyOf(schema, 'items') === undefined ? undefined : 'array'
}

function firstOf(value: WdlValue | undefined): WdlValue | undefined {
  return Array.isArray(value) ? value[0] : undefined
}
