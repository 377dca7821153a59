import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { detectProfile } from '../../shared/profiles/detect-profile.ts'
import type { LimitMode, ProfileName } from '../../shared/profiles/profile.ts'
import {
  displayNameOf,
  type FlowDocument,
  openFlowDocument,
  resolveArm,
  valueAtPath,
  type WorkflowDefinition,
} from '../../shared/wdl/index.ts'
import { isObject, objectOf, propertyNameOf } from '../../shared/wdl/lookup.ts'
import type { BesideFlow } from '../storage/beside-flow.ts'
import { runParameters } from './run-parameters.ts'

/** What of a flow goes into a run, as JSON text. */
export interface RunParts {
  /** Undefined where the file gives its flow no name. */
  readonly displayName: string | undefined
  /** The definition as it runs: ARM texts evaluated, parameters from outside declared. */
  readonly definition: string
  readonly connectionReferences: string | undefined
  readonly parameters: Readonly<Record<string, string>>
  readonly profile: ProfileName
  readonly limits: LimitMode
  /** What the person should know: ARM texts only Azure knows, files that were not used. */
  readonly notes: readonly string[]
}

/** Most ARM texts that are named one by one. */
const maxNamed = 3

/**
 * The parts of the document's main definition that a run is started with; undefined when there is no definition. Paths
 * into the definition are those of the file. Never throws.
 */
export function runParts(document: FlowDocument, beside: BesideFlow): RunParts | undefined {
  const { definitionPath } = document
  const raw = definitionPath === undefined ? undefined : valueAtPath(document.value(), definitionPath)
  if (!isObject(raw)) return undefined
  const given = beside.templateParameters
  const resolved = resolveArm(document, raw, given)
  const definition = document.isArmTemplate
    ? (openFlowDocument(printJson(resolved.value)).definition ?? emptyDefinition)
    : (document.definition ?? emptyDefinition)
  const written = resolveArm(document, document.flow.parameters, given)
  const unknownTexts = new Set(written.notes.map(({ path }) => String(path[0])))
  const own = Object.fromEntries(
    Object.entries(written.value).filter(([name]) => !unknownTexts.has(name) || name === '$connections'),
  )
  const { values, declarations, notes } = runParameters(definition, own, beside)
  const references = resolveArm(document, document.flow.connectionReferences, given).value
  const connections = Object.keys(references).length > 0 ? references : projectConnections(beside.connections)
  return {
    displayName: displayNameOf(document, given),
    definition: printJson(withDeclarations(resolved.value, declarations)),
    connectionReferences: Object.keys(connections).length === 0 ? undefined : printJson(connections),
    parameters: values,
    profile: detectProfile(document),
    limits: beside.limits,
    notes: [...beside.problems, ...notes, ...armNotes(resolved.notes)],
  }
}

const emptyDefinition = {
  $schema: '',
  contentVersion: '',
  parameters: {},
  triggers: {},
  actions: {},
  outputs: {},
} as WorkflowDefinition

function withDeclarations(definition: WdlObject, declarations: WdlObject): WdlObject {
  if (Object.keys(declarations).length === 0) return definition
  const name = propertyNameOf(definition, 'parameters') ?? 'parameters'
  return { ...definition, [name]: { ...objectOf(definition, name), ...declarations } }
}

/** Parts of a project's connection that hold no secret. */
const openParts: ReadonlySet<string> = new Set([
  'api',
  'connection',
  'connectionruntimeurl',
  'displayname',
  'serviceprovider',
  'function',
])

/** Connections of a Standard project by their reference names, without what signs them in. */
function projectConnections(connections: WdlObject): WdlObject {
  const found: Record<string, WdlValue> = {}
  for (const group of ['managedApiConnections', 'serviceProviderConnections', 'functionConnections']) {
    for (const [name, connection] of Object.entries(objectOf(connections, group) ?? {})) {
      if (!isObject(connection)) continue
      found[name] = Object.fromEntries(
        Object.entries(connection).filter(([part]) => openParts.has(part.toLowerCase())),
      )
    }
  }
  return found
}

function armNotes(notes: readonly { readonly text: string; readonly reason: string }[]): readonly string[] {
  const lines = [...new Set(notes.map(({ text, reason }) => `${shorten(text)} stays as it is: ${reason}.`))]
  const more = lines.length - maxNamed
  if (more <= 0) return lines
  return [
    ...lines.slice(0, maxNamed),
    more === 1 ? '1 more ARM expression stays as it is.' : `${more} more ARM expressions stay as they are.`,
  ]
}

function shorten(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 97)}...`
}
