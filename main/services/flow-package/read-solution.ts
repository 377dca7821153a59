import type { PackagedVariable, PackageNote } from '../../../shared/ipc/package-payloads.ts'
import { foldName, objectOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { FlowPackage } from './flow-package.ts'
import { jsonOf, objectsAt, type PackageFiles, xmlOf } from './package-files.ts'
import { packagedConnectors } from './packaged-connectors.ts'
import { nameOfFile } from './packaged-flow.ts'
import { type FlowFile, readFlowFiles } from './read-flow-files.ts'

const workflowFile = /(^|\/)workflows\/[^/]+\.json$/i
const customizations = /(^|\/)customizations\.xml$/i
const solutionFile = /(^|\/)solution\.xml$/i
const variableFile = /(^|\/)environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/i
const classicWorkflow = /(^|\/)workflows\/[^/]+\.xaml$/i
/** Type of environment variables whose value lies in a key vault. Source: Dataverse, `environmentvariabledefinition`. */
const secretType = '100000005'

/** Whether the files are those of a Power Platform solution. */
export function isSolution({ paths }: PackageFiles): boolean {
  return paths.some((path) => solutionFile.test(path) || customizations.test(path))
}

/** The cloud flows of a solution with the names customizations.xml gives them, its connections and variables. */
export function readSolution(files: PackageFiles): FlowPackage {
  const about = files.xml(customizations)
  const names = namesByFile(objectsAt(about, 'ImportExportXml', 'Workflows', 'Workflow'))
  const { flows, notes } = readFlowFiles(
    files.matching(workflowFile).map((file): FlowFile => {
      const name = names.get(baseName(file.path)) ?? nameOfFile(file.path)
      return { file, name }
    }),
  )
  const references = objectsAt(about, 'ImportExportXml', 'connectionreferences', 'connectionreference')
  const connectorIds = idsOfConnectors(
    objectsAt(about, 'ImportExportXml', 'Connectors', 'Connector'),
    references,
  )
  const own = packagedConnectors(files, (name) => connectorIds.get(foldName(name)))
  const manifest = objectsAt(files.xml(solutionFile), 'ImportExportXml', 'SolutionManifest')[0]
  const title =
    textOf(objectsAt(manifest, 'LocalizedNames', 'LocalizedName')[0], '@description') ??
    textOf(manifest, 'UniqueName')
  return {
    kind: 'solution',
    ...(title === undefined ? {} : { title }),
    flows,
    connectorTitles: { ...titlesOf(references), ...titlesOfOwn(own.connectors) },
    variables: variablesOf(files),
    connectors: own.connectors,
    notes: [...notes, ...own.notes, ...otherParts(files)],
  }
}

/** Names of workflows by the lower-cased name of their file. */
function namesByFile(workflows: ReturnType<typeof objectsAt>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const workflow of workflows) {
    const file = textOf(workflow, 'JsonFileName')
    const name = textOf(workflow, '@Name')
    if (file !== undefined && name !== undefined && name !== '') names.set(baseName(file), name)
  }
  return names
}

function baseName(path: string): string {
  return (path.split('/').at(-1) ?? path).toLowerCase()
}

/** Ids of the solution's custom connectors by their names: those of the account it was exported from, as its flows say them. */
function idsOfConnectors(
  connectors: ReturnType<typeof objectsAt>,
  references: ReturnType<typeof objectsAt>,
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const connector of connectors) {
    const name = textOf(connector, 'name')
    const key = textOf(connector, 'connectorid')
    const reference = references.find(
      (one) => key !== undefined && textOf(objectOf(one, 'customconnectorid'), 'connectorid') === key,
    )
    const id = textOf(reference, 'connectorid')?.split('/').at(-1)
    if (name !== undefined && id !== undefined && id !== '') ids.set(foldName(name), id)
  }
  return ids
}

/** A connector's own title says more than what its first connection reference is called. */
function titlesOfOwn(connectors: FlowPackage['connectors']): Readonly<Record<string, string>> {
  return Object.fromEntries(connectors.flatMap(({ id, title }) => (id === undefined ? [] : [[id, title]])))
}

/** The first title of each connector's connection references. */
function titlesOf(references: ReturnType<typeof objectsAt>): Readonly<Record<string, string>> {
  const titles = new Map<string, string>()
  for (const reference of references) {
    const connectorId = textOf(reference, 'connectorid')?.split('/').at(-1)
    const title = textOf(reference, 'connectionreferencedisplayname')
    if (connectorId !== undefined && title !== undefined && !titles.has(connectorId))
      titles.set(connectorId, title)
  }
  return Object.fromEntries(titles)
}

function variablesOf(files: PackageFiles): readonly PackagedVariable[] {
  return files.matching(variableFile).flatMap((file): PackagedVariable[] => {
    const definition = objectsAt(xmlOf(file), 'environmentvariabledefinition')[0]
    const name = textOf(definition, '@schemaname')
    if (definition === undefined || name === undefined) return []
    const title = textOf(objectOf(definition, 'displayname'), '@default') ?? name
    const isSecret = textOf(definition, 'type') === secretType
    const valuesPath = file.path.replace(/definition\.xml$/i, 'values.json').toLowerCase()
    const values = files.all.find(({ path }) => path.toLowerCase() === valuesPath)
    const given =
      values && objectsAt(jsonOf(values), 'environmentvariablevalues', 'environmentvariablevalue')[0]
    const value = isSecret ? undefined : (textOf(given, 'value') ?? textOf(definition, 'defaultvalue'))
    return [{ name, title, ...(value === undefined ? {} : { value }) }]
  })
}

function otherParts({ paths }: PackageFiles): readonly PackageNote[] {
  const count = paths.filter((path) => classicWorkflow.test(path)).length
  return count > 0 ? [{ note: 'classic-workflows', count }] : []
}
