import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject, propertyOf, textOf } from '../wdl/lookup.ts'

/** Deepest nesting that is filled; schemas may refer to themselves. */
const maxDepth = 8

/** Texts by format, so that expressions that read them work. */
const texts: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  time: '00:00:00',
  email: 'someone@example.com',
  uuid: '00000000-0000-0000-0000-000000000000',
  uri: 'https://example.com/',
  binary: '',
  byte: '',
}

/**
 * A value that follows a JSON schema: its `default`, `example` or first `enum` value, else an empty value of the type;
 * every property of an object, one item in a list. An unknown type gives an empty object.
 */
export function sampleOfSchema(schema: WdlValue | undefined, depth = 0): WdlValue {
  if (!isObject(schema)) return {}
  for (const name of ['default', 'example', 'x-ms-test-value']) {
    const known = propertyOf(schema, name)
    if (known !== undefined && known !== null) return known
  }
  const choices = propertyOf(schema, 'enum')
  if (Array.isArray(choices) && choices.length > 0) return choices[0] as WdlValue
  for (const name of ['allOf', 'oneOf', 'anyOf']) {
    const parts = propertyOf(schema, name)
    if (!Array.isArray(parts) || parts.length === 0 || depth >= maxDepth) continue
    if (name !== 'allOf') return sampleOfSchema(parts[0] as WdlValue, depth + 1)
    const samples = (parts as readonly WdlValue[])
      .map((part) => sampleOfSchema(part, depth + 1))
      .filter(isObject)
    return Object.assign({}, ...samples) as WdlObject
  }
  return sampleOfType(typeOf(schema), schema, depth)
}

function typeOf(schema: WdlObject): string {
  const type = propertyOf(schema, 'type')
  if (Array.isArray(type)) {
    const first = (type as readonly WdlValue[]).find((name) => typeof name === 'string' && name !== 'null')
    return typeof first === 'string' ? first : 'null'
  }
  if (typeof type === 'string') return type.toLowerCase()
  return propertyOf(schema, 'items') === undefined ? 'object' : 'array'
}

function sampleOfType(type: string, schema: WdlObject, depth: number): WdlValue {
  switch (type) {
    case 'string':
      return texts[textOf(schema, 'format') ?? ''] ?? 'x'.repeat(Math.min(leastLength(schema), 1000))
    case 'integer':
    case 'number': {
      const least = propertyOf(schema, 'minimum')
      return typeof least === 'number' && least > 0 ? least : 0
    }
    case 'boolean':
      return false
    case 'null':
      return null
    case 'array':
      return depth >= maxDepth ? [] : [sampleOfSchema(propertyOf(schema, 'items'), depth + 1)]
    default: {
      const properties = propertyOf(schema, 'properties')
      if (!isObject(properties) || depth >= maxDepth) return {}
      const entries = Object.entries(properties).map(([name, inner]) => [
        name,
        sampleOfSchema(inner, depth + 1),
      ])
      return Object.fromEntries(entries) as WdlObject
    }
  }
}

function leastLength(schema: WdlObject): number {
  const least = propertyOf(schema, 'minLength')
  return typeof least === 'number' && least > 0 ? least : 0
}
