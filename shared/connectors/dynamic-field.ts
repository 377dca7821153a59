import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { resolveSchema } from '../json-schema/reference.ts'
import { foldName, isObject, objectOf, propertyNameOf, propertyOf } from '../wdl/lookup.ts'
import { type DynamicSource, readDynamicSchemas, readDynamicValues } from './dynamic-source.ts'
import type { Operation } from './operation.ts'

/** A field of an operation: a parameter, its body, or a part of the body. */
export interface DynamicField {
  readonly values: readonly DynamicSource[]
  readonly schemas: readonly DynamicSource[]
  readonly schema: WdlObject
}

/** What a part of a schema has to be looked for in: its document, and the steps that are left. */
export interface OpenField {
  /** The innermost part whose schema only the service knows. */
  readonly within: DynamicField
  readonly rest: readonly string[]
}

/**
 * Finds a field by its name in `inputs.parameters`: `table`, `item`, `item/customer/id`. `OpenField` where the rest of
 * the path lies in a schema that the service has to be asked for; `undefined` for a field that there is not.
 */
export function findField(
  root: WdlObject,
  operation: Operation,
  field: string,
): DynamicField | OpenField | undefined {
  const parameter = operation.parameters.find(({ name }) => foldName(name) === foldName(field))
  if (parameter !== undefined) {
    const { dynamicValues, extensions, schema } = parameter
    return { values: dynamicValues, schemas: readDynamicSchemas(extensions), schema }
  }
  const { body } = operation
  if (body === undefined) return undefined
  const [first = '', ...steps] = field.split('/')
  if (foldName(first) !== foldName(body.name) && foldName(first) !== 'body') return undefined
  const schema = resolveSchema(root, body.contents[0]?.schema)
  return findInSchema(root, { ...schema, ...body.extensions }, steps)
}

/** Finds a part of a schema by property names; list items are passed through by an index or by nothing. */
export function findInSchema(
  root: WdlObject,
  given: WdlValue | undefined,
  steps: readonly string[],
): DynamicField | OpenField | undefined {
  const schema = resolveSchema(root, given)
  const own: DynamicField = {
    values: readDynamicValues(schema),
    schemas: readDynamicSchemas(schema),
    schema,
  }
  const [step, ...rest] = steps
  if (step === undefined) return own
  const items = propertyOf(schema, 'items')
  if (isObject(items)) return findInSchema(root, items, /^\d+$/.test(step) ? rest : steps)
  const property = propertyIn(root, schema, step, 0)
  if (property !== undefined) return findInSchema(root, property, rest)
  return own.schemas.length > 0 ? { within: own, rest: steps } : undefined
}

function propertyIn(root: WdlObject, schema: WdlObject, name: string, depth: number): WdlValue | undefined {
  const properties = objectOf(schema, 'properties') ?? {}
  const own = propertyNameOf(properties, name)
  if (own !== undefined) return properties[own]
  if (depth > 8) return undefined
  for (const joint of ['allOf', 'oneOf', 'anyOf']) {
    const parts = propertyOf(schema, joint)
    if (!Array.isArray(parts)) continue
    for (const part of parts as readonly WdlValue[]) {
      const found = propertyIn(root, resolveSchema(root, part), name, depth + 1)
      if (found !== undefined) return found
    }
  }
  return undefined
}
