import { folderOf, foldersAbove, readFilePath } from '../../drivers/files/file-path.ts'
import { isFolder, isNoFolder, isThere, notThere } from '../../drivers/files/file-refusals.ts'
import { checkMode, intoItself } from '../../drivers/files/file-service.ts'
import { defineSandbox, type Scene } from '../../sandboxes/sandbox.ts'
import type { ServiceAnswer } from '../../service/service-answer.ts'
import type { ServiceRequest } from '../../service/service-request.ts'
import { routed } from '../../service/service-routes.ts'
import {
  bytesOf,
  contentOf,
  entryOf,
  type FileState,
  readFiles,
  type SandboxFile,
  seedFiles,
} from './file-state.ts'

type FileScene = Scene<FileState>

/** The file service of the drivers, over files in memory: for File System, FTP and SFTP alike. */
export const fileSandbox = defineSandbox<FileState>({
  seed: seedFiles,
  read: readFiles,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routed<FileScene, ServiceAnswer>({
    'GET /entries': (request, { state }) => {
      const folder = needFolder(state, pathOf(request))
      const inside = state.entries.filter(({ path }) => folderOf(path) === folder && path !== '/')
      return {
        json: { entries: inside.map(entryOf).sort((left, right) => (left.path < right.path ? -1 : 1)) },
      }
    },
    'GET /entry': (request, { state }) => {
      const path = pathOf(request)
      return {
        json: path === '/' ? { path, kind: 'folder', size: 0, etag: '0' } : entryOf(need(state, path)),
      }
    },
    'GET /content': (request, { state }) => {
      const file = needFile(state, pathOf(request))
      const headers = { 'Content-Type': 'application/octet-stream', ETag: entryOf(file).etag }
      return { headers, content: bytesOf(file) }
    },
    'PUT /content': (request, scene) => {
      const path = pathOf(request)
      return write(scene, path, request.bytes, request.query('mode') ?? 'replace')
    },
    'POST /content': (request, { now, state }) => {
      const file = needFile(state, pathOf(request))
      change(file, Buffer.concat([bytesOf(file), request.bytes]), now)
      return { json: entryOf(file) }
    },
    'DELETE /entry': (request, { state }) => {
      const { path } = needFile(state, pathOf(request))
      state.entries = state.entries.filter((entry) => entry.path !== path)
      return { status: 204 }
    },
    'PUT /folder': (request, scene) => {
      const path = pathOf(request)
      if (find(scene.state, path)?.kind === 'file') throw isThere(path)
      makeFolders(scene, [...foldersAbove(path), path])
      return { json: entryOf(need(scene.state, path)) }
    },
    'POST /move': (request, scene) => {
      const { from, to } = bothPaths(request)
      const known = need(scene.state, from)
      if (from === to) return { json: entryOf(known) }
      if (to.startsWith(`${from}/`)) throw intoItself(from)
      if (to === '/' || find(scene.state, to) !== undefined) throw isThere(to)
      makeFolders(scene, foldersAbove(to))
      for (const entry of scene.state.entries) {
        if (entry === known || entry.path.startsWith(`${from}/`)) {
          entry.path = `${to}${entry.path.slice(from.length)}`
        }
      }
      return { json: entryOf(known) }
    },
    'POST /copy': (request, scene) => {
      const { from, to } = bothPaths(request)
      const content = bytesOf(needFile(scene.state, from))
      return write(scene, to, content, request.query('overwrite') === 'true' ? 'replace' : 'create')
    },
  }),
})

function pathOf(request: ServiceRequest, name = 'path'): string {
  return readFilePath(request.query(name) ?? '/')
}

function bothPaths(request: ServiceRequest): { readonly from: string; readonly to: string } {
  return { from: pathOf(request, 'from'), to: pathOf(request, 'to') }
}

function find({ entries }: FileState, path: string): SandboxFile | undefined {
  return entries.find((entry) => entry.path === path)
}

function need(state: FileState, path: string): SandboxFile {
  const found = find(state, path)
  if (found !== undefined) return found
  throw path === '/' ? isFolder(path) : notThere(path)
}

function needFile(state: FileState, path: string): SandboxFile {
  const found = need(state, path)
  if (found.kind === 'folder') throw isFolder(path)
  return found
}

function needFolder(state: FileState, path: string): string {
  if (path !== '/' && need(state, path).kind === 'file') throw isNoFolder(path)
  return path
}

function write(scene: FileScene, path: string, content: Uint8Array, mode: string): ServiceAnswer {
  const { now, state } = scene
  const known = find(state, path)
  checkMode(path, known === undefined ? undefined : entryOf(known), mode)
  if (known !== undefined) {
    change(known, content, now)
    return { json: entryOf(known) }
  }
  makeFolders(scene, foldersAbove(path))
  const file: SandboxFile = { path, kind: 'file', ...contentOf(content), modified: now }
  state.entries.push(file)
  return { json: entryOf(file) }
}

function change(file: SandboxFile, content: Uint8Array, now: string): void {
  delete file.text
  delete file.base64
  Object.assign(file, contentOf(content), { modified: now })
}

function makeFolders({ now, state }: FileScene, folders: readonly string[]): void {
  for (const folder of folders) {
    const known = find(state, folder)
    if (known?.kind === 'file') throw isNoFolder(folder)
    if (known === undefined && folder !== '/') {
      state.entries.push({ path: folder, kind: 'folder', modified: now })
    }
  }
}
