import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connectorIdsOf } from '../../shared/connectors/connector-of-host.ts'
import { findOperation, findOperationByPath } from '../../shared/connectors/find-operation.ts'
import { type ConnectorModel, type Operation, readConnector } from '../../shared/connectors/index.ts'
import { sampleAnswer } from '../../shared/connectors/sample-answer.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { foldName, objectOf, textOf } from '../../shared/wdl/lookup.ts'
import { findPublicFolder } from '../connectors/public-folder.ts'
import type { ResponseSamplePort } from '../engine/ports.ts'
import { decodeText } from '../storage/text-encoding.ts'
import { definitionFileName } from './connector-files.ts'

/** Types of actions that call an operation of a connector, folded. */
const callTypes: ReadonlySet<string> = new Set([
  'openapiconnection',
  'openapiconnectionwebhook',
  'openapiconnectionnotification',
  'apiconnection',
  'apiconnectionwebhook',
  'apiconnectionnotification',
])

/**
 * Answers of mocked connector actions by the connectors of an environment's folder: the operation that `host` names by
 * operationId, or an `ApiConnection` by method and path, answers by its first 2xx response. Connectors are read when
 * they are first asked for, and again when their file has changed. What is not there or not readable is not known
 * (`undefined`): a mock then falls back on what the flow reads.
 */
export function createConnectorSamples(
  environmentFolder: string | undefined,
  shipped?: ConnectorFolder,
): ResponseSamplePort {
  const own =
    environmentFolder === undefined ? undefined : new ConnectorFolder(join(environmentFolder, 'connectors'))
  return {
    sample: (actionType, inputs, connectionReferences = {}) => {
      if (!callTypes.has(foldName(actionType))) return undefined
      const ids = connectorIdsOf(inputs, connectionReferences)
      const connector = own?.find(ids) ?? shipped?.find(ids)
      if (connector === undefined) return undefined
      const operation = operationOf(connector, inputs)
      return operation === undefined ? undefined : sampleAnswer(connector, operation)
    },
  }
}

function operationOf(connector: ConnectorModel, inputs: WdlValue): Operation | undefined {
  const id = textOf(objectOf(inputs, 'host'), 'operationId') ?? textOf(inputs, 'operationId')
  if (id !== undefined) return findOperation(connector, id)
  const path = textOf(inputs, 'path')
  if (path === undefined) return undefined
  return findOperationByPath(connector, textOf(inputs, 'method') ?? 'get', path)?.operation
}

interface ReadConnectorFile {
  readonly modifiedMs: number
  readonly bytes: number
  readonly model: ConnectorModel | undefined
}

/** The connectors of a folder, each read once for as long as its file stays the same. Read on the engine's thread. */
export class ConnectorFolder {
  private readonly folder: string
  private readonly read = new Map<string, ReadConnectorFile>()

  constructor(folder: string) {
    this.folder = folder
  }

  find(ids: readonly string[]): ConnectorModel | undefined {
    const names = this.names()
    for (const id of ids) {
      const name = names.find((one) => foldName(one) === foldName(id))
      const model = name === undefined ? undefined : this.connector(name)
      if (model !== undefined) return model
    }
    return undefined
  }

  private names(): readonly string[] {
    try {
      return readdirSync(this.folder)
    } catch {
      return []
    }
  }

  private connector(name: string): ConnectorModel | undefined {
    const path = join(this.folder, name, definitionFileName)
    try {
      const { mtimeMs, size } = statSync(path)
      const known = this.read.get(name)
      if (known?.modifiedMs === mtimeMs && known.bytes === size) return known.model
      const model = readConnector({ id: name, definition: decodeText(readFileSync(path)).text }).model
      this.read.set(name, { modifiedMs: mtimeMs, bytes: size, model })
      return model
    } catch {
      return undefined
    }
  }
}

/** Connector samples by environment folder, kept for as long as an engine lives. */
export class ConnectorSamples {
  private readonly byFolder = new Map<string, ResponseSamplePort>()
  private readonly shipped = openShipped()

  /** The samples of an environment and of what comes with the app; of the latter alone without an environment. */
  of(environmentFolder: string | undefined): ResponseSamplePort {
    const known = this.byFolder.get(environmentFolder ?? '')
    if (known !== undefined) return known
    const made = createConnectorSamples(environmentFolder, this.shipped)
    this.byFolder.set(environmentFolder ?? '', made)
    return made
  }
}

function openShipped(): ConnectorFolder | undefined {
  const folder = findPublicFolder()
  return folder === undefined ? undefined : new ConnectorFolder(folder)
}
