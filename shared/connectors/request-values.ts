import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveSchema } from '../json-schema/index.ts'
import { foldName, isObject, objectOf, propertyNameOf, propertyOf, textOf } from '../wdl/lookup.ts'
import type { Operation, Parameter, RequestBody } from './operation.ts'
import { readVisibility } from './read-parameter.ts'

/** Deepest property of a body that gets its default. */
const maxDepth = 8

/**
 * The value of one parameter among those a flow gives (`inputs.parameters`), else its default; `undefined` for none.
 * Names are compared without case, an exact one wins.
 */
export function valueOfParameter(parameter: Parameter, given: WdlObject): WdlValue | undefined {
  const name = propertyNameOf(given, parameter.name)
  const value = name === undefined ? undefined : given[name]
  if (value !== undefined && value !== null) return value
  return parameter.default ?? onlyChoice(parameter)
}

/** What nobody can give has to come from the description: an internal parameter with one choice is that. */
function onlyChoice({ visibility, isRequired, schema }: Parameter): WdlValue | undefined {
  const choices = propertyOf(schema, 'enum')
  if (visibility !== 'internal' || !isRequired || !Array.isArray(choices) || choices.length !== 1)
    return undefined
  return choices[0] as WdlValue
}

/**
 * The body among the values a flow gives: whole under its name (`body`), or in parts (`body/customer/name`), as the
 * designer writes it. Parts go into the whole. `undefined` when nothing is given.
 */
export function givenBody(body: RequestBody, given: WdlObject): WdlValue | undefined {
  const prefix = `${foldName(body.name)}/`
  const wholeName = propertyNameOf(given, body.name)
  let value: WdlValue | undefined = wholeName === undefined ? undefined : given[wholeName]
  for (const [name, part] of Object.entries(given)) {
    if (!foldName(name).startsWith(prefix)) continue
    value = withPart(value, name.slice(prefix.length).split('/'), part)
  }
  return value
}

function withPart(value: WdlValue | undefined, path: readonly string[], part: WdlValue): WdlValue {
  const [first, ...rest] = path
  if (first === undefined) return part
  if (Array.isArray(value)) {
    const index = Number(first)
    if (!Number.isInteger(index) || index < 0 || index > value.length) return value
    const items = [...(value as readonly WdlValue[])]
    items[index] = withPart(items[index], rest, part)
    return items
  }
  const object = isObject(value) ? value : {}
  return { ...object, [first]: withPart(object[first], rest, part) }
}

/**
 * The body with what the description fixes: properties with a default that are required or internal, where nothing
 * is given. `undefined` stays so unless something required is fixed.
 */
export function withBodyDefaults(
  root: WdlObject,
  schema: WdlObject | undefined,
  value: WdlValue | undefined,
  depth = 0,
): WdlValue | undefined {
  if (schema === undefined || depth > maxDepth) return value
  const resolved = resolveSchema(root, schema)
  if (value === undefined) {
    const fallback = propertyOf(resolved, 'default')
    if (fallback !== undefined) return fallback
  }
  if (value !== undefined && !isObject(value)) return value
  const required = new Set(requiredIn(resolved))
  let made: WdlObject | undefined = value
  for (const [name, property] of Object.entries(objectOf(resolved, 'properties') ?? {})) {
    if (!isObject(property)) continue
    const own = resolveSchema(root, property)
    const current = made === undefined ? undefined : made[name]
    const isFixed = required.has(name) || readVisibility(own) === 'internal'
    const isNested = propertyOf(own, 'properties') !== undefined
    if (current === undefined && !isFixed) continue
    const filled =
      isNested || current === undefined ? withBodyDefaults(root, property, current, depth + 1) : current
    if (filled !== undefined && filled !== current) made = { ...made, [name]: filled }
  }
  return made
}

function requiredIn(schema: WdlObject): readonly string[] {
  const required = propertyOf(schema, 'required')
  return Array.isArray(required)
    ? (required as readonly WdlValue[]).filter((name) => typeof name === 'string')
    : []
}

/** Whether a value given for the body is what its media type carries as it is: text for text, bytes for anything. */
export function isTextual(mediaType: string): boolean {
  return /^text\/|[/+]xml\b|javascript|yaml/i.test(mediaType)
}

/** Whether a schema is of text. */
export function isOfText(root: WdlObject, schema: WdlObject | undefined): boolean {
  return schema !== undefined && foldName(textOf(resolveSchema(root, schema), 'type') ?? '') === 'string'
}

/** Parameters that a request of an operation must have and nothing gives: their names. */
export function missingParameters(operation: Operation, given: WdlObject): readonly string[] {
  return operation.parameters
    .filter((parameter) => {
      const value = valueOfParameter(parameter, given)
      return parameter.isRequired && (value === undefined || (parameter.in === 'path' && value === ''))
    })
    .map(({ name }) => name)
}
