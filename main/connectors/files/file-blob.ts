import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { textOf } from '../../../shared/wdl/lookup.ts'
import type { FileEntry } from '../drivers/files/file-entry.ts'
import { nameOf } from '../drivers/files/file-path.ts'
import { mediaTypeOf } from '../shipped/media-type.ts'

/** The id of a file or folder, as the platform makes them for files: its path in base64. */
export function idOfPath(path: string): string {
  return Buffer.from(path).toString('base64')
}

/** The path that a flow means by an id, or by a path in the place of one. */
export function pathOfId(id: string): string {
  if (/^[/\\]/.test(id)) return id
  const decoded = isBase64(id) ? Buffer.from(id, 'base64').toString('utf8') : ''
  // Ids from the cloud are encoded once more at times: `JTJmSW52b2ljZXM=` is `%2fInvoices`.
  const path = /^%(2f|5c)/i.test(decoded) ? decodeOnce(decoded) : decoded
  return /^[/\\]/.test(path) && !path.includes('\ufffd') ? path : `/${id}`
}

/** A file or folder in the platform's shape. */
export function blobOf(entry: WdlValue): WdlObject {
  const { kind, path, size, ...times } = entry as unknown as FileEntry
  const name = nameOf(path)
  const id = idOfPath(path)
  return {
    Id: id,
    Name: name,
    DisplayName: name,
    Path: path,
    LastModified: times.modified ?? null,
    Size: size,
    MediaType: kind === 'file' ? mediaTypeOf(name) : null,
    IsFolder: kind === 'folder',
    ETag: textOf(entry, 'etag') ?? '',
    FileLocator: id,
  }
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
