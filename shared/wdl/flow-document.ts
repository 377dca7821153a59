import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import type { WorkflowDefinition } from './definition.ts'
import { type FlowShape, type FoundDefinition, findDefinitions } from './find-definitions.ts'
import { type JsonDocument, openJsonDocument } from './json-document.ts'
import { rereadJson } from './json-reread.ts'
import { isObject, objectOf, propertyNameOf, propertyOf, textOf } from './lookup.ts'
import type { Problem } from './problem.ts'
import { problemAtRange } from './problem-at.ts'

/** What a flow file says beside its definition. All of it optional, all of it as written. */
export interface FlowProperties {
  readonly displayName?: string
  readonly description?: string
  /** `Started`, `Stopped`, `Suspended` ...; in ARM and Standard files `Enabled`/`Disabled`. */
  readonly state?: string
  /** `properties.connectionReferences` (solutions, packages) or the value of `$connections` (Logic Apps). */
  readonly connectionReferences: WdlObject
  /** `Stateful`, `Stateless`, `Agent` in Standard files. */
  readonly kind?: string
  /** Values of workflow parameters given beside the definition, by name: `{value: ...}` unwrapped. */
  readonly parameters: WdlObject
}

/** A flow file that has been read: its text, its tree, and the definition(s) in it. */
export interface FlowDocument extends JsonDocument {
  readonly shape: FlowShape
  readonly definitions: readonly FoundDefinition[]
  /** The definition this document is about: the first one, or the one asked for. */
  readonly main: FoundDefinition | undefined
  /** Path of the main definition; `undefined` when there is none. */
  readonly definitionPath: JsonPath | undefined
  /** The main definition; missing parts are there empty, everything else as written. */
  readonly definition: WorkflowDefinition | undefined
  readonly flow: FlowProperties
  /** Whether texts in `[...]` are ARM template expressions. */
  readonly isArmTemplate: boolean
  readonly syntaxProblems: readonly Problem[]
}

/** Which definition of a document with several to open. */
export interface OpenFlowOptions {
  /** Path of the definition, one of those found. The first one when absent or unknown. */
  readonly definitionPath?: JsonPath
  /** A document of nearly the same text: what did not change is taken from it instead of being read again. */
  readonly before?: JsonDocument
}

/**
 * Reads the whole text of a flow file in any of the shapes of `FlowShape`. Never throws: broken JSON, a JSON that
 * is no flow, nesting without end all give a document whose problems say so.
 */
export function openFlowDocument(text: string, options: OpenFlowOptions = {}): FlowDocument {
  const json = options.before === undefined ? openJsonDocument(text) : rereadJson(options.before, text)
  const value = json.value()
  const definitions = findDefinitions(value)
  const main = chooseMain(definitions, options.definitionPath)
  const raw = main === undefined ? undefined : valueAtPath(value, main.path)
  const holder = main?.holder === undefined ? undefined : valueAtPath(value, main.holder)
  let problems: readonly Problem[] | undefined
  return {
    text,
    root: json.root,
    faults: json.faults,
    get lines() {
      return json.lines
    },
    value: () => value,
    shape: main?.shape ?? 'none',
    definitions,
    main,
    definitionPath: main?.path,
    definition: isObject(raw) ? normalise(raw) : undefined,
    flow: readProperties(value, holder),
    isArmTemplate: isArmTemplate(value),
    get syntaxProblems() {
      problems ??= json.faults.map((fault) =>
        problemAtRange(json, {
          severity: fault.isTolerated ? 'warning' : 'error',
          code: fault.code,
          range: fault.range,
          message: fault.message,
          hint: fault.hint,
        }),
      )
      return problems
    },
  }
}

/** The value at an exact path inside a value. */
export function valueAtPath(value: WdlValue | undefined, path: JsonPath): WdlValue | undefined {
  let at: WdlValue | undefined = value
  for (const step of path) {
    if (Array.isArray(at)) at = typeof step === 'number' ? (at[step] as WdlValue | undefined) : undefined
    else if (isObject(at)) at = Object.hasOwn(at, String(step)) ? at[String(step)] : undefined
    else return undefined
  }
  return at
}

function chooseMain(
  definitions: readonly FoundDefinition[],
  wanted: JsonPath | undefined,
): FoundDefinition | undefined {
  if (wanted === undefined) return definitions[0]
  const key = JSON.stringify(wanted)
  return definitions.find((found) => JSON.stringify(found.path) === key) ?? definitions[0]
}

/** Adds the parts every definition has; a part written in other case is given under its proper name too. */
function normalise(raw: WdlObject): WorkflowDefinition {
  return {
    ...raw,
    $schema: textOf(raw, '$schema') ?? '',
    contentVersion: textOf(raw, 'contentVersion') ?? '1.0.0.0',
    parameters: objectOf(raw, 'parameters') ?? {},
    triggers: objectOf(raw, 'triggers') ?? {},
    actions: objectOf(raw, 'actions') ?? {},
    outputs: objectOf(raw, 'outputs') ?? {},
  } as WorkflowDefinition
}

function readProperties(root: WdlValue | undefined, holder: WdlValue | undefined): FlowProperties {
  const place = isObject(holder) ? holder : {}
  const parameters = readParameterValues(objectOf(place, 'parameters'))
  const displayName = textOf(place, 'displayName')
  const description =
    textOf(place, 'description') ?? (isObject(root) ? textOf(root, 'description') : undefined)
  const state = textOf(place, 'state')
  const kind = textOf(place, 'kind') ?? (isObject(root) ? textOf(root, 'kind') : undefined)
  const connections = objectOf(place, 'connectionReferences') ?? propertyOf(parameters, '$connections')
  return {
    connectionReferences: isObject(connections) ? connections : {},
    parameters,
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    ...(state === undefined ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
  }
}

function readParameterValues(parameters: WdlObject | undefined): WdlObject {
  const values: Record<string, WdlValue> = {}
  if (parameters === undefined) return values
  for (const name of Object.keys(parameters)) {
    const entry = parameters[name]
    const key = isObject(entry) ? propertyNameOf(entry, 'value') : undefined
    const value = isObject(entry) && key !== undefined ? entry[key] : undefined
    if (value !== undefined) values[name] = value
  }
  return values
}

function isArmTemplate(root: WdlValue | undefined): boolean {
  const schema = textOf(root, '$schema')
  return schema !== undefined && /deploymenttemplate\.json/i.test(schema)
}
