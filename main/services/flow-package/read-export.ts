import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { connectorOfReference } from '../../../shared/wdl/connection-reference.ts'
import { applyTextEdits, openFlowDocument, setValue } from '../../../shared/wdl/index.ts'
import { isSameName, objectOf, textOf } from '../../../shared/wdl/lookup.ts'
import type { FlowPackage } from './flow-package.ts'
import type { PackageFiles } from './package-files.ts'
import { jsonOf } from './package-files.ts'
import { packagedConnectors } from './packaged-connectors.ts'
import { type FlowFile, readFlowFiles } from './read-flow-files.ts'

const definitionFile = /(^|\/)microsoft\.flow\/flows\/[^/]+\/definition\.json$/i
const manifestFile = /^([^/]+\/)?manifest\.json$/i

/** Whether the files are those of Export, Package (.zip). */
export function isExport({ paths }: PackageFiles): boolean {
  return paths.some((path) => definitionFile.test(path))
}

/** The flows of an exported package with the names its manifest gives them, and the connectors they go through. */
export function readExport(files: PackageFiles): FlowPackage {
  const manifest = files.json(manifestFile)
  const resources = objectOf(manifest, 'resources') ?? {}
  const title = textOf(objectOf(manifest, 'details'), 'displayName')
  const { flows, notes } = readFlowFiles(
    files.matching(definitionFile).map((file): FlowFile => {
      const folder = file.path.replace(/\/definition\.json$/i, '')
      const id = folder.split('/').at(-1) ?? ''
      const name = textOf(objectOf(objectOf(resources, id), 'details'), 'displayName')
      const map = files.all.find(({ path }) => isSameName(path, `${folder}/apisMap.json`))
      const apis = map === undefined ? {} : (jsonOf(map) ?? {})
      return {
        file,
        fallback: title ?? id,
        ...(name === undefined || name === '' ? {} : { name }),
        complete: (text) => withConnections(text, Object.keys(apis)),
      }
    }),
  )
  const own = packagedConnectors(files)
  return {
    kind: 'power-automate',
    ...(title === undefined || title === '' ? {} : { title }),
    flows,
    connectorTitles: titlesOf(resources),
    variables: [],
    connectors: own.connectors,
    notes: [...notes, ...own.notes],
  }
}

/** Adds a connection reference for each connector that old packages name in apisMap.json alone. */
function withConnections(text: string, names: readonly string[]): string {
  const document = openFlowDocument(text)
  const { connectionReferences } = document.flow
  const missing = names.filter((name) => !isReferred(connectionReferences, name))
  if (missing.length === 0) return text
  const entries: Record<string, WdlValue> = { ...connectionReferences }
  for (const name of missing) entries[name] = { runtimeSource: 'embedded', connection: {}, api: { name } }
  const holder = document.main?.holder ?? []
  return applyTextEdits(text, setValue(document, [...holder, 'connectionReferences'], entries))
}

function isReferred(references: WdlObject, connector: string): boolean {
  return Object.entries(references).some(
    ([name, entry]) =>
      isSameName(name, connector) || isSameName(connectorOfReference(entry) ?? '', connector),
  )
}

function titlesOf(resources: WdlObject): Readonly<Record<string, string>> {
  const titles = Object.values(resources).flatMap((resource): [string, string][] => {
    const name = textOf(resource, 'name')
    const title = textOf(objectOf(resource, 'details'), 'displayName')
    const isConnector = textOf(resource, 'type') === 'Microsoft.PowerApps/apis'
    return isConnector && name !== undefined && title !== undefined ? [[name, title]] : []
  })
  return Object.fromEntries(titles)
}
