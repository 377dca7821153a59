import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { jsonEquals } from '../json/index.ts'
import { isObject, objectOf, propertyOf } from '../wdl/lookup.ts'
import { boundsOf, followsSchema, isMultiple, numberOf, typesOf } from './follows-schema.ts'
import { referenceOf, resolveSchema } from './reference.ts'
import { sampleText } from './sample-text.ts'

/** What the sampler is told beside the schema. */
export interface SampleOptions {
  /** The document that `$ref`s point into; the schema itself when absent. */
  readonly root?: WdlObject
  /** Name of what is sampled; it tells what kind of text to make. */
  readonly name?: string
}

/** Deepest nesting that is filled. */
const maxDepth = 12

/** Values made before optional properties are left out; large schemas would give megabytes. */
const maxValues = 2000

/** Extensions that say that the real schema is asked of the service. */
const dynamic = ['x-ms-dynamic-schema', 'x-ms-dynamic-properties'] as const

interface Sampling {
  readonly root: WdlObject
  /** References being filled: a schema that meets itself again ends there. */
  readonly open: readonly string[]
  readonly depth: number
  readonly budget: { left: number }
}

/**
 * A value that follows a JSON or OpenAPI schema, always the same one: its `const`, `default`, `example` or first
 * choice where that follows the schema, else made by type, format, pattern and bounds; every property of an object,
 * one item in a list (or as many as it must have). `allOf` is joined, of `oneOf` and `anyOf` the first is taken.
 * Cyclic schemas end; one that the service would tell at run time, and one that says nothing, give `{}`.
 */
export function sampleFromSchema(schema: WdlValue | undefined, options: SampleOptions = {}): WdlValue {
  const root = options.root ?? (isObject(schema) ? schema : {})
  return sample(schema, options.name, { root, open: [], depth: 0, budget: { left: maxValues } }) ?? {}
}

/** `undefined` where a cycle closes. */
function sample(
  given: WdlValue | undefined,
  name: string | undefined,
  sampling: Sampling,
): WdlValue | undefined {
  if (!isObject(given)) return {}
  const reference = referenceOf(given)
  if (reference !== undefined && sampling.open.includes(reference)) return undefined
  if (sampling.depth > maxDepth) return undefined
  sampling.budget.left -= 1
  const inner: Sampling = {
    ...sampling,
    depth: sampling.depth + 1,
    open: reference === undefined ? sampling.open : [...sampling.open, reference],
  }
  const schema = joined(resolveSchema(sampling.root, given), inner)
  const offered = offeredBy(schema, sampling.root)
  if (offered !== undefined) return offered
  const isDynamic = dynamic.some((extension) => Object.hasOwn(schema, extension))
  if (isDynamic && propertyOf(schema, 'properties') === undefined) return {}
  return sampleOfType(typeOf(schema), schema, name, inner)
}

/** The first of the values a schema offers that follows it. */
function offeredBy(schema: WdlObject, root: WdlObject): WdlValue | undefined {
  const fixed = propertyOf(schema, 'const')
  if (fixed !== undefined) return fixed
  const examples = propertyOf(schema, 'examples')
  const choices = propertyOf(schema, 'enum')
  const offers = [
    propertyOf(schema, 'default'),
    propertyOf(schema, 'example'),
    ...(Array.isArray(examples) ? (examples as readonly WdlValue[]) : []),
    propertyOf(schema, 'x-example'),
    ...(Array.isArray(choices) ? (choices as readonly WdlValue[]) : []),
  ]
  const fitting = offers.find(
    (offer) => offer !== undefined && offer !== null && followsSchema(offer, schema, root),
  )
  // Choices of another type than the schema's: no value follows it, but this is what the service means.
  return fitting ?? (Array.isArray(choices) ? (choices[0] as WdlValue | undefined) : undefined)
}

/** The schema with its `allOf`, and the first of `oneOf` and `anyOf`, in one. */
function joined(schema: WdlObject, sampling: Sampling): WdlObject {
  let all = schema
  for (const name of ['allOf', 'oneOf', 'anyOf']) {
    const parts = propertyOf(schema, name)
    if (!Array.isArray(parts)) continue
    const list = (parts as readonly WdlValue[]).filter(isObject)
    const { [name]: _, ...rest } = all
    all = rest
    const chosen = name === 'allOf' ? list : list.filter((part) => !isNull(part)).slice(0, 1)
    for (const part of chosen) {
      const reference = referenceOf(part)
      if (reference !== undefined && sampling.open.includes(reference)) continue
      const open = reference === undefined ? sampling.open : [...sampling.open, reference]
      all = merge(all, joined(resolveSchema(sampling.root, part), { ...sampling, open }))
    }
  }
  return all
}

function isNull(schema: WdlObject): boolean {
  return typesOf(schema).join() === 'null'
}

function merge(left: WdlObject, right: WdlObject): WdlObject {
  const properties = { ...objectOf(right, 'properties'), ...objectOf(left, 'properties') }
  const required = [...listOf(left, 'required'), ...listOf(right, 'required')]
  return {
    ...right,
    ...left,
    ...(Object.keys(properties).length === 0 ? {} : { properties }),
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
  }
}

function listOf(schema: WdlObject, name: string): readonly WdlValue[] {
  const list = propertyOf(schema, name)
  return Array.isArray(list) ? (list as readonly WdlValue[]) : []
}

function typeOf(schema: WdlObject): string | undefined {
  const types = typesOf(schema)
  const named = types.find((type) => type !== 'null') ?? types[0]
  if (named !== undefined) return named
  const has = (...names: readonly string[]) => names.some((name) => propertyOf(schema, name) !== undefined)
  if (has('properties', 'additionalProperties', 'required', 'minProperties')) return 'object'
  if (has('items', 'minItems')) return 'array'
  if (has('minLength', 'maxLength', 'pattern', 'format')) return 'string'
  return has('minimum', 'maximum', 'multipleOf') ? 'number' : undefined
}

function sampleOfType(
  type: string | undefined,
  schema: WdlObject,
  name: string | undefined,
  sampling: Sampling,
): WdlValue {
  switch (type) {
    case 'string':
    case 'file':
      return sampleText(schema, name)
    case 'integer':
    case 'number':
      return sampleNumber(schema)
    case 'boolean':
      return false
    case 'null':
      return null
    case 'array':
      return sampleList(schema, name, sampling)
    case 'object':
      return sampleObject(schema, sampling)
    default:
      return {}
  }
}

/** One, or the number nearest to it that the schema allows. */
function sampleNumber(schema: WdlObject): number {
  const { least, most } = boundsOf(schema)
  const step = numberOf(propertyOf(schema, 'multipleOf') ?? null)
  const near = Math.min(Math.max(1, least), most)
  const isWhole = typesOf(schema).includes('integer')
  const whole = isWhole ? Math.min(Math.max(Math.ceil(near), Math.ceil(least)), Math.floor(most)) : near
  if (step === undefined || step <= 0 || isMultiple(whole, step)) return whole
  const up = Math.ceil(whole / step) * step
  return up <= most ? up : Math.floor(whole / step) * step
}

function sampleList(schema: WdlObject, name: string | undefined, sampling: Sampling): readonly WdlValue[] {
  const least = numberOf(propertyOf(schema, 'minItems') ?? null) ?? 0
  const most = numberOf(propertyOf(schema, 'maxItems') ?? null) ?? Number.POSITIVE_INFINITY
  const count = Math.min(Math.max(1, least), most, 1000)
  const given = propertyOf(schema, 'items')
  const items: WdlValue[] = []
  for (let index = 0; index < count; index += 1) {
    const item = Array.isArray(given) ? given[Math.min(index, given.length - 1)] : given
    const made = sample(item as WdlValue | undefined, singular(name), sampling)
    if (made === undefined) break
    items.push(propertyOf(schema, 'uniqueItems') === true ? differing(made, items) : made)
  }
  return items
}

/** A value unlike those before it, where a list wants each once. */
function differing(value: WdlValue, before: readonly WdlValue[]): WdlValue {
  if (!before.some((one) => jsonEquals(one, value))) return value
  if (typeof value === 'string') return `${value} ${before.length + 1}`
  return typeof value === 'number' ? value + before.length : value
}

function singular(name: string | undefined): string | undefined {
  return name?.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
}

function sampleObject(schema: WdlObject, sampling: Sampling): WdlObject {
  const properties = objectOf(schema, 'properties') ?? {}
  const required = new Set(listOf(schema, 'required').filter((name) => typeof name === 'string'))
  const made: [string, WdlValue][] = []
  for (const [name, property] of Object.entries(properties)) {
    if (sampling.budget.left <= 0 && !required.has(name)) continue
    const value = sample(property, name, sampling)
    if (value !== undefined) made.push([name, value])
    else if (required.has(name)) made.push([name, shallow(property, sampling)])
  }
  const others = propertyOf(schema, 'additionalProperties')
  for (const name of required) {
    if (Object.hasOwn(properties, name)) continue
    made.push([name, isObject(others) ? (sample(others, name, sampling) ?? {}) : sampleText({}, name)])
  }
  const least = numberOf(propertyOf(schema, 'minProperties') ?? null) ?? 0
  for (let index = made.length + 1; index <= Math.min(least, 100); index += 1) {
    const name = `property${index}`
    made.push([name, isObject(others) ? (sample(others, name, sampling) ?? {}) : sampleText({}, name)])
  }
  return Object.fromEntries(made)
}

/** What stands for a required value where a cycle closes: empty, but of the right type. */
function shallow(property: WdlValue, { root }: Sampling): WdlValue {
  const type = typeOf(resolveSchema(root, property))
  return type === 'array' ? [] : {}
}
