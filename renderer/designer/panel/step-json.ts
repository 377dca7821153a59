import type { JsonPath, TextRange } from '../../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { JsonSchema, OperationManifest } from '../../../shared/operations/index.ts'
import { askingKinds } from '../../../shared/operations/request-trigger.ts'
import { openJsonDocument } from '../../../shared/wdl/json-document.ts'
import { isObject, isSameName, propertyNameOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { FlatParameter } from '../../connector-operations/flatten-parameters.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { operationWord } from '../../strings/sentences.ts'

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

/** Where the object of a step lies, of the property that holds it. */
export function stepObjectRange(text: string, { start, end }: TextRange): TextRange {
  const value = openJsonDocument(`{${text.slice(start, end)}}`).root?.children?.[0]?.children?.[1]
  if (value === undefined) return { start, end }
  const from = start + value.offset - 1
  return { start: from, end: Math.min(end, from + value.length) }
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

/** How prominent a field is: always shown, or folded away until asked for. */
export interface FormField extends StepField {
  readonly isAdvanced: boolean
  /** The value of a connector's operation it is. */
  readonly parameter?: FlatParameter
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
  'runtimeconfiguration',
  'trackedproperties',
  'conditions',
  'spliton',
  'splitonconfiguration',
  'correlation',
])

/** Inputs that the Settings tab edits. */
const settingInputs = new Set(['retrypolicy'])

/**
 * The fields of a step: those its manifest names, the parameters of its operation where a connector has told them, then
 * whatever else is there. What is neither required, important nor set is advanced. `queryNames` are the operation's query
 * parameters, for steps that keep them apart.
 */
export function fieldsOf(
  step: WdlObject,
  manifest: OperationManifest,
  parameters?: readonly FlatParameter[],
  queryNames?: ReadonlySet<string>,
): readonly FormField[] {
  const fields = [
    ...ownFields(step, manifest),
    ...inputFields(step, manifest, parameters, queryNames),
    ...otherFields(step, manifest),
  ]
  return fields
    .map((field, index) => ({ field, index, rank: field.isAdvanced ? 2 : field.isRequired ? 0 : 1 }))
    .sort((left, right) => left.rank - right.rank || left.index - right.index)
    .map(({ field }) => field)
}

function ranked(field: StepField, more: { readonly parameter?: FlatParameter } = {}): FormField {
  const visibility = field.schema?.['x-visibility']
  const isShown = field.isRequired || field.value !== undefined || visibility === 'important'
  return { ...field, ...more, isAdvanced: !isShown }
}

function ownFields(step: WdlObject, manifest: OperationManifest): readonly FormField[] {
  const children = childNames(manifest)
  const { properties = {}, required = [] } = manifest.fields ?? {}
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (children.has(name.toLowerCase())) return []
    return [ranked(fieldOf(step, [name], schema, required.includes(name)))]
  })
}

function inputFields(
  step: WdlObject,
  manifest: OperationManifest,
  parameters: readonly FlatParameter[] | undefined,
  queryNames: ReadonlySet<string> | undefined,
): readonly FormField[] {
  const key = propertyNameOf(step, 'inputs') ?? 'inputs'
  const inputs = step[key]
  const schema = manifest.inputs
  const properties = schema?.properties ?? schema?.anyOf?.find((one) => fits(one, inputs))?.properties
  if (!isObject(inputs) && (properties === undefined || inputs !== undefined)) {
    if (inputs === undefined && schema === undefined) return []
    return [ranked(fieldOf(step, [key], schema, true))]
  }
  if (isObject(inputs) && properties === undefined && !isOpenedUp(schema))
    return [ranked(fieldOf(step, [key], schema, true))]
  const value = isObject(inputs) ? inputs : {}
  const names = new Map<string, string>()
  for (const name of Object.keys(properties ?? {}))
    names.set(name.toLowerCase(), propertyNameOf(value, name) ?? name)
  for (const name of Object.keys(value))
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  const hasOwnBag = manifest.traits.needsConnection && properties?.parameters !== undefined
  return [...names.values()].flatMap((name) => {
    const folded = name.toLowerCase()
    if (settingInputs.has(folded)) return []
    const known = schemaNamed(properties, name)
    const isRequired = (schema?.required ?? []).some((one) => one.toLowerCase() === folded)
    const field = fieldOf(step, [key, name], known, isRequired)
    // The connector is told by the connection above the form; its raw form is for the code.
    if (manifest.traits.needsConnection && folded === 'host') return []
    if (isPlatformAuthentication(folded, field.value)) return [{ ...field, isAdvanced: true }]
    if (folded === 'parameters' && hasOwnBag) return openUp(field, parameters)
    // Steps that name method and path give their queries in an object of their own.
    const isOpenQueries = folded === 'queries' && queryNames !== undefined && !hasOwnBag
    if (isOpenQueries && (field.value === undefined || isObject(field.value))) {
      return openUp(
        field,
        parameters?.filter((parameter) => queryNames.has(parameter.name)),
      )
    }
    return [ranked(field)]
  })
}

/** What the platform writes into every connector step. */
function isPlatformAuthentication(name: string, value: WdlValue | undefined): boolean {
  return name === 'authentication' && value === "@parameters('$authentication')"
}

function otherFields(step: WdlObject, manifest: OperationManifest): readonly FormField[] {
  const known = new Set([...ownPlaces, ...childNames(manifest)])
  for (const name of Object.keys(manifest.fields?.properties ?? {})) known.add(name.toLowerCase())
  return Object.keys(step)
    .filter((name) => !known.has(name.toLowerCase()) && name.toLowerCase() !== 'limit')
    .map((name) => ranked(fieldOf(step, [name], undefined, false)))
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
  const known = asAskedInputs(step, path, asList(path, schema))
  return {
    path: real,
    label: titleOf(known) ?? labelOf(last),
    schema: known,
    value,
    isRequired,
  }
}

function titleOf(schema: JsonSchema | undefined): string | undefined {
  if (schema?.['x-editor'] === 'asked-inputs') return parameterStrings.inputs.label
  return schema?.title === undefined ? undefined : operationWord(schema.title)
}

/** What loops and data operations go over is a list, though any expression may give it. */
function asList(path: readonly string[], schema: JsonSchema | undefined): JsonSchema | undefined {
  const place = path.join('/').toLowerCase()
  const isList = place === 'foreach' || place === 'inputs/from'
  return isList && schema?.type === undefined ? { ...schema, type: 'array' } : schema
}

/** The schema of a trigger that a person or an app starts is what they are asked for. */
function asAskedInputs(
  step: WdlObject,
  path: readonly string[],
  schema: JsonSchema | undefined,
): JsonSchema | undefined {
  if (schema?.['x-editor'] !== 'schema' || !isSameName(textOf(step, 'type') ?? '', 'Request')) return schema
  const kind = textOf(step, 'kind') ?? ''
  const isAsking = askingKinds.some((one) => isSameName(one, kind))
  return isAsking && isSameName(path.at(-1) ?? '', 'schema')
    ? { ...schema, 'x-editor': 'asked-inputs' }
    : schema
}

/** `parameters` of a connector call: each that the operation takes or the step gives is a field of its own. */
function openUp(bag: StepField, parameters: readonly FlatParameter[] | undefined): readonly FormField[] {
  const value = isObject(bag.value) ? bag.value : {}
  const known = (parameters ?? []).map((parameter) => parameterField(bag, value, parameter))
  const names = new Set((parameters ?? []).map(({ name }) => name.toLowerCase()))
  const others = Object.keys(value)
    .filter((name) => !names.has(name.toLowerCase()))
    .map((name) => ({
      path: [...bag.path, name],
      label: labelOf(name),
      schema: undefined,
      value: value[name],
      isRequired: false,
      isAdvanced: false,
    }))
  return [
    ...known.filter(
      ({ parameter, value: given }) => parameter?.visibility !== 'internal' || given !== undefined,
    ),
    ...others,
  ]
}

function parameterField(bag: StepField, given: WdlObject, parameter: FlatParameter): FormField {
  const key = propertyNameOf(given, parameter.name) ?? parameter.name
  const { description, visibility, isRequired } = parameter
  const schema = {
    ...(parameter.schema as unknown as JsonSchema),
    ...(description === undefined ? {} : { description }),
  }
  const isShown =
    (isRequired && visibility !== 'internal') || given[key] !== undefined || visibility === 'important'
  return {
    path: [...bag.path, key],
    label: parameter.title ?? labelOf(parameter.name.split('/').at(-1) ?? parameter.name),
    schema,
    value: given[key],
    isRequired,
    isAdvanced: !isShown || visibility === 'internal',
    parameter,
  }
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
