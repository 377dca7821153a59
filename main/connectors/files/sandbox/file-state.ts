import { createHash } from 'node:crypto'
import type { FileEntry } from '../../drivers/files/file-entry.ts'
import { foldersAbove, readFilePath } from '../../drivers/files/file-path.ts'
import { type Json, timeText } from '../../sandboxes/sandbox.ts'
import { StateReader } from '../../sandboxes/state-reader.ts'

/** A file or folder of a sandbox. */
export interface SandboxFile {
  /** From the root, with slashes. */
  path: string
  kind: 'file' | 'folder'
  /** Content of a file: text, or base64 for bytes. */
  text?: string
  base64?: string
  modified: string
}

/** A folder tree in memory. */
export interface FileState {
  entries: SandboxFile[]
}

/** Files of a small office that sends orders and invoices about. */
export function seedFiles(nowMs: number): FileState {
  const hours = (count: number) => timeText(nowMs - count * 3_600_000)
  return readFiles(
    {
      entries: [
        { path: '/Archive', kind: 'folder', modified: hours(900) },
        {
          path: '/Inbox/order-1001.csv',
          text: 'order,customer,item,quantity\n1001,Northwind Traders,Chai,12\n1001,Northwind Traders,Tofu,3\n',
          modified: hours(5),
        },
        {
          path: '/Inbox/order-1002.csv',
          text: 'order,customer,item,quantity\n1002,Contoso,Aniseed Syrup,4\n',
          modified: hours(2),
        },
        {
          path: '/Invoices/Invoice 4711.txt',
          text: 'Northwind Traders\nTotal: 1,250.00 EUR\n',
          modified: hours(72),
        },
        {
          path: '/Reports/sales.csv',
          text: 'region,amount\nNorth,120\nSouth,95\nWest,143\n',
          modified: hours(50),
        },
        {
          path: '/Welcome.txt',
          text: 'These files live in Flowbench. Nothing in them is real.\n',
          modified: hours(900),
        },
      ],
    },
    nowMs,
  )
}

/** Completes what a person wrote: `{entries: [{path, text}]}` is enough. Folders above files are made. */
export function readFiles(given: Json, nowMs: number): FileState {
  const entries: SandboxFile[] = []
  const known = new Set<string>()
  const add = (entry: SandboxFile) => {
    known.add(entry.path)
    entries.push(entry)
  }
  for (const one of new StateReader(given).list('entries')) {
    const path = one.text('path')
    if (!path.startsWith('/') || path !== readFilePath(path) || path === '/') {
      one.fail('path', "A path begins with '/', does not end with it, and has no '..' in it.")
    }
    if (known.has(path))
      one.fail('path', `'${path}' is there twice, or lies above another that stands before it.`)
    const kind = one.choice('kind', ['file', 'folder'], 'file')
    const modified = one.optionalText('modified') ?? timeText(nowMs)
    if (Number.isNaN(Date.parse(modified))) one.fail('modified', `'${modified}' is no time.`)
    for (const folder of foldersAbove(path)) {
      const above = entries.find((entry) => entry.path === folder)
      if (above?.kind === 'file') one.fail('path', `'${folder}' is a file; nothing can lie in it.`)
      if (above === undefined) add({ path: folder, kind: 'folder', modified })
    }
    const text = one.optionalText('text')
    const base64 = one.optionalText('base64')
    const content = kind === 'folder' ? {} : base64 === undefined ? { text: text ?? '' } : { base64 }
    add({ path, kind, ...content, modified })
  }
  return { entries }
}

/** Content as a state shows it: as text where it is one. */
export function contentOf(bytes: Uint8Array): { text: string } | { base64: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') }
  }
}

export function bytesOf({ base64, text = '' }: SandboxFile): Uint8Array {
  return base64 === undefined ? new TextEncoder().encode(text) : new Uint8Array(Buffer.from(base64, 'base64'))
}

/** An entry as the file services tell of it. */
export function entryOf(file: SandboxFile): FileEntry {
  const { kind, modified, path } = file
  const bytes = bytesOf(file)
  const etag = createHash('sha256').update(modified).update(bytes).digest('hex').slice(0, 16)
  return { path, kind, size: kind === 'file' ? bytes.byteLength : 0, modified, etag }
}
