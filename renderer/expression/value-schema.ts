import {
  isFloat,
  isInteger,
  kindOf,
  WdlDecimal,
  type WdlObject,
  type WdlValue,
} from '../../shared/expressions/index.ts'
import { resolveReference } from '../../shared/json-schema/index.ts'
import type { JsonSchema } from '../../shared/operations/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'

/** A JSON schema as data: of a manifest, of a swagger, of the flow itself. `{}` says nothing. */
export type ValueSchema = WdlObject

/** A type word of a value, as lists and pills show it. */
export type TypeWord = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object' | 'any'

/** A manifest's schema as data. */
export function schemaOfManifest(schema: JsonSchema | undefined): ValueSchema | undefined {
  return schema as unknown as ValueSchema | undefined
}

/** The type a schema names; `any` where it names none or several. */
export function typeOfSchema(schema: ValueSchema | undefined): TypeWord {
  const type = propertyOf(schema, 'type')
  const named = Array.isArray(type) ? type.filter((one) => one !== 'null') : [type]
  const [only] = named
  if (named.length === 1 && typeof only === 'string' && isTypeWord(only)) return only
  if (objectOf(schema, 'properties') !== undefined) return 'object'
  return objectOf(schema, 'items') === undefined ? 'any' : 'array'
}

function isTypeWord(word: string): word is TypeWord {
  return ['string', 'number', 'integer', 'boolean', 'array', 'object'].includes(word)
}

/** A schema with its `$ref` followed inside `root`; itself where there is none. */
export function resolved(schema: ValueSchema, root: ValueSchema): ValueSchema {
  if (textOf(schema, '$ref') === undefined) return schema
  const target = resolveReference(root, schema)?.value
  return isObject(target) ? target : {}
}

/** The properties of an object's schema, those of `allOf` included. */
export function propertiesOf(
  schema: ValueSchema | undefined,
  root: ValueSchema,
): readonly (readonly [string, ValueSchema])[] {
  const found = new Map<string, ValueSchema>()
  collectProperties(schema, root, found, 0)
  return [...found]
}

function collectProperties(
  schema: ValueSchema | undefined,
  root: ValueSchema,
  found: Map<string, ValueSchema>,
  depth: number,
): void {
  if (schema === undefined || depth > 8) return
  const own = resolved(schema, root)
  const all = propertyOf(own, 'allOf')
  if (Array.isArray(all))
    for (const part of all) if (isObject(part)) collectProperties(part, root, found, depth + 1)
  for (const [name, property] of Object.entries(objectOf(own, 'properties') ?? {})) {
    found.set(name, isObject(property) ? resolved(property, root) : {})
  }
}

/** The schema of an array's elements. */
export function itemsOf(schema: ValueSchema | undefined, root: ValueSchema): ValueSchema | undefined {
  const items = objectOf(schema, 'items')
  return items === undefined ? undefined : resolved(items, root)
}

/** Most elements of a sample that are read for the schema of an array's elements. */
const maxElements = 20

/**
 * The schema that a value follows, as the platform makes it from a sample payload: every property of an object, one
 * schema for the elements of an array. What differs between elements is left open, what is not in all is not required.
 */
export function schemaOfSample(value: WdlValue, depth = 0): ValueSchema {
  if (value === null || depth > 60) return {}
  if (Array.isArray(value)) return { type: 'array', items: elementSchema(value, depth) }
  if (!isObject(value)) return scalarSchema(value)
  const properties: Record<string, WdlValue> = {}
  for (const [name, inner] of Object.entries(value)) {
    Object.defineProperty(properties, name, { value: schemaOfSample(inner, depth + 1), enumerable: true })
  }
  return { type: 'object', properties }
}

function scalarSchema(value: WdlValue): ValueSchema {
  if (isInteger(value)) return { type: 'integer' }
  if (isFloat(value) || value instanceof WdlDecimal) return { type: 'number' }
  return { type: kindOf(value).toLowerCase() }
}

function elementSchema(values: readonly WdlValue[], depth: number): ValueSchema {
  let merged: ValueSchema | undefined
  for (const value of values.slice(0, maxElements)) {
    const own = schemaOfSample(value, depth + 1)
    merged = merged === undefined ? own : mergeSchemas(merged, own)
  }
  const first = values[0]
  if (merged === undefined) return {}
  if (!isObject(first) || typeOfSchema(merged) !== 'object') return merged
  const required = Object.keys(first).filter((name) =>
    values.every((value) => isObject(value) && Object.hasOwn(value, name)),
  )
  return { ...merged, required }
}

/** A schema that both follow. */
function mergeSchemas(left: ValueSchema, right: ValueSchema): ValueSchema {
  if (Object.keys(left).length === 0) return right
  if (Object.keys(right).length === 0) return left
  const [leftType, rightType] = [typeOfSchema(left), typeOfSchema(right)]
  if (leftType !== rightType) {
    const isNumbers = [leftType, rightType].every((type) => type === 'integer' || type === 'number')
    return isNumbers ? { type: 'number' } : {}
  }
  if (leftType === 'array') {
    return {
      type: 'array',
      items: mergeSchemas(objectOf(left, 'items') ?? {}, objectOf(right, 'items') ?? {}),
    }
  }
  if (leftType !== 'object') return left
  const properties: Record<string, WdlValue> = { ...objectOf(left, 'properties') }
  for (const [name, schema] of Object.entries(objectOf(right, 'properties') ?? {})) {
    const before = properties[name]
    properties[name] = isObject(before) && isObject(schema) ? mergeSchemas(before, schema) : schema
  }
  return { type: 'object', properties }
}
