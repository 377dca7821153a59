import type { ServiceAnswer } from '../../service/service-answer.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { ServiceRequest } from '../../service/service-request.ts'
import { routed } from '../../service/service-routes.ts'
import type { FileEntry } from './file-entry.ts'
import { foldersAbove, readFilePath } from './file-path.ts'
import { isFolder, isNoFolder, isThere, notThere } from './file-refusals.ts'
import type { FileStore } from './file-store.ts'

/** Files somewhere, and how much of them one answer may hold. */
export interface FileScene {
  readonly store: FileStore
  /** In bytes. */
  readonly maxBytes: number
}

/**
 * What the drivers of files answer, wherever the files are. Paths are query parameters; `mode` of a write is `create`
 * (409 where something is), `update` (404 where nothing is) or `replace`, which does either. Folders above a file that
 * is written are made.
 */
export const fileService = routed<FileScene, Promise<ServiceAnswer>>({
  'GET /entries': async (request, { store }) => {
    const folder = await needFolder(store, pathOf(request))
    return { json: { entries: await store.list(folder.path) } }
  },
  'GET /entry': async (request, { store }) => ({ json: await need(store, pathOf(request)) }),
  'GET /content': async (request, { maxBytes, store }) => {
    const file = await needFile(store, pathOf(request))
    const content = await store.read(file.path, maxBytes)
    return { headers: { 'Content-Type': 'application/octet-stream', ETag: file.etag }, content }
  },
  'PUT /content': async (request, { store }) => {
    const path = pathOf(request)
    const known = await store.find(path)
    checkMode(path, known, request.query('mode') ?? 'replace')
    if (known === undefined) await makeFolders(store, foldersAbove(path))
    await store.write(path, request.bytes, { isNew: request.query('mode') === 'create' })
    return { json: await need(store, path) }
  },
  'POST /content': async (request, { store }) => {
    const { path } = await needFile(store, pathOf(request))
    await store.append(path, request.bytes)
    return { json: await need(store, path) }
  },
  'DELETE /entry': async (request, { store }) => {
    const { path } = await needFile(store, pathOf(request))
    await store.remove(path)
    return { status: 204 }
  },
  'PUT /folder': async (request, { store }) => {
    const path = pathOf(request)
    const known = await store.find(path)
    if (known?.kind === 'file') throw isThere(path)
    if (known === undefined) await makeFolders(store, [...foldersAbove(path), path])
    return { json: await need(store, path) }
  },
  'POST /move': async (request, { store }) => {
    const { from, to } = bothPaths(request)
    const known = await need(store, from)
    if (from === to) return { json: known }
    if (to.startsWith(`${from}/`)) throw intoItself(from)
    if ((await store.find(to)) !== undefined) throw isThere(to)
    await makeFolders(store, foldersAbove(to))
    await store.move(from, to)
    return { json: await need(store, to) }
  },
  'POST /copy': async (request, { maxBytes, store }) => {
    const { from, to } = bothPaths(request)
    await needFile(store, from)
    const known = await store.find(to)
    const mode = request.query('overwrite') === 'true' ? 'replace' : 'create'
    checkMode(to, known, mode)
    if (known === undefined) await makeFolders(store, foldersAbove(to))
    if (from !== to) await store.copy(from, to, { isNew: mode === 'create', maxBytes })
    return { json: await need(store, to) }
  },
})

function pathOf(request: ServiceRequest, name = 'path'): string {
  return readFilePath(request.query(name) ?? '/')
}

function bothPaths(request: ServiceRequest): { readonly from: string; readonly to: string } {
  return { from: pathOf(request, 'from'), to: pathOf(request, 'to') }
}

async function need(store: FileStore, path: string): Promise<FileEntry> {
  const found = await store.find(path)
  if (found !== undefined) return found
  throw notThere(path)
}

async function needFile(store: FileStore, path: string): Promise<FileEntry> {
  const found = await need(store, path)
  if (found.kind === 'folder') throw isFolder(path)
  return found
}

async function needFolder(store: FileStore, path: string): Promise<FileEntry> {
  const found = await need(store, path)
  if (found.kind === 'file') throw isNoFolder(path)
  return found
}

/** Whether a file may be written where `known` is. */
export function checkMode(path: string, known: FileEntry | undefined, mode: string): void {
  if (known?.kind === 'folder' || path === '/') throw isFolder(path)
  if (mode === 'create' && known !== undefined) throw isThere(path)
  if (mode === 'update' && known === undefined) throw notThere(path)
}

/** Makes the folders that are not there, from the outermost on. */
async function makeFolders(store: FileStore, folders: readonly string[]): Promise<void> {
  const missing: string[] = []
  for (const folder of [...folders].reverse()) {
    const known = await store.find(folder)
    if (known?.kind === 'file') throw isNoFolder(folder)
    if (known !== undefined) break
    missing.unshift(folder)
  }
  for (const folder of missing) await store.makeFolder(folder)
}

/** A folder cannot be moved to below itself. */
export function intoItself(path: string): ServiceRefusal {
  return new ServiceRefusal(400, 'InvalidPath', `'${path}' cannot be moved into itself.`)
}
