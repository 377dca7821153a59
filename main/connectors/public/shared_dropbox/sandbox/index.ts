import { defineSandbox, type Scene } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import {
  type DropboxEntry,
  type DropboxState,
  parentsOf,
  readDropbox,
  revisionOf,
  seedDropbox,
} from './dropbox-state.ts'

/** Dropbox's API v2 over files in memory. Source: dropbox.com/developers/documentation/http. */
export const dropboxSandbox = defineSandbox<DropboxState>({
  seed: seedDropbox,
  read: readDropbox,
  refusal: (_status, code, message) => ({
    error_summary: `${code}/..`,
    error: { '.tag': code.split('/')[0] },
    user_message: { locale: 'en', text: message },
  }),
  handle: routedSandbox<DropboxState>({
    'POST /2/files/get_metadata': (request, { state }) => ({
      json: metadataOf(need(state, pathIn(request))),
    }),
    'POST /2/files/list_folder': (request, { state }) => {
      const folder = folderIn(request, state)
      const entries = state.entries.filter(({ path }) => parentOf(path) === folder)
      return { json: pageOf(entries.map(metadataOf), folder, state) }
    },
    'POST /2/files/list_folder/get_latest_cursor': (request, { state }) => ({
      json: { cursor: cursorOf(folderIn(request, state), state) },
    }),
    'POST /2/files/list_folder/continue': (request, { state }) => {
      const { change, folder } = readCursor(String(request.object.cursor ?? ''))
      const isNews = (one: { path: string; change: number }) =>
        one.change > change && parentOf(one.path) === folder
      const entries = state.entries.filter(isNews).sort((left, right) => left.change - right.change)
      const deleted = state.deleted.filter(isNews).map(({ path }) => ({
        '.tag': 'deleted',
        name: nameOf(path),
        path_lower: path.toLowerCase(),
        path_display: path,
      }))
      return { json: pageOf([...deleted, ...entries.map(metadataOf)], folder, state) }
    },
    'POST /2/files/list_revisions': (request, { state }) => {
      const entry = need(state, pathIn(request))
      const limit = Number(request.object.limit ?? 10)
      const newest = [...entry.revisions].reverse().slice(0, limit)
      return { json: { is_deleted: false, entries: newest.map((rev) => ({ ...metadataOf(entry), rev })) } }
    },
    'POST /2/files/delete_v2': (request, scene) => {
      const entry = need(scene.state, pathIn(request))
      remove(scene.state, entry)
      return { json: { metadata: metadataOf(entry) } }
    },
    'POST /2/files/copy_v2': (request, scene) => {
      const from = need(scene.state, String(request.object.from_path ?? ''))
      const { base64, text } = from
      const to = String(request.object.to_path ?? '')
      return {
        json: {
          metadata: metadataOf(
            write(scene, to, base64 === undefined ? { text: text ?? '' } : { base64 }, 'add'),
          ),
        },
      }
    },
    'POST /2/files/save_url': (request, scene) => {
      const { path, url } = request.object
      const text = `The sandbox is offline: this stands for what is at ${String(url)}\n`
      return { json: { ...metadataOf(write(scene, String(path), { text }, 'add')), '.tag': 'complete' } }
    },
    'POST /2/files/upload': (request, scene) => {
      const { mode, path } = argumentOf(request)
      const isOverwritten = mode === 'overwrite' || (typeof mode === 'object' && mode !== null)
      const content = contentOf(request.bytes)
      return { json: metadataOf(write(scene, String(path), content, isOverwritten ? 'overwrite' : 'add')) }
    },
    'POST /2/files/download': (request, { state }): ServiceAnswer => {
      const entry = need(state, String(argumentOf(request).path))
      if (entry.kind === 'folder') throw notFile()
      return {
        headers: {
          'Content-Type': 'application/octet-stream',
          'Dropbox-API-Result': asciiJson(metadataOf(entry)),
        },
        content: bytesOf(entry),
      }
    },
    'POST /2/users/get_current_account': () => ({
      json: {
        account_id: 'dbid:sandbox',
        email: 'ada@example.com',
        name: { display_name: 'Ada Lovelace', given_name: 'Ada', surname: 'Lovelace' },
      },
    }),
  }),
})

function pathIn(request: ServiceRequest): string {
  return String(request.object.path ?? '')
}

/** The folder that a request names, as the start of its children's paths. */
function folderIn(request: ServiceRequest, state: DropboxState): string {
  const path = pathIn(request)
  if (path === '' || path === '/') return ''
  const entry = need(state, path)
  if (entry.kind === 'file') throw new ServiceRefusal(409, 'path/not_folder', 'This is no folder.')
  return entry.path.toLowerCase()
}

function need({ entries }: DropboxState, path: string): DropboxEntry {
  const found = entries.find((one) => one.id === path || one.path.toLowerCase() === path.toLowerCase())
  if (found !== undefined) return found
  throw new ServiceRefusal(409, 'path/not_found', `There is nothing at '${path}'.`)
}

function write(
  { now, state }: Scene<DropboxState>,
  target: string,
  content: { text: string } | { base64: string },
  mode: 'add' | 'overwrite',
): DropboxEntry {
  const known = state.entries.find(
    (one) => one.id === target || one.path.toLowerCase() === target.toLowerCase(),
  )
  if (known?.kind === 'folder') throw notFile()
  if (known !== undefined && mode === 'add') {
    throw new ServiceRefusal(409, 'path/conflict/file', `There is a file at '${known.path}' already.`)
  }
  if (known === undefined && !target.startsWith('/')) {
    throw new ServiceRefusal(409, 'path/not_found', `There is no file '${target}'.`)
  }
  for (const parent of known === undefined ? parentsOf(target) : []) {
    if (!state.entries.some(({ path }) => path.toLowerCase() === parent.toLowerCase())) {
      state.entries.push(fresh(state, { path: parent, kind: 'folder', modified: now }))
    }
  }
  if (known === undefined) {
    const entry = fresh(state, { path: target, kind: 'file', modified: now, ...content })
    state.entries.push(entry)
    return entry
  }
  state.change += 1
  delete known.text
  delete known.base64
  Object.assign(known, content, { modified: now, change: state.change })
  known.revisions.push(revisionOf(state.change))
  return known
}

function fresh(
  state: DropboxState,
  entry: Pick<DropboxEntry, 'path' | 'kind' | 'modified' | 'text' | 'base64'>,
): DropboxEntry {
  state.change += 1
  const { change } = state
  return { ...entry, id: `id:${String(change).padStart(20, '0')}`, revisions: [revisionOf(change)], change }
}

function remove(state: DropboxState, entry: DropboxEntry): void {
  const isGone = ({ path }: DropboxEntry) =>
    path === entry.path || path.toLowerCase().startsWith(`${entry.path.toLowerCase()}/`)
  for (const { path } of state.entries.filter(isGone)) {
    state.change += 1
    state.deleted.push({ path, change: state.change })
  }
  state.entries = state.entries.filter((one) => !isGone(one))
}

function metadataOf(entry: DropboxEntry) {
  const { id, kind, modified, path, revisions } = entry
  const named = { '.tag': kind, name: nameOf(path), id, path_lower: path.toLowerCase(), path_display: path }
  if (kind === 'folder') return named
  return {
    ...named,
    client_modified: modified,
    server_modified: modified,
    rev: revisions.at(-1) ?? '',
    size: bytesOf(entry).byteLength,
    is_downloadable: true,
  }
}

function pageOf(entries: readonly unknown[], folder: string, state: DropboxState) {
  return { entries, cursor: cursorOf(folder, state), has_more: false }
}

function cursorOf(folder: string, { change }: DropboxState): string {
  return Buffer.from(JSON.stringify([change, folder])).toString('base64url')
}

function readCursor(cursor: string): { readonly change: number; readonly folder: string } {
  try {
    const [change, folder] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [number, string]
    return { change, folder }
  } catch {
    throw new ServiceRefusal(409, 'reset', 'The cursor is not valid any more.')
  }
}

function argumentOf(request: ServiceRequest): Record<string, unknown> {
  return JSON.parse(request.header('Dropbox-API-Arg') ?? '{}') as Record<string, unknown>
}

function contentOf(bytes: Uint8Array): { text: string } | { base64: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') }
  }
}

function bytesOf({ base64, text = '' }: DropboxEntry): Uint8Array {
  return base64 === undefined ? new TextEncoder().encode(text) : new Uint8Array(Buffer.from(base64, 'base64'))
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')).toLowerCase()
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function notFile(): ServiceRefusal {
  return new ServiceRefusal(409, 'path/not_file', 'This is a folder.')
}
