import { shell } from 'electron'
import type { EnvironmentId } from '../../shared/run/index.ts'
import type { CatalogueWork } from '../services/catalogue-work.ts'
import { ConnectorCatalogue } from '../services/connector-catalogue.ts'
import type { ConnectorLibrary } from '../services/connector-library.ts'
import { openPublicLibrary } from '../services/connector-runtime.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { EnvironmentService } from '../services/environment-service.ts'
import type { FlowFiles } from '../services/flow-files.ts'
import { FlowRenames } from '../services/flow-renames.ts'
import { FlowService } from '../services/flow-service.ts'
import { OwnTemplates } from '../services/own-templates.ts'
import { PackageImports } from '../services/package-imports.ts'
import { RunService } from '../services/run-service.ts'
import { SettingsService } from '../services/settings-service.ts'
import { flowPathOf } from '../storage/environment-flow-path.ts'
import type { SettingsStore } from '../storage/settings-store.ts'

export interface ServiceParts {
  readonly store: SettingsStore
  readonly engine: EngineHost
  readonly files: FlowFiles
  /** Reads the connectors for the catalogue. */
  readonly catalogueWork: CatalogueWork
  readonly documentsFolder: string
  readonly sampleSource: string | undefined
  /** Told of environments that got connectors by an import. */
  readonly connectorsChanged: (environmentId: EnvironmentId) => void
}

/** All services of the app, on each other. */
export interface Services {
  readonly renames: FlowRenames
  readonly settings: SettingsService
  readonly environments: EnvironmentService
  readonly flows: FlowService
  readonly runs: RunService
  readonly templates: OwnTemplates
  readonly packages: PackageImports
  /** The connectors of the environments, read once for all who use them. */
  readonly library: ConnectorLibrary
  readonly connectors: ConnectorCatalogue
}

const systemTrash = { moveToTrash: (path: string) => shell.trashItem(path) }

/** Puts the services together. */
export function makeServices(parts: ServiceParts): Services {
  const { store, engine, files } = parts
  const settings = new SettingsService(store)
  const renames = new FlowRenames(store)
  const environments = new EnvironmentService({
    settings: store,
    documentsFolder: parts.documentsFolder,
    sampleSource: parts.sampleSource,
  })
  const runs = new RunService({
    engine,
    files,
    renames,
    environmentFolder: (environmentId) =>
      environments.get(environmentId).then(
        ({ path }) => path,
        () => undefined,
      ),
    currentText: (environmentId, flowId) =>
      flows.read({ environmentId, flowId }).then(
        ({ text }) => text,
        () => undefined,
      ),
    pathOf: (environmentId, flowId) =>
      environments.get(environmentId).then(
        ({ flowsFolder }) => flowPathOf(flowsFolder, flowId),
        () => undefined,
      ),
  })
  const flows: FlowService = new FlowService({
    environments,
    files,
    renames,
    trash: systemTrash,
    // A flow list without its last runs is better than none.
    lastRuns: (environmentId) => runs.lastRuns(environmentId).catch(() => new Map()),
  })
  const templates = new OwnTemplates({ environments, files, trash: systemTrash })
  const library = openPublicLibrary()
  const { connectorsChanged } = parts
  const packages = new PackageImports({ environments, files, flows, library, connectorsChanged })
  const connectors = new ConnectorCatalogue({ environments, work: parts.catalogueWork })
  return { renames, settings, environments, flows, runs, templates, packages, library, connectors }
}
