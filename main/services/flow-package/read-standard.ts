import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { PackageNote } from '../../../shared/ipc/package-payloads.ts'
import { parseJson, printJson } from '../../../shared/json/index.ts'
import { setOwn } from '../../../shared/wdl/json-document.ts'
import { isObject, objectOf, propertyNameOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { FlowPackage } from './flow-package.ts'
import type { PackageFiles } from './package-files.ts'
import { projectConnections } from './project-connections.ts'
import { type FlowFile, readFlowFiles } from './read-flow-files.ts'

const workflowFile = /(^|\/)workflow\.json$/i
const hostFile = /(^|\/)host\.json$/i

/** Whether the files are those of a Logic Apps Standard project: folders with a workflow.json each. */
export function isStandardProject({ paths }: PackageFiles): boolean {
  return paths.some((path) => workflowFile.test(path))
}

/**
 * The workflows of a Standard project, named after their folders. Parameters of parameters.json are declared in each
 * flow that reads them, connections of connections.json become its connection references.
 */
export function readStandardProject(files: PackageFiles): FlowPackage {
  const parameters = files.json(/(^|\/)parameters\.json$/i) ?? {}
  const project = files.json(/(^|\/)connections\.json$/i) ?? {}
  const connections = projectConnections(project)
  const secrets = Object.keys(parameters).filter(
    (name) => isSecret(parameters[name]) && hasValue(parameters[name]),
  )
  const host = files.paths.find((path) => hostFile.test(path))
  const title = host?.split('/').at(-2)
  const { flows, notes } = readFlowFiles(
    files.matching(workflowFile).map((file): FlowFile => {
      const name = file.path.split('/').at(-2) ?? title ?? 'workflow'
      return { file, name, complete: (text) => completed(text, parameters, connections.references) }
    }),
  )
  return {
    kind: 'standard',
    ...(title === undefined ? {} : { title }),
    flows,
    connectorTitles: {},
    variables: [],
    connectors: [],
    notes: [
      ...notes,
      ...(secrets.length === 0 ? [] : [{ note: 'secrets-left', names: secrets } satisfies PackageNote]),
      ...(connections.left.length === 0
        ? []
        : [{ note: 'connection-values-left', names: connections.left } satisfies PackageNote]),
    ],
  }
}

/** A flow's text with what the project keeps beside it. */
function completed(text: string, parameters: WdlObject, connections: WdlObject): string {
  const file = parseJson(text)
  const properties = objectOf(file, 'properties')
  const definition = objectOf(properties, 'definition')
  if (!isObject(file) || properties === undefined || definition === undefined) return text
  const written = printJson(definition)
  const declared: Record<string, WdlValue> = { ...(objectOf(definition, 'parameters') ?? {}) }
  for (const [name, entry] of Object.entries(parameters)) {
    if (propertyNameOf(declared, name) !== undefined || !reads(written, 'parameters', name)) continue
    setOwn(declared, name, declaration(entry))
  }
  const references: Record<string, WdlValue> = { ...(objectOf(properties, 'connectionReferences') ?? {}) }
  for (const [name, entry] of Object.entries(connections)) {
    if (written.includes(JSON.stringify(name))) setOwn(references, name, entry)
  }
  const next: WdlObject = {
    ...file,
    properties: {
      ...properties,
      connectionReferences: references,
      definition: Object.keys(declared).length === 0 ? definition : { ...definition, parameters: declared },
    },
  }
  return `${printJson(next, { indent: 2 })}\n`
}

/** Whether some text calls a function with a name; expressions do not care about case. */
function reads(written: string, call: string, name: string): boolean {
  return written.toLowerCase().includes(`${call}('${name.replaceAll("'", "''").toLowerCase()}')`)
}

/** A parameter as a definition declares it; a secret one without its value. */
function declaration(entry: WdlValue | undefined): WdlValue {
  const type = textOf(entry, 'type') ?? 'String'
  const value = isObject(entry) ? entry.value : undefined
  return value === undefined || isSecret(entry) ? { type } : { type, defaultValue: value }
}

function isSecret(entry: WdlValue | undefined): boolean {
  return /^secure/i.test(textOf(entry, 'type') ?? '')
}

function hasValue(entry: WdlValue | undefined): boolean {
  return isObject(entry) && entry.value !== undefined
}
