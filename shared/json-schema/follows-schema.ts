import { WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from '../expressions/value.ts'
import { jsonEquals } from '../json/index.ts'
import { foldName, isObject, propertyOf, textOf } from '../wdl/lookup.ts'
import { resolveSchema } from './reference.ts'
import { isRiskyPattern } from './risky-pattern.ts'

/** Deepest value that is looked into. */
const maxDepth = 16

/**
 * Whether a value that a schema offers itself (`default`, `example`) can be used: types, choices, bounds, patterns,
 * dates and required properties, all the way down. `root` is the document that `$ref`s point into.
 */
export function followsSchema(
  value: WdlValue,
  given: WdlObject,
  root: WdlObject = given,
  depth = 0,
): boolean {
  if (depth > maxDepth) return true
  const schema = resolveSchema(root, given)
  const choices = propertyOf(schema, 'enum')
  if (
    Array.isArray(choices) &&
    !(choices as readonly WdlValue[]).some((choice) => jsonEquals(choice, value))
  ) {
    return false
  }
  const parts = propertyOf(schema, 'allOf')
  const fitsParts =
    !Array.isArray(parts) ||
    (parts as readonly WdlValue[]).every(
      (part) => !isObject(part) || followsSchema(value, part, root, depth + 1),
    )
  if (!fitsParts) return false
  const types = typesOf(schema)
  if (value === null)
    return types.length === 0 || types.includes('null') || propertyOf(schema, 'nullable') === true
  if (!hasType(value, types)) return false
  if (typeof value === 'string') return fitsText(value, schema)
  const number = numberOf(value)
  if (number !== undefined) return fitsNumber(number, schema)
  if (Array.isArray(value)) return fitsList(value, schema, root, depth)
  return !isObject(value) || fitsObject(value, schema, root, depth)
}

function fitsList(items: readonly WdlValue[], schema: WdlObject, root: WdlObject, depth: number): boolean {
  if (!isWithin(items.length, schema, 'minItems', 'maxItems')) return false
  const given = propertyOf(schema, 'items')
  return !isObject(given) || items.every((item) => followsSchema(item, given, root, depth + 1))
}

function fitsObject(value: WdlObject, schema: WdlObject, root: WdlObject, depth: number): boolean {
  const required = propertyOf(schema, 'required')
  const isMissing = (name: WdlValue): boolean => typeof name === 'string' && !Object.hasOwn(value, name)
  if (Array.isArray(required) && (required as readonly WdlValue[]).some(isMissing)) return false
  const properties = propertyOf(schema, 'properties')
  if (!isObject(properties)) return true
  return Object.entries(value).every(([name, inner]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    return !isObject(property) || followsSchema(inner, property, root, depth + 1)
  })
}

/** The types a schema names, folded; empty when it names none. */
export function typesOf(schema: WdlObject): readonly string[] {
  const type = propertyOf(schema, 'type')
  const all = Array.isArray(type) ? (type as readonly WdlValue[]) : [type]
  return all.filter((name) => typeof name === 'string').map(foldName)
}

function hasType(value: WdlValue, types: readonly string[]): boolean {
  if (types.length === 0) return true
  return types.some((type) => {
    switch (type) {
      case 'string':
      case 'file':
        return typeof value === 'string'
      case 'integer':
        return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
      case 'number':
        return numberOf(value) !== undefined
      case 'boolean':
        return typeof value === 'boolean'
      case 'array':
        return Array.isArray(value)
      case 'object':
        return isObject(value)
      case 'null':
        return value === null
      default:
        return true
    }
  })
}

/** Source: RFC 3339, "Internet Date/Time Format". */
const dateShapes: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
}

function fitsText(value: string, schema: WdlObject): boolean {
  if (!isWithin(value.length, schema, 'minLength', 'maxLength')) return false
  const shape = dateShapes[foldName(textOf(schema, 'format') ?? '')]
  if (shape !== undefined && !shape.test(value)) return false
  const pattern = textOf(schema, 'pattern')
  if (pattern === undefined || value.length > 10_000 || isRiskyPattern(pattern)) return true
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    return true
  }
}

function fitsNumber(value: number, schema: WdlObject): boolean {
  const { least, most } = boundsOf(schema)
  const step = numberOf(propertyOf(schema, 'multipleOf') ?? null)
  return value >= least && value <= most && (step === undefined || step <= 0 || isMultiple(value, step))
}

/** Whether one number is a whole multiple of another, floating point taken into account. */
export function isMultiple(value: number, step: number): boolean {
  const times = value / step
  return Math.abs(times - Math.round(times)) < 1e-9
}

/** Least and greatest value of a schema of numbers; draft 4's boolean `exclusiveMinimum` is read too. */
export function boundsOf(schema: WdlObject): { readonly least: number; readonly most: number } {
  const isWhole = typesOf(schema).includes('integer')
  const gap = isWhole ? 1 : 1e-6
  const minimum = numberOf(propertyOf(schema, 'minimum') ?? null)
  const maximum = numberOf(propertyOf(schema, 'maximum') ?? null)
  const above = propertyOf(schema, 'exclusiveMinimum') ?? null
  const below = propertyOf(schema, 'exclusiveMaximum') ?? null
  const lows = [minimum === undefined ? -Infinity : above === true ? minimum + gap : minimum]
  const highs = [maximum === undefined ? Infinity : below === true ? maximum - gap : maximum]
  const over = numberOf(above)
  const under = numberOf(below)
  if (over !== undefined) lows.push(isWhole ? Math.floor(over) + 1 : over + gap)
  if (under !== undefined) highs.push(isWhole ? Math.ceil(under) - 1 : under - gap)
  return { least: Math.max(...lows), most: Math.min(...highs) }
}

function isWithin(size: number, schema: WdlObject, least: string, most: string): boolean {
  const min = numberOf(propertyOf(schema, least) ?? null)
  const max = numberOf(propertyOf(schema, most) ?? null)
  return (min === undefined || size >= min) && (max === undefined || size <= max)
}

/** A number of the language as a double; `undefined` for anything else. */
export function numberOf(value: WdlValue): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof WdlFloat) return value.value
  return value instanceof WdlDecimal ? Number(value.digits) / 10 ** value.scale : undefined
}
