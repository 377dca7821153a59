import type { Json } from '../../../sandboxes/sandbox.ts'
import { timeText } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

/** A file or folder. */
export interface DropboxEntry {
  /** From the root, as people wrote it. */
  path: string
  kind: 'file' | 'folder'
  id: string
  /** Content of a file: text, or base64 for bytes. */
  text?: string
  base64?: string
  /** When it was last changed. */
  modified: string
  /** Newest last. */
  revisions: string[]
  /** Number of the change that made it what it is. */
  change: number
}

/** What a Dropbox holds. */
export interface DropboxState {
  entries: DropboxEntry[]
  /** Paths that are gone, with the number of the change that took them. */
  deleted: { path: string; change: number }[]
  /** Number of the last change. */
  change: number
}

/** A small Dropbox of an office. */
export function seedDropbox(nowMs: number): DropboxState {
  const hours = (count: number) => timeText(nowMs - count * 3_600_000)
  return readDropbox(
    {
      entries: [
        { path: '/Invoices', kind: 'folder', modified: hours(400) },
        {
          path: '/Invoices/Invoice 4711.txt',
          text: 'Northwind Traders\nTotal: 1,250.00 EUR\n',
          modified: hours(72),
        },
        { path: '/Invoices/Invoice 4712.txt', text: 'Contoso\nTotal: 89.90 EUR\n', modified: hours(26) },
        { path: '/Reports', kind: 'folder', modified: hours(300) },
        {
          path: '/Reports/sales.csv',
          text: 'region,amount\nNorth,120\nSouth,95\nWest,143\n',
          modified: hours(50),
        },
        {
          path: '/Welcome.txt',
          text: 'This Dropbox lives in Flowbench. Nothing in it is real.\n',
          modified: hours(500),
        },
      ],
    },
    nowMs,
  )
}

/** Completes what a person wrote: `{entries: [{path, text}]}` is enough. Folders above files are made. */
export function readDropbox(given: Json, nowMs: number): DropboxState {
  const reader = new StateReader(given)
  const entries: DropboxEntry[] = []
  let change = 0
  const known = new Set<string>()
  const add = (entry: Omit<DropboxEntry, 'change' | 'revisions' | 'id'> & Partial<DropboxEntry>) => {
    change += 1
    known.add(entry.path.toLowerCase())
    entries.push({
      ...entry,
      id: entry.id ?? `id:${String(change).padStart(20, '0')}`,
      revisions: entry.revisions ?? [revisionOf(change)],
      change,
    })
  }
  for (const one of reader.list('entries')) {
    const path = one.text('path')
    if (!/^\/.+[^/]$/.test(path)) one.fail('path', "A path begins with '/' and does not end with it.")
    if (known.has(path.toLowerCase())) one.fail('path', `'${path}' is there twice.`)
    const kind = one.choice('kind', ['file', 'folder'], 'file')
    for (const parent of parentsOf(path)) {
      if (!known.has(parent.toLowerCase())) add({ path: parent, kind: 'folder', modified: timeText(nowMs) })
    }
    const id = one.optionalText('id')
    const text = one.optionalText('text')
    const base64 = one.optionalText('base64')
    add({
      path,
      kind,
      modified: one.optionalText('modified') ?? timeText(nowMs),
      ...(id === undefined ? {} : { id }),
      ...(kind === 'folder' ? {} : base64 === undefined ? { text: text ?? '' } : { base64 }),
    })
  }
  return { entries, deleted: [], change }
}

/** Folders above a path, outermost first. */
export function parentsOf(path: string): readonly string[] {
  const parts = path.split('/').slice(1, -1)
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)
}

/** A revision as Dropbox writes them. */
export function revisionOf(change: number): string {
  return (0xa1c10ce0dd78 + change).toString(16)
}
