import { readDynamicSchemas, readDynamicValues } from '../../shared/connectors/dynamic-source.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { OperationDetail, OperationParameter } from '../../shared/ipc/connectors-payloads.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { propertiesOf, resolved, typeOfSchema } from '../expression/value-schema.ts'

/** One value that an operation takes, as flows name it in `inputs.parameters`. */
export interface FlatParameter {
  /** `table`, or a part of a body: `item/status`. */
  readonly name: string
  readonly title: string | undefined
  readonly description: string | undefined
  readonly schema: WdlObject
  readonly isRequired: boolean
  readonly visibility: 'important' | 'none' | 'advanced' | 'internal'
  readonly hasDynamicValues: boolean
  /** The service chooses among files or folders: a tree. */
  readonly isTree: boolean
  readonly hasDynamicSchema: boolean
  readonly default: WdlValue | undefined
  readonly isFile: boolean
}

/** Bodies are taken apart no deeper than this. */
const maxDepth = 6

/**
 * The values an operation takes, bodies taken apart into their properties as the platform's designer does: `item/name`.
 * `schemas` are those that the service has told, by parameter name. A body that the flow gives whole stays whole.
 */
export function flatParameters(
  detail: OperationDetail,
  given: WdlObject,
  schemas: Readonly<Record<string, WdlObject>> = {},
): readonly FlatParameter[] {
  return detail.parameters.flatMap((parameter) => {
    const whole = ownParameter(parameter, schemas[parameter.name])
    const isGivenWhole = Object.hasOwn(given, parameter.name)
    const canOpen = parameter.in === 'body' && !parameter.isFile && !isGivenWhole
    const parts = canOpen ? partsOf(whole, detail.root, schemas, 0) : []
    return parts.length > 0 ? parts : [whole]
  })
}

function ownParameter(parameter: OperationParameter, told: WdlObject | undefined): FlatParameter {
  const dynamic = parameter.dynamicValues
  return {
    name: parameter.name,
    title: parameter.title,
    description: parameter.description,
    schema: told ?? parameter.schema,
    isRequired: parameter.isRequired,
    visibility: parameter.visibility,
    hasDynamicValues: dynamic.length > 0,
    isTree: isTree(dynamic),
    hasDynamicSchema: parameter.dynamicSchemas.length > 0 && told === undefined,
    default: parameter.default,
    isFile: parameter.isFile,
  }
}

function partsOf(
  whole: FlatParameter,
  root: WdlObject,
  schemas: Readonly<Record<string, WdlObject>>,
  depth: number,
): readonly FlatParameter[] {
  const base = schemas[whole.name] ?? root
  const schema = resolved(whole.schema, base)
  const required = propertyOf(schema, 'required')
  return propertiesOf(schema, base).flatMap(([name, property]) => {
    const part = partOf(whole, name, property, Array.isArray(required) && required.includes(name), schemas)
    const isObjectPart = typeOfSchema(part.schema) === 'object' && !part.hasDynamicSchema
    const inner = isObjectPart && depth < maxDepth ? partsOf(part, base, schemas, depth + 1) : []
    if (part.visibility === 'internal') return [part]
    return inner.length > 0 ? inner : [part]
  })
}

function partOf(
  whole: FlatParameter,
  name: string,
  property: WdlObject,
  isRequired: boolean,
  schemas: Readonly<Record<string, WdlObject>>,
): FlatParameter {
  const path = `${whole.name}/${name}`
  const dynamic = readDynamicValues(property)
  const visibility = textOf(property, 'x-ms-visibility')
  return {
    name: path,
    title: textOf(property, 'x-ms-summary') ?? textOf(property, 'title'),
    description: textOf(property, 'description'),
    schema: schemas[path] ?? property,
    isRequired: isRequired && whole.isRequired,
    visibility:
      visibility === 'important' || visibility === 'advanced' || visibility === 'internal'
        ? visibility
        : 'none',
    hasDynamicValues: dynamic.length > 0,
    isTree: isTree(dynamic),
    hasDynamicSchema: readDynamicSchemas(property).length > 0 && schemas[path] === undefined,
    default: propertyOf(property, 'default'),
    isFile: textOf(property, 'format') === 'binary',
  }
}

function isTree(sources: OperationParameter['dynamicValues']): boolean {
  return sources.some(
    ({ extension, capability }) => extension === 'x-ms-dynamic-tree' || capability === 'file-picker',
  )
}

/** The values of `inputs.parameters`, or of `inputs.queries` in steps that name method and path. */
export function givenParameters(step: WdlObject): WdlObject {
  const inputs = objectOf(step, 'inputs')
  return objectOf(inputs, 'parameters') ?? objectOf(inputs, 'queries') ?? {}
}

/** Whether a value says something to the service: expressions are not known before a run. */
export function isKnownValue(value: WdlValue | undefined): boolean {
  return (
    value !== undefined &&
    value !== '' &&
    !(typeof value === 'string' && value.startsWith('@')) &&
    !isObject(value)
  )
}
