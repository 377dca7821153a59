import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { authenticationKindOf, type ConnectionRecord } from '../../shared/connections/index.ts'
import { FileError, FlowError } from '../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { asId, type ConnectionId, type FlowId } from '../../shared/run/index.ts'
import {
  applyTextEdits,
  isObject,
  lineColumnAt,
  openJsonDocument,
  removeProperty,
  setValue,
} from '../../shared/wdl/index.ts'
import { readFlowFile, writeFlowFile } from '../storage/flow-file.ts'
import { plainFormat, type TextFormat } from '../storage/text-encoding.ts'

/** Name of the file in the environment's folder. A Logic Apps project has one of that name: its parts are left alone. */
export const connectionsFileName = 'connections.json'

/** What `connections.json` says. */
export interface ConnectionsFile {
  readonly records: ReadonlyMap<ConnectionId, ConnectionRecord>
  /** Flow id to reference name to connection id, as they stand in the file. */
  readonly references: ReadonlyMap<string, ReadonlyMap<string, ConnectionId>>
  /** Entries that cannot be used, in words; they stay in the file. */
  readonly problems: readonly string[]
}

/** A change: where, and what shall stand there; `undefined` takes it away. */
export interface ConnectionsEdit {
  readonly path: readonly string[]
  readonly value: WdlValue | undefined
}

interface Known {
  readonly fingerprint: string
  readonly file: ConnectionsFile
}

const nothing: ConnectionsFile = { records: new Map(), references: new Map(), problems: [] }

/**
 * The `connections.json` files of environment folders: `connections` by id, and under `references` which connection
 * each reference of a flow points at. Read again only when changed; edited in place, so that whatever else stands in
 * the file stays as it is written.
 */
export class ConnectionsFiles {
  readonly #known = new Map<string, Known>()

  /** Rejects with FileError `connection.file-damaged` and those of `readFlowFile`. No file is an empty one. */
  async read(folder: string): Promise<ConnectionsFile> {
    const path = join(folder, connectionsFileName)
    const info = await stat(path, { bigint: true }).catch(() => undefined)
    if (info === undefined) return nothing
    const fingerprint = `${info.ino}-${info.size}-${info.mtimeNs}`
    const known = this.#known.get(path)
    if (known?.fingerprint === fingerprint) return known.file
    const text = await textOf(path)
    const file = text === undefined ? nothing : parse(text.text)
    this.#known.set(path, { fingerprint, file })
    return file
  }

  /**
   * Makes changes on the file as it is now; one made elsewhere at the same moment is kept too. Rejects as `read`, and
   * as `writeFlowFile`.
   */
  async edit(folder: string, edits: readonly ConnectionsEdit[]): Promise<void> {
    const path = join(folder, connectionsFileName)
    for (let attempt = 1; ; attempt += 1) {
      const old = await textOf(path)
      if (old !== undefined) parse(old.text)
      const text = edits.reduce(applyEdit, old === undefined ? '{}\n' : old.text)
      if (text === old?.text) return
      try {
        await writeFlowFile(path, text, old?.format ?? plainFormat, {
          expectedRevision: old?.revision ?? null,
        })
        this.#known.delete(path)
        return
      } catch (thrown) {
        const isRace =
          thrown instanceof FlowError &&
          (thrown.code === 'file.changed-outside' || thrown.code === 'file.exists')
        if (!isRace || attempt === 5) throw thrown
      }
    }
  }
}

async function textOf(
  path: string,
): Promise<{ readonly text: string; readonly format: TextFormat; readonly revision: string } | undefined> {
  try {
    return await readFlowFile(path)
  } catch (thrown) {
    if (thrown instanceof FlowError && thrown.code === 'file.not-found') return undefined
    throw thrown
  }
}

function applyEdit(text: string, { path, value }: ConnectionsEdit): string {
  const document = openJsonDocument(text.trim() === '' ? '{}\n' : text)
  const edits = value === undefined ? removeProperty(document, path) : setValue(document, path, value)
  return applyTextEdits(document.text, edits)
}

function parse(text: string): ConnectionsFile {
  if (text.trim() === '') return nothing
  const document = openJsonDocument(text)
  const fault = document.faults.find(({ isTolerated }) => !isTolerated)
  const value = document.value()
  if (fault !== undefined || !isObject(value)) {
    const at = fault === undefined ? undefined : lineColumnAt(document, fault.range.start)
    throw new FileError(
      'connection.file-damaged',
      at === undefined
        ? `${connectionsFileName} holds no JSON object.`
        : `${connectionsFileName} cannot be read: ${fault?.message} (line ${at.line}, column ${at.column})`,
      { hint: 'Correct it in an editor, or put an earlier version back; it is not overwritten.' },
    )
  }
  const problems: string[] = []
  return {
    records: readRecords(objectIn(value, 'connections'), problems),
    references: readReferences(objectIn(value, 'references')),
    problems,
  }
}

function readRecords(entries: WdlObject, problems: string[]): Map<ConnectionId, ConnectionRecord> {
  const records = new Map<ConnectionId, ConnectionRecord>()
  for (const [id, entry] of Object.entries(entries)) {
    const record = isObject(entry) ? readRecord(asId.connection(id), entry) : undefined
    if (record === undefined)
      problems.push(`The connection '${id}' has no connector, no name or an unknown kind.`)
    else records.set(record.id, record)
  }
  return records
}

function readRecord(id: ConnectionId, entry: WdlObject): ConnectionRecord | undefined {
  const { connectorId, name, kind, createdAt, boundToFlow, hosts } = entry
  const known = typeof kind === 'string' ? authenticationKindOf(kind) : undefined
  if (typeof connectorId !== 'string' || typeof name !== 'string' || known === undefined) return undefined
  const settings = Object.entries(objectIn(entry, 'settings')).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  )
  return {
    id,
    connectorId,
    name,
    kind: known.kind,
    settings: Object.fromEntries(settings),
    hosts: Array.isArray(hosts) ? hosts.filter((host): host is string => typeof host === 'string') : [],
    createdAt: typeof createdAt === 'string' ? createdAt : '',
    ...(typeof boundToFlow === 'string' ? { boundToFlow: asId.flow(boundToFlow) } : {}),
  }
}

function readReferences(flows: WdlObject): Map<string, ReadonlyMap<string, ConnectionId>> {
  return new Map(
    Object.entries(flows).map(([flowId, names]) => [
      flowId,
      new Map(
        Object.entries(isObject(names) ? names : {}).flatMap(([name, id]) =>
          typeof id === 'string' ? [[name, asId.connection(id)] as const] : [],
        ),
      ),
    ]),
  )
}

function objectIn(value: WdlObject, name: string): WdlObject {
  const found = Object.hasOwn(value, name) ? value[name] : undefined
  return isObject(found) ? found : {}
}

/** A record as it stands in the file: no id (that is its key), nothing empty. */
export function recordToJson(record: ConnectionRecord): WdlObject {
  const { connectorId, name, kind, settings, hosts, createdAt, boundToFlow } = record
  return {
    connectorId,
    name,
    kind,
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
    ...(hosts.length === 0 ? {} : { hosts: [...hosts] }),
    createdAt,
    ...(boundToFlow === undefined ? {} : { boundToFlow }),
  }
}

/** Where a flow's reference stands in the file: under its name as it is written there, whatever the case. */
export function referencePath(file: ConnectionsFile, flowId: FlowId, reference: string): readonly string[] {
  const names = [...(file.references.get(flowId)?.keys() ?? [])]
  const name = names.find((known) => known.toLowerCase() === reference.toLowerCase()) ?? reference
  return ['references', flowId, name]
}

/** The connection a flow's reference points at, by the file alone. */
export function referencedConnection(
  file: ConnectionsFile,
  flowId: FlowId,
  reference: string,
): ConnectionId | undefined {
  const names = file.references.get(flowId)
  const [, , name = reference] = referencePath(file, flowId, reference)
  return names?.get(name)
}
