import { authKinds, readConnector } from '../../shared/connectors/index.ts'
import type { GalleryDetails, GalleryIndex } from '../../shared/gallery/index.ts'
import type { EventPayload } from '../../shared/ipc/bridge.ts'
import type {
  ConnectorTexts,
  ConnectorUse,
  CustomConnectorDetails,
  CustomConnectorSummary,
  ImportedConnector,
  TriedOperation,
} from '../../shared/ipc/custom-connector-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'

/** Connectors of an environment's own folder that a fake begins with. */
export interface FakeCustomConnectors {
  /** Definition and properties by connector id. */
  readonly texts?: Readonly<Record<string, { readonly definition: string; readonly properties?: string }>>
  readonly usedBy?: Readonly<Record<string, readonly ConnectorUse[]>>
  readonly gallery?: GalleryIndex
  readonly galleryDetails?: Readonly<Record<string, GalleryDetails>>
  /** What each import gives; null: the dialog was dismissed. */
  readonly imported?: ImportedConnector | null
  readonly tried?: TriedOperation
}

interface Ref {
  readonly environmentId: EnvironmentId
  readonly connectorId: string
}

type Refuse = (code: `connector.${string}` | `file.${string}` | `gallery.${string}`, message: string) => Error
type Emit = (channel: 'customConnectors:changed', payload: EventPayload<'customConnectors:changed'>) => void

/** Main's side of custom connectors and gallery, over texts in memory. */
export function fakeCustomConnectors(seed: FakeCustomConnectors, refuse: Refuse, emit: Emit) {
  const texts = new Map(Object.entries(seed.texts ?? {}))
  const revisions = new Map<string, number>()
  const revision = (id: string) => String(revisions.get(id) ?? 1)
  const textsOf = (id: string) => {
    const found = texts.get(id)
    if (found === undefined) throw refuse('connector.not-found', `There is no connector '${id}' here.`)
    return found
  }
  const modelOf = (id: string) => {
    const { definition, properties } = textsOf(id)
    return readConnector({ id, definition, ...(properties === undefined ? {} : { properties }) }).model
  }
  const summaryOf = ({ environmentId, connectorId }: Ref): CustomConnectorSummary => {
    const model = modelOf(connectorId)
    return {
      environmentId,
      connectorId,
      title: model.title,
      summary: model.description ?? '',
      color: model.properties?.iconBrandColor ?? '#0f6cbd',
      origin: 'custom',
      format: model.format,
      version: model.version ?? '',
      host: model.host ?? '',
      operations: model.operations.length,
      triggers: model.operations.filter(({ trigger }) => trigger !== undefined).length,
      auth: authKinds(model),
      errors: model.problems.filter(({ severity }) => severity === 'error').length,
      warnings: model.problems.filter(({ severity }) => severity === 'warning').length,
      bytes: textsOf(connectorId).definition.length,
    }
  }
  const detailsOf = (ref: Ref): CustomConnectorDetails => {
    const model = modelOf(ref.connectorId)
    return {
      summary: summaryOf(ref),
      description: model.description ?? '',
      servers: model.servers,
      path: `/connectors/${ref.connectorId}`,
      operations: model.operations.map((operation) => ({
        operationId: operation.operationId,
        method: operation.method,
        path: operation.path,
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        isTrigger: operation.trigger !== undefined,
        isDeprecated: operation.isDeprecated,
        isInternal: operation.visibility === 'internal',
      })),
      problems: model.problems,
      usedBy: seed.usedBy?.[ref.connectorId] ?? [],
    }
  }
  const imported = () => seed.imported ?? null

  return {
    customConnectors: {
      list: ({ environmentId }: { environmentId: EnvironmentId }) =>
        [...texts.keys()].map((connectorId) => summaryOf({ environmentId, connectorId })),
      details: detailsOf,
      read: ({ connectorId }: Ref): ConnectorTexts => {
        const { definition, properties } = textsOf(connectorId)
        return {
          definition: { text: definition, revision: revision(connectorId) },
          ...(properties === undefined
            ? {}
            : { properties: { text: properties, revision: revision(connectorId) } }),
          readOnly: false,
        }
      },
      save: (
        change: Ref & {
          definition?: { text: string; revision: string }
          properties?: { text: string; revision: string | null }
          force?: boolean
        },
      ) => {
        const before = textsOf(change.connectorId)
        const given = change.definition?.revision ?? change.properties?.revision
        if (given !== revision(change.connectorId) && change.force !== true) {
          throw refuse('file.changed-outside', 'The file was changed by somebody else.')
        }
        revisions.set(change.connectorId, Number(revision(change.connectorId)) + 1)
        const properties = change.properties?.text ?? before.properties
        texts.set(change.connectorId, {
          definition: change.definition?.text ?? before.definition,
          ...(properties === undefined ? {} : { properties }),
        })
        return { definition: revision(change.connectorId), properties: revision(change.connectorId) }
      },
      create: ({
        environmentId,
        title,
      }: {
        environmentId: EnvironmentId
        title: string
      }): ImportedConnector => {
        const connectorId = `custom_${title.toLowerCase().replaceAll(' ', '_')}`
        const info = { title, version: '1.0' }
        texts.set(connectorId, { definition: JSON.stringify({ swagger: '2.0', info, paths: {} }, null, 2) })
        emit('customConnectors:changed', { environmentId })
        return { connectorId, title, kind: 'openapi', operations: 0, notes: [] }
      },
      importFile: imported,
      importFolder: imported,
      importUrl: () => {
        if (seed.imported) return seed.imported
        throw refuse('connector.address', 'That is no address.')
      },
      export: ({ connectorId }: Ref) => `/exports/${connectorId}.zip`,
      rename: ({ title, ...ref }: Ref & { title: string }) => {
        const before = textsOf(ref.connectorId)
        const value = JSON.parse(before.definition) as { info?: object }
        const definition = JSON.stringify({ ...value, info: { ...value.info, title } }, null, 2)
        texts.set(ref.connectorId, { ...before, definition })
        return summaryOf(ref)
      },
      delete: ({ environmentId, connectorId }: Ref) => {
        textsOf(connectorId)
        if ((seed.usedBy?.[connectorId] ?? []).length > 0) {
          throw refuse('connector.in-use', `'${connectorId}' is used by flows.`)
        }
        texts.delete(connectorId)
        emit('customConnectors:changed', { environmentId })
      },
      reveal: () => undefined,
      try: () => {
        if (seed.tried === undefined) throw refuse('connector.no-host', 'There is no service.')
        return seed.tried
      },
    },
    gallery: {
      list: (): GalleryIndex => {
        if (seed.gallery === undefined) throw refuse('gallery.not-here', 'This build has no gallery.')
        return seed.gallery
      },
      details: ({ entryId }: { entryId: string }) => {
        const found = seed.galleryDetails?.[entryId]
        if (found === undefined) throw refuse('gallery.not-found', `There is no '${entryId}'.`)
        return found
      },
      add: ({ entryId }: { entryId: string }): ImportedConnector => {
        const entry = seed.gallery?.entries.find(({ id }) => id === entryId)
        if (entry === undefined) throw refuse('gallery.not-found', `There is no '${entryId}'.`)
        const connectorId = `custom_${entry.name.toLowerCase().replaceAll(' ', '_')}`
        const info = { title: entry.name, version: '1.0' }
        texts.set(connectorId, { definition: JSON.stringify({ swagger: '2.0', info, paths: {} }, null, 2) })
        return { connectorId, title: entry.name, kind: 'openapi', operations: entry.operations, notes: [] }
      },
    },
  }
}
