import { WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from '../../expressions/value.ts'
import { isObject } from '../../wdl/lookup.ts'

/** Deepest nesting that gets a schema of its own; what lies below is any value. */
const maxDepth = 30

/**
 * The JSON schema of a sample: types of all values, properties of objects, one schema for all items of a list. With
 * `titles`, properties get an `x-ms-summary` made of their name, as forms show it.
 */
export function schemaOfSample(sample: WdlValue, options: { readonly titles?: boolean } = {}): WdlObject {
  return schemaAt(sample, options.titles === true, 0)
}

function schemaAt(value: WdlValue, titles: boolean, depth: number): WdlObject {
  if (depth > maxDepth) return {}
  if (value === null) return {}
  if (typeof value === 'string') return { type: 'string', ...formatOf(value) }
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (typeof value === 'bigint') return { type: 'integer', format: 'int64' }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { type: 'integer', format: 'int32' } : { type: 'number' }
  }
  if (value instanceof WdlFloat || value instanceof WdlDecimal) return { type: 'number' }
  if (Array.isArray(value)) {
    const items = (value as readonly WdlValue[]).map((item) => schemaAt(item, titles, depth + 1))
    return { type: 'array', items: items.reduce(mergeSchemas, undefined) ?? {} }
  }
  if (!isObject(value)) return {}
  const properties = Object.entries(value).map(([name, inner]) => {
    const schema = schemaAt(inner, titles, depth + 1)
    return [name, titles ? { ...schema, 'x-ms-summary': titleOf(name) } : schema] as const
  })
  return { type: 'object', properties: Object.fromEntries(properties) }
}

function formatOf(text: string): WdlObject {
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text))
    return { format: 'date-time' }
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { format: 'date' }
  if (/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)) return { format: 'uuid' }
  return {}
}

/** One schema that both samples' values meet. */
function mergeSchemas(left: WdlObject | undefined, right: WdlObject): WdlObject {
  if (left === undefined) return right
  if (Object.keys(left).length === 0 || Object.keys(right).length === 0) {
    return Object.keys(left).length === 0 ? right : left
  }
  if (left.type !== right.type) {
    const isNumber = (type: WdlValue | undefined) => type === 'integer' || type === 'number'
    return isNumber(left.type) && isNumber(right.type) ? { type: 'number' } : {}
  }
  if (left.type === 'object' && isObject(left.properties) && isObject(right.properties)) {
    const merged: Record<string, WdlValue> = { ...left.properties }
    for (const [name, schema] of Object.entries(right.properties)) {
      const before = Object.hasOwn(merged, name) ? merged[name] : undefined
      const both = isObject(before) && isObject(schema) ? mergeSchemas(before, schema) : schema
      Object.defineProperty(merged, name, {
        value: both,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    }
    return { ...left, properties: merged }
  }
  if (left.type === 'array' && isObject(left.items) && isObject(right.items)) {
    return { ...left, items: mergeSchemas(left.items, right.items) }
  }
  return left.format === right.format ? left : { type: left.type ?? 'string' }
}

/** `firstName` and `first_name` as a person writes it: `First name`. */
export function titleOf(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-.$]+/g, ' ')
    .trim()
    .toLowerCase()
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1)
}
