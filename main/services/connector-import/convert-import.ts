import {
  type AdoptedConnector,
  adoptDescription,
  brandColorFor,
  type DescriptionRepairs,
  printFile,
} from '../../../shared/connectors/adopt/index.ts'
import { readConnector } from '../../../shared/connectors/index.ts'
import {
  collectionToSwagger,
  isCollection,
  isOldCollection,
  readCollection,
} from '../../../shared/connectors/postman/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import type { ImportKind } from '../../../shared/ipc/custom-connector-payloads.ts'
import { objectOf, propertyOf, textOf } from '../../../shared/wdl/lookup.ts'
import { wholeFileError } from './import-error.ts'
import {
  type ConnectorParts,
  isConnectorPart,
  readConnectorParts,
  textOfBytes,
} from './read-connector-parts.ts'
import { readJson } from './read-json.ts'
import { readYaml } from './read-yaml.ts'
import { isZip, readZip, type ZippedFile } from './read-zip.ts'

/** The files of a connector made of something a person handed in. */
export interface ConvertedImport {
  readonly kind: ImportKind
  readonly title: string
  /** Wanted name of its folder; undefined: made of the title. */
  readonly id?: string
  readonly definition: string
  readonly properties: string
  readonly icon?: ConnectorParts['icon']
  readonly operations: number
  /** What was changed on the way, in sentences. */
  readonly notes: readonly string[]
}

/** Largest file that is read, in bytes. */
export const maxImportBytes = 60 * 1024 * 1024

/**
 * Makes a connector of a file: an OpenAPI description (Swagger 2.0, OpenAPI 3; JSON or YAML), a Postman collection
 * (2.0, 2.1), or a zip with a connector.
 * @throws DefinitionError that says what is wrong and, where it is text, at which places
 */
export async function convertImport(bytes: Uint8Array, name: string): Promise<ConvertedImport> {
  if (bytes.length > maxImportBytes) {
    throw wholeFileError(
      'connector.too-large',
      `'${name}' has ${Math.ceil(bytes.length / 1_048_576)} MB; up to ${maxImportBytes / 1_048_576} MB can be imported.`,
      'Take out what you do not need, and try again.',
    )
  }
  if (isZip(bytes)) return convertParts(await readZip(bytes, name, isConnectorPart), name)
  const text = textOfBytes(bytes)
  const value = await readValue(text, name)
  if (isCollection(value)) return convertCollection(value)
  if (isOldCollection(value)) {
    throw wholeFileError(
      'connector.postman-version',
      `'${name}' is a Postman collection of version 1, which cannot be read.`,
      'Export it from Postman as Collection v2.1.',
    )
  }
  return convertDescription(value, text, name)
}

/** Makes a connector of the files of a folder or zip; they stay as they are. @throws DefinitionError */
export function convertParts(files: readonly ZippedFile[], name: string): ConvertedImport {
  const parts = readConnectorParts(files, name)
  const { model } = readConnector({ id: 'new', definition: parts.definition })
  // Only whole files are taken: a broken one is told with its places.
  const value = readJson(parts.definition, name)
  if (parts.properties !== undefined) readJson(parts.properties, name)
  requireOperationsOrPaths(value, name)
  const made = adoptDescription(value, { color: brandColorFor(model.title), length: parts.definition.length })
  return {
    kind: 'connector',
    title: model.title,
    ...(parts.folder === undefined ? {} : { id: parts.folder }),
    definition: parts.definition,
    properties: parts.properties ?? made.properties,
    ...(parts.icon === undefined ? {} : { icon: parts.icon }),
    operations: model.operations.length,
    notes:
      parts.properties === undefined
        ? ['It came without apiProperties.json; how it signs in was told by its description.']
        : [],
  }
}

async function readValue(text: string, name: string): Promise<WdlObject> {
  const looksLikeJson = /^\uFEFF?\s*[{[]/.test(text) || /\.json$/i.test(name)
  return looksLikeJson || text.trim() === '' ? readJson(text, name) : readYaml(text, name)
}

function convertCollection(value: WdlObject): ConvertedImport {
  const collection = readCollection(value)
  if (collection.requests.length === 0) {
    throw wholeFileError(
      'connector.no-operations',
      'The collection holds no requests.',
      'Export it again with the requests it should have.',
    )
  }
  const { definition, notes } = collectionToSwagger(collection)
  const made = adoptDescription(definition, { color: brandColorFor(collection.name), length: 0 })
  return { kind: 'postman', ...filesOf(made), notes }
}

function convertDescription(value: WdlObject, text: string, name: string): ConvertedImport {
  requireOperationsOrPaths(value, name)
  const info = objectOf(value, 'info')
  const titled =
    (textOf(info, 'title') ?? '').trim() === ''
      ? { ...value, info: { ...info, title: name.replace(/\.[^.]*$/, ''), version: '1.0' } }
      : value
  const title = textOf(objectOf(titled, 'info'), 'title') ?? name
  const made = adoptDescription(titled, { color: brandColorFor(title), length: text.length })
  return { kind: 'openapi', ...filesOf(made), notes: notesOf(made.repairs) }
}

function filesOf({ definition, properties, title, operations }: AdoptedConnector) {
  return { title, definition, properties, operations }
}

function requireOperationsOrPaths(value: WdlObject, name: string): void {
  const says = propertyOf(value, 'swagger') ?? propertyOf(value, 'openapi')
  if (says !== undefined || objectOf(value, 'paths') !== undefined) return
  throw wholeFileError(
    'connector.not-a-description',
    `'${name}' is neither an OpenAPI description nor a Postman collection.`,
    'A description says "swagger": "2.0" or "openapi": "3.0.3" and has paths.',
  )
}

/** What was mended, in sentences. */
export function notesOf({ addedIds, changedIds, droppedParameters }: DescriptionRepairs): readonly string[] {
  const notes: string[] = []
  if (addedIds > 0) notes.push(`${addedIds} operation(s) had no operationId and got one.`)
  if (changedIds > 0)
    notes.push(`${changedIds} operation(s) had the operationId of another one and got their own.`)
  if (droppedParameters > 0) notes.push(`${droppedParameters} parameter(s) without a name were left out.`)
  return notes
}

/** The files of a connector without operations. */
export function blankConnector(title: string): ConvertedImport {
  const definition: WdlObject = {
    swagger: '2.0',
    info: { title, description: '', version: '1.0' },
    host: 'api.example.com',
    basePath: '/',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: {},
    definitions: {},
    parameters: {},
    responses: {},
    securityDefinitions: {},
    security: [],
    tags: [],
  }
  const properties: WdlObject = {
    properties: {
      connectionParameters: {},
      iconBrandColor: brandColorFor(title),
      capabilities: ['actions'],
      policyTemplateInstances: [],
    },
  }
  return {
    kind: 'openapi',
    title,
    definition: printFile(definition, 0),
    properties: printFile(properties, 0),
    operations: 0,
    notes: [],
  }
}
