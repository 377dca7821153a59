import type { JsonPath, TextRange } from '../../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { JsonSchema, OperationManifest } from '../../../shared/operations/index.ts'
import { openJsonDocument } from '../../../shared/wdl/json-document.ts'
import { isObject, propertyNameOf } from '../../../shared/wdl/lookup.ts'

/** The JSON of a step: read from its own piece of the text, so that a large file costs nothing here. */
export function readStep(text: string, range: TextRange, name: string): WdlObject | undefined {
  const json = openJsonDocument(`{${text.slice(range.start, range.end)}}`)
  const value = json.value()
  if (!isObject(value)) return undefined
  const inner = value[name]
  return isObject(inner) ? inner : undefined
}

/** The step's own text, its lines moved to the left edge. */
export function stepCode(text: string, { start, end }: TextRange): string {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1
  const indent = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? ''
  const code = text.slice(start, end)
  return indent === ''
    ? code
    : code
        .split(/\r\n|\r|\n/)
        .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
        .join('\n')
}

/** One line of the form: a value of the step with what is known of it. */
export interface StepField {
  /** Path below the step: `['inputs', 'uri']`. */
  readonly path: JsonPath
  readonly label: string
  readonly schema: JsonSchema | undefined
  /** Undefined: not set. */
  readonly value: WdlValue | undefined
  readonly isRequired: boolean
}

/** Properties of a step that have their own place in the panel or hold nested actions. */
const ownPlaces = new Set([
  'type',
  'runafter',
  'description',
  'inputs',
  'metadata',
  'kind',
  'operationoptions',
])

/**
 * The fields of a step: those its manifest names (required and important ones also when they are not set), then
 * whatever else is there. A property that is an object by nature, such as a connector's parameters, is opened up.
 */
export function fieldsOf(step: WdlObject, manifest: OperationManifest): readonly StepField[] {
  return [...ownFields(step, manifest), ...inputFields(step, manifest), ...otherFields(step, manifest)]
}

function ownFields(step: WdlObject, manifest: OperationManifest): readonly StepField[] {
  const children = childNames(manifest)
  const { properties = {}, required = [] } = manifest.fields ?? {}
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (children.has(name.toLowerCase())) return []
    return [fieldOf(step, [name], schema, required.includes(name))]
  })
}

function inputFields(step: WdlObject, manifest: OperationManifest): readonly StepField[] {
  const key = propertyNameOf(step, 'inputs') ?? 'inputs'
  const inputs = step[key]
  const schema = manifest.inputs
  const properties = schema?.properties ?? schema?.anyOf?.find((one) => fits(one, inputs))?.properties
  if (!isObject(inputs) && (properties === undefined || inputs !== undefined)) {
    if (inputs === undefined && schema === undefined) return []
    return [fieldOf(step, [key], schema, true)]
  }
  if (isObject(inputs) && properties === undefined && !isOpenedUp(schema))
    return [fieldOf(step, [key], schema, true)]
  const value = isObject(inputs) ? inputs : {}
  const names = new Map<string, string>()
  for (const name of Object.keys(properties ?? {}))
    names.set(name.toLowerCase(), propertyNameOf(value, name) ?? name)
  for (const name of Object.keys(value))
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  return [...names.values()].flatMap((name) => {
    const known = schemaNamed(properties, name)
    const isRequired = (schema?.required ?? []).some((one) => one.toLowerCase() === name.toLowerCase())
    const field = fieldOf(step, [key, name], known, isRequired)
    if (field.value === undefined && !isRequired && known?.['x-visibility'] !== 'important') return []
    return isParameterBag(name, field.value) ? openUp(field) : [field]
  })
}

function otherFields(step: WdlObject, manifest: OperationManifest): readonly StepField[] {
  const known = new Set([...ownPlaces, ...childNames(manifest)])
  for (const name of Object.keys(manifest.fields?.properties ?? {})) known.add(name.toLowerCase())
  return Object.keys(step)
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => fieldOf(step, [name], undefined, false))
}

function fieldOf(
  step: WdlObject,
  path: readonly string[],
  schema: JsonSchema | undefined,
  isRequired: boolean,
): StepField {
  let value: WdlValue | undefined = step
  const real: string[] = []
  for (const name of path) {
    const key: string = isObject(value) ? (propertyNameOf(value, name) ?? name) : name
    real.push(key)
    value = isObject(value) ? value[key] : undefined
  }
  const last = real.at(-1) ?? ''
  return { path: real, label: schema?.title ?? labelOf(last), schema, value, isRequired }
}

/** `parameters` of a connector call: each of them is a field of its own. */
function openUp(bag: StepField): readonly StepField[] {
  if (!isObject(bag.value)) return [bag]
  const { value, path } = bag
  return Object.keys(value).map((name) => ({
    path: [...path, name],
    label: labelOf(name),
    schema: undefined,
    value: value[name],
    isRequired: false,
  }))
}

function isParameterBag(name: string, value: WdlValue | undefined): boolean {
  return name.toLowerCase() === 'parameters' && isObject(value) && Object.keys(value).length > 0
}

function isOpenedUp(schema: JsonSchema | undefined): boolean {
  return schema?.type === 'object'
}

function fits(schema: JsonSchema, value: WdlValue | undefined): boolean {
  if (!isObject(value)) return false
  return (schema.required ?? []).every((name) => propertyNameOf(value, name) !== undefined)
}

function schemaNamed(
  properties: Readonly<Record<string, JsonSchema>> | undefined,
  name: string,
): JsonSchema | undefined {
  if (properties === undefined) return undefined
  const folded = name.toLowerCase()
  const key = Object.keys(properties).find((candidate) => candidate.toLowerCase() === folded)
  return key === undefined ? undefined : properties[key]
}

function childNames(manifest: OperationManifest): ReadonlySet<string> {
  return new Set(manifest.traits.childActions.map((path) => path.split('.')[0]?.toLowerCase() ?? ''))
}

/** `emailMessage/Subject` as `Email message / Subject`. */
export function labelOf(name: string): string {
  return name
    .split('/')
    .map((part) => {
      const words = part.replaceAll('_', ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      return (
        words.charAt(0).toUpperCase() +
        words.slice(1).replace(/ [A-Z](?=[a-z])/g, (match) => match.toLowerCase())
      )
    })
    .join(' / ')
}
