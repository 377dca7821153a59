import type { JsonPath } from '../../errors/index.ts'
import { alternatives, type Sentence, say, word } from '../../errors/say.ts'
import { WdlDecimal, WdlFloat, type WdlValue } from '../../expressions/value.ts'
import type { JsonSchema, JsonSchemaType } from '../../operations/index.ts'
import { isObject, propertyNameOf } from '../lookup.ts'

/** Something about a value that its schema does not allow. */
export interface SchemaFinding {
  readonly kind: 'missing' | 'type' | 'value'
  /** Path inside the value; for something missing, of the object it is missing in. */
  readonly path: JsonPath
  /** Begins a sentence: "'uri' is missing". */
  readonly message: Sentence
  readonly hint?: Sentence
}

/**
 * Checks a value as the platform reads it: names and allowed texts without case, any text that is an expression fits
 * everywhere, texts of numbers and truth values count as such. Covers what operation manifests use of JSON Schema.
 */
export function checkAgainstSchema(
  value: WdlValue,
  schema: JsonSchema,
  isExpression: (text: string) => boolean,
): readonly SchemaFinding[] {
  const found: SchemaFinding[] = []
  check(value, schema, [], isExpression, found)
  return found
}

function check(
  value: WdlValue,
  schema: JsonSchema,
  path: JsonPath,
  isExpression: (text: string) => boolean,
  found: SchemaFinding[],
): void {
  if (typeof value === 'string' && isExpression(value)) return
  if (schema.anyOf !== undefined && !checkAnyOf(value, schema.anyOf, path, isExpression, found)) return
  if (!hasType(value, schema)) {
    found.push({
      kind: 'type',
      path,
      message: say`${nameOf(schema, path)} must be ${typeWords(schema)}, not ${wordFor(value)}`,
    })
    return
  }
  checkEnum(value, schema, path, found)
  checkRange(value, schema, path, found)
  if (Array.isArray(value) && schema.items !== undefined) {
    const { items } = schema
    value.forEach((item: WdlValue, index) => {
      check(item, items, [...path, index], isExpression, found)
    })
  }
  if (isObject(value)) checkProperties(value, schema, path, isExpression, found)
}

/** One of the choices must fit; of those that do not, the one with the fewest findings is told. */
function checkAnyOf(
  value: WdlValue,
  choices: readonly JsonSchema[],
  path: JsonPath,
  isExpression: (text: string) => boolean,
  found: SchemaFinding[],
): boolean {
  let best: readonly SchemaFinding[] | undefined
  for (const choice of choices) {
    const own: SchemaFinding[] = []
    check(value, choice, path, isExpression, own)
    if (own.length === 0) return true
    if (best === undefined || own.length < best.length) best = own
  }
  found.push(...(best ?? []))
  return false
}

function checkProperties(
  value: Readonly<Record<string, WdlValue>>,
  schema: JsonSchema,
  path: JsonPath,
  isExpression: (text: string) => boolean,
  found: SchemaFinding[],
): void {
  for (const name of schema.required ?? []) {
    const key = propertyNameOf(value, name)
    const isBlank =
      key !== undefined && (value[key] === null || value[key] === '') && isEssential(schema, name)
    if (key !== undefined && !isBlank) continue
    found.push({
      kind: 'missing',
      path: key === undefined ? path : [...path, key],
      message: key === undefined ? say`'${name}' is missing` : say`'${name}' is empty`,
      ...hintOf(schema.properties?.[name]),
    })
  }
  const known = schema.properties ?? {}
  const seen = new Set<string>()
  for (const name of Object.keys(known)) {
    const key = propertyNameOf(value, name)
    const own = known[name]
    if (key === undefined || own === undefined) continue
    seen.add(key)
    const item = value[key]
    // Designers leave what was not filled in as null or an empty text.
    if (item !== undefined && item !== null && item !== '')
      check(item, own, [...path, key], isExpression, found)
  }
  const others = schema.additionalProperties
  if (typeof others !== 'object') return
  for (const key of Object.keys(value)) {
    const item = value[key]
    if (!seen.has(key) && item !== undefined) check(item, others, [...path, key], isExpression, found)
  }
}

/** Fields with fixed choices or that name something cannot be blank; a value to compare may well be ''. */
function isEssential(schema: JsonSchema, name: string): boolean {
  const field = schema.properties?.[name]
  return field?.enum !== undefined || field?.['x-editor'] === 'variable'
}

function hintOf(schema: JsonSchema | undefined): { readonly hint?: Sentence } {
  if (schema?.description !== undefined) return { hint: word(schema.description) }
  if (schema?.enum !== undefined) return { hint: say`One of ${schema.enum.join(', ')}.` }
  if (schema?.examples?.[0] !== undefined)
    return { hint: say`Such as ${JSON.stringify(schema.examples[0])}.` }
  return {}
}

function hasType(value: WdlValue, schema: JsonSchema): boolean {
  if (schema.type === undefined) return true
  const types: readonly JsonSchemaType[] = typeof schema.type === 'string' ? [schema.type] : schema.type
  return types.some((type) => fits(value, type))
}

function fits(value: WdlValue, type: JsonSchemaType): boolean {
  switch (type) {
    case 'string':
      // Newtonsoft reads a number or truth value where a text is wanted.
      return typeof value === 'string' || isNumber(value) || typeof value === 'boolean'
    case 'number':
      return (
        isNumber(value) || (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)))
      )
    case 'integer':
      return isInteger(value) || (typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value))
    case 'boolean':
      return typeof value === 'boolean' || (typeof value === 'string' && /^(true|false)$/i.test(value))
    case 'object':
      return isObject(value)
    case 'array':
      return Array.isArray(value)
    case 'null':
      return value === null
  }
}

function isNumber(value: WdlValue): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof WdlFloat ||
    value instanceof WdlDecimal
  )
}

function isInteger(value: WdlValue): boolean {
  if (value instanceof WdlFloat) return Number.isInteger(value.value)
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))
}

function checkEnum(value: WdlValue, schema: JsonSchema, path: JsonPath, found: SchemaFinding[]): void {
  if (schema.enum === undefined) return
  const text = String(value).toLowerCase()
  if (schema.enum.some((allowed) => String(allowed).toLowerCase() === text)) return
  found.push({
    kind: 'value',
    path,
    message: say`${nameOf(schema, path)} cannot be '${String(value)}'`,
    hint: say`One of ${schema.enum.join(', ')}.`,
  })
}

function checkRange(value: WdlValue, schema: JsonSchema, path: JsonPath, found: SchemaFinding[]): void {
  const number =
    value instanceof WdlFloat ? value.value : Number(typeof value === 'object' ? Number.NaN : value)
  const isBelow = schema.minimum !== undefined && number < schema.minimum
  const isAbove = schema.maximum !== undefined && number > schema.maximum
  if (isBelow || isAbove) {
    found.push({
      kind: 'value',
      path,
      message: isBelow
        ? say`${nameOf(schema, path)} must be at least ${schema.minimum ?? 0}, not ${number}`
        : say`${nameOf(schema, path)} must be at most ${schema.maximum ?? 0}, not ${number}`,
    })
  }
  if (Array.isArray(value) && value.length < (schema.minItems ?? 0)) {
    found.push({ kind: 'value', path, message: say`${nameOf(schema, path)} must not be empty` })
  }
}

function nameOf(schema: JsonSchema, path: JsonPath): Sentence {
  const last = path[path.length - 1]
  return last === undefined ? word(schema.title ?? 'The value') : say`'${String(last)}'`
}

function typeWords(schema: JsonSchema): Sentence {
  const types = schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type
  return alternatives(types.map((type) => word(words[type])))
}

const words: Readonly<Record<JsonSchemaType, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'an array',
  null: 'null',
}

function wordFor(value: WdlValue): Sentence {
  return word(wordOf(value))
}

function wordOf(value: WdlValue): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (isObject(value)) return 'an object'
  if (isNumber(value)) return 'a number'
  return typeof value === 'string' ? 'a text' : 'true or false'
}
