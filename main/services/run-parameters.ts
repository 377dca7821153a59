import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../shared/json/index.ts'
import type { WorkflowDefinition } from '../../shared/wdl/index.ts'
import { foldName, isObject, objectOf, propertyNameOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import type { BesideFlow } from '../storage/beside-flow.ts'
import { variableValue } from '../storage/environment-variables.ts'

/** The parameters a run of a definition is started with. */
export interface RunParameters {
  /** JSON text by the name of a declared parameter. */
  readonly values: Readonly<Record<string, string>>
  /** Declarations to add to the definition: of values that come from outside, and are used but not declared. */
  readonly declarations: WdlObject
  /** What the person should know. */
  readonly notes: readonly string[]
}

/** Parameters the platform fills in itself. */
const ownParameters: ReadonlySet<string> = new Set(['$connections', '$authentication'])

/**
 * Values of a definition's parameters from what lies around it, the later the stronger: environment variables (by a
 * parameter's `metadata.schemaName`, its name, or its name without `$`), a Standard project's parameters.json, values
 * in the flow file itself. A project's parameters and `parameters('$variable')` are used without a declaration; they
 * get one here.
 * @param written the flow file's own values, by name
 */
export function runParameters(
  definition: WorkflowDefinition,
  written: WdlObject,
  beside: BesideFlow,
): RunParameters {
  const notes = new Set<string>()
  const values: Record<string, string> = {}
  const declarations: Record<string, WdlValue> = {}
  const variables = foldedVariables(beside.variables)
  const give = (name: string, type: string, value: WdlValue): void => {
    values[name] = printJson(coerce(value, type))
  }
  for (const [name, declaration] of Object.entries(definition.parameters)) {
    const schemaName = textOf(objectOf(declaration, 'metadata'), 'schemaName')
    const variable = variableFor(variables, schemaName ?? name, name)
    const type = foldName(textOf(declaration, 'type') ?? 'string')
    if (variable !== undefined) give(name, type, variable)
    const entry = entryOf(beside.parameters, name)
    if (entry !== undefined) give(name, type, withSettings(entry.value, beside.appSettings, notes).value)
    const key = propertyNameOf(written, name)
    const own = key === undefined ? undefined : written[key]
    if (own !== undefined) values[name] = printJson(own)
  }
  const isAnythingOutside = variables.size > 0 || Object.keys(beside.parameters).length > 0
  for (const name of isAnythingOutside ? undeclaredIn(definition) : []) {
    const entry = entryOf(beside.parameters, name)
    if (entry !== undefined) {
      const { value, isSecret } = withSettings(entry.value, beside.appSettings, notes)
      const type = isSecret ? (isObject(value) ? 'SecureObject' : 'SecureString') : entry.type
      declarations[name] = { type: isSecret && Array.isArray(value) ? 'Array' : type }
      give(name, foldName(type), value)
      continue
    }
    const variable = variableFor(variables, name, name)
    if (variable === undefined) continue
    const type = typeOf(variable)
    declarations[name] = { type }
    give(name, foldName(type), variable)
  }
  return { values, declarations, notes: [...notes] }
}

const parameterCall = /\bparameters\(\s*'((?:[^']|'')+)'\s*\)/gi

/** Names that expressions of a definition read and it does not declare. */
function undeclaredIn(definition: WorkflowDefinition): readonly string[] {
  const names = new Map<string, string>()
  for (const [, written = ''] of printJson(definition).matchAll(parameterCall)) {
    const name = written.replaceAll("''", "'")
    const folded = foldName(name)
    if (ownParameters.has(folded) || names.has(folded)) continue
    if (propertyNameOf(definition.parameters, name) === undefined) names.set(folded, name)
  }
  return [...names.values()]
}

function foldedVariables(variables: Readonly<Record<string, unknown>>): ReadonlyMap<string, WdlValue> {
  const folded = new Map<string, WdlValue>()
  for (const [name, entry] of Object.entries(variables)) {
    const value = variableValue(entry as WdlValue)
    if (value !== undefined) folded.set(foldName(name), value)
  }
  return folded
}

function variableFor(
  variables: ReadonlyMap<string, WdlValue>,
  ...names: readonly string[]
): WdlValue | undefined {
  for (const name of names) {
    const folded = foldName(name)
    const found = variables.get(folded) ?? variables.get(folded.replace(/^\$/, ''))
    if (found !== undefined) return found
  }
  return undefined
}

function entryOf(parameters: WdlObject, name: string): { type: string; value: WdlValue } | undefined {
  const key = propertyNameOf(parameters, name)
  const entry = key === undefined ? undefined : parameters[key]
  const value = propertyOf(entry, 'value')
  return value === undefined ? undefined : { type: textOf(entry, 'type') ?? typeOf(value), value }
}

const wholeSetting = /^@appsetting\('((?:[^']|'')+)'\)$/i
const partSetting = /@\{appsetting\('((?:[^']|'')+)'\)\}/gi

/** A value with the app settings that its texts name; what is not set stays as it is, with a note. */
function withSettings(
  value: WdlValue,
  settings: Readonly<Record<string, string>>,
  notes: Set<string>,
): { readonly value: WdlValue; readonly isSecret: boolean } {
  let isSecret = false
  const setting = (name: string): string | undefined => {
    isSecret = true
    const found = settings[propertyNameOf(settings, name) ?? '']
    if (found === undefined) notes.add(`The app setting “${name}” is not in local.settings.json.`)
    return found
  }
  const walk = (at: WdlValue): WdlValue => {
    if (typeof at === 'string') {
      const whole = wholeSetting.exec(at)?.[1]
      if (whole !== undefined) return setting(whole.replaceAll("''", "'")) ?? at
      return at.replace(partSetting, (text, name: string) => setting(name.replaceAll("''", "'")) ?? text)
    }
    if (Array.isArray(at)) return at.map((item: WdlValue) => walk(item))
    if (!isObject(at)) return at
    return Object.fromEntries(Object.entries(at).map(([key, inner]) => [key, walk(inner)]))
  }
  return { value: walk(value), isSecret }
}

function typeOf(value: WdlValue): string {
  if (typeof value === 'boolean') return 'Bool'
  if (typeof value === 'string' || value === null) return 'String'
  if (Array.isArray(value)) return 'Array'
  if (isObject(value)) return 'Object'
  return (typeof value === 'number' && Number.isInteger(value)) || typeof value === 'bigint' ? 'Int' : 'Float'
}

/** Environment variables are often texts: read as their parameter's type where that is possible, else left alone. */
function coerce(value: WdlValue, type: string): WdlValue {
  if (type === 'string' || type === 'securestring') {
    return typeof value === 'string' || value === null ? value : printJson(value)
  }
  if (typeof value !== 'string') return value
  try {
    const read = parseJson(value.trim().replace(/^(true|false)$/i, (word) => word.toLowerCase()))
    return typeof read === 'string' ? value : read
  } catch {
    return value
  }
}
