import { guidOf, type Json, timeText } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

/** Somebody in the directory. */
export interface Person {
  id: number
  name: string
  email: string
  jobTitle: string
}

export const columnTypes = [
  'Text',
  'Note',
  'Number',
  'Currency',
  'Boolean',
  'DateTime',
  'Choice',
  'MultiChoice',
  'User',
  'UserMulti',
  'Lookup',
  'LookupMulti',
  'URL',
] as const

/** A column that somebody made; those of SharePoint itself are always there. */
export interface Column {
  name: string
  title: string
  type: (typeof columnTypes)[number]
  choices?: string[]
  required?: boolean
  /** Lookups: title of the other list. */
  list?: string
}

export interface StoredFile {
  name: string
  text?: string
  base64?: string
}

/** A list item, or a file or folder of a library. */
export interface Item {
  id: number
  /** By internal name: texts, numbers, yes or no; people by mail address, lookups by the other item's id. */
  fields: Record<string, Json>
  created: string
  modified: string
  /** Mail addresses. */
  author: string
  editor: string
  /** Counts changes. */
  version: number
  attachments: StoredFile[]
  file?: StoredFile & {
    /** Folders above it in the library; empty at the top. */
    folder: string
    isFolder: boolean
    checkedOutBy?: string
  }
}

export interface List {
  id: string
  title: string
  kind: 'list' | 'library'
  /** Below the site: `Lists/Orders`, `Shared Documents`. */
  path: string
  columns: Column[]
  items: Item[]
  nextId: number
}

/** What lies in the recycle bin of a site. */
export interface Recycled {
  id: string
  title: string
  leafName: string
  folder: string
  isFolder: boolean
  isFile: boolean
  deleted: string
  deletedBy: string
}

export interface Site {
  url: string
  title: string
  lists: List[]
  recycled: Recycled[]
}

/** What a SharePoint holds. */
export interface SharePointState {
  people: Person[]
  sites: Site[]
}

const people = [
  { name: 'Ada Lovelace', email: 'ada@contoso.com', jobTitle: 'Head of Sales' },
  { name: 'Grace Hopper', email: 'grace@contoso.com', jobTitle: 'Account Manager' },
  { name: 'Alan Turing', email: 'alan@contoso.com', jobTitle: 'Controller' },
]

/** Two sites of a small company: orders and customers, documents, an intranet. */
export function seedSharePoint(nowMs: number): SharePointState {
  const days = (count: number) => timeText(nowMs - count * 86_400_000)
  const order = (title: string, more: Record<string, Json>, age: number) => ({
    fields: { Title: title, ...more },
    created: days(age),
    modified: days(age / 2),
  })
  return readSharePoint(
    {
      people,
      sites: [
        {
          url: 'https://contoso.sharepoint.com/sites/sales',
          title: 'Sales',
          lists: [
            {
              title: 'Customers',
              columns: [{ name: 'City', type: 'Text' }],
              items: [
                {
                  fields: { Title: 'Northwind Traders', City: 'Seattle' },
                  created: days(200),
                  modified: days(150),
                },
                { fields: { Title: 'Fabrikam', City: 'Munich' }, created: days(180), modified: days(20) },
              ],
            },
            {
              title: 'Orders',
              columns: [
                { name: 'Amount', type: 'Number' },
                { name: 'Status', type: 'Choice', choices: ['Open', 'Approved', 'Shipped'] },
                { name: 'Customer', type: 'Lookup', list: 'Customers' },
                { name: 'Responsible', type: 'User' },
                { name: 'DueDate', title: 'Due date', type: 'DateTime' },
                { name: 'Notes', type: 'Note' },
              ],
              items: [
                order(
                  'Order 1001',
                  {
                    Amount: 1250,
                    Status: 'Shipped',
                    Customer: 1,
                    Responsible: 'ada@contoso.com',
                    DueDate: days(-3),
                  },
                  30,
                ),
                {
                  ...order(
                    'Order 1002',
                    {
                      Amount: 89.9,
                      Status: 'Approved',
                      Customer: 2,
                      Responsible: 'grace@contoso.com',
                      DueDate: days(-10),
                    },
                    12,
                  ),
                  attachments: [{ name: 'Offer.txt', text: 'Offer for Fabrikam\n' }],
                },
                order(
                  'Order 1003',
                  {
                    Amount: 4200,
                    Status: 'Open',
                    Customer: 1,
                    Responsible: 'ada@contoso.com',
                    DueDate: days(-20),
                  },
                  2,
                ),
              ],
            },
            {
              title: 'Documents',
              kind: 'library',
              path: 'Shared Documents',
              columns: [{ name: 'Category', type: 'Choice', choices: ['Offer', 'Invoice', 'Other'] }],
              items: [
                { file: { name: 'Invoices', isFolder: true }, created: days(90), modified: days(90) },
                {
                  fields: { Title: 'Invoice 4711', Category: 'Invoice' },
                  file: {
                    name: 'Invoice 4711.txt',
                    folder: 'Invoices',
                    text: 'Northwind Traders\nTotal: 1,250.00 EUR\n',
                  },
                  created: days(25),
                  modified: days(25),
                },
                {
                  fields: { Title: 'Price list', Category: 'Other' },
                  file: { name: 'Prices.csv', text: 'article,price\nChair,49.90\nTable,199.00\n' },
                  created: days(60),
                  modified: days(7),
                },
              ],
            },
          ],
        },
        {
          url: 'https://contoso.sharepoint.com',
          title: 'Contoso',
          lists: [{ title: 'Announcements', items: [{ fields: { Title: 'Welcome' } }] }],
        },
      ],
    },
    nowMs,
  )
}

/**
 * Completes what a person wrote. Items may be given as their columns alone: `{ "Title": "A", "Status": "Open" }`.
 */
export function readSharePoint(given: Json, nowMs: number): SharePointState {
  const reader = new StateReader(given)
  const now = timeText(nowMs)
  const known = reader.has('people') ? reader.list('people') : new StateReader({ people }).list('people')
  const state: SharePointState = {
    people: known.map((one, index) => ({
      id: one.number('id', index + 1),
      name: one.optionalText('name') ?? one.text('email'),
      email: one.text('email'),
      jobTitle: one.optionalText('jobTitle') ?? '',
    })),
    sites: [],
  }
  let serial = 0
  for (const site of reader.list('sites')) {
    const url = site.text('url').replace(/\/+$/, '')
    if (!/^https:\/\/[^/]+/.test(url)) site.fail('url', 'A site has an https address.')
    state.sites.push({
      url,
      title: site.optionalText('title') ?? url.split('/').at(-1) ?? url,
      lists: site.list('lists').map((list) => {
        serial += 1
        return readList(list, guidOf(0x100000 + serial), state.people[0]?.email ?? '', now)
      }),
      recycled: site.list('recycled').map((one, index) => ({
        id: one.optionalText('id') ?? guidOf(0x200000 + index),
        title: one.text('title'),
        leafName: one.text('leafName'),
        folder: one.text('folder'),
        isFolder: one.flag('isFolder'),
        isFile: one.flag('isFile'),
        deleted: one.optionalText('deleted') ?? now,
        deletedBy: one.optionalText('deletedBy') ?? '',
      })),
    })
  }
  return state
}

function readList(reader: StateReader, freshId: string, somebody: string, now: string): List {
  const title = reader.text('title')
  const kind = reader.choice('kind', ['list', 'library'], 'list')
  let last = 0
  const items = reader.list('items').map((one) => {
    const item = readItem(one, last + 1, somebody, now)
    if (item.id <= last) one.fail('id', 'Numbers of items grow, and each is there once.')
    if (kind === 'library' && item.file === undefined) one.fail('file', 'An item of a library has a file.')
    last = item.id
    return item
  })
  return {
    id: reader.optionalText('id') ?? freshId,
    title,
    kind,
    path: reader.optionalText('path') ?? (kind === 'list' ? `Lists/${title}` : title),
    columns: reader.list('columns').map((one) => readColumn(one)),
    items,
    nextId: Math.max(reader.number('nextId', 1), last + 1),
  }
}

function readColumn(reader: StateReader): Column {
  const name = reader.text('name')
  const list = reader.optionalText('list')
  const choices = reader.object.choices
  return {
    name,
    title: reader.optionalText('title') ?? name,
    type: reader.choice('type', columnTypes, 'Text'),
    ...(Array.isArray(choices) ? { choices: choices.map(String) } : {}),
    ...(reader.flag('required') ? { required: true } : {}),
    ...(list === undefined ? {} : { list }),
  }
}

/** Names of an item's own parts; whatever else stands in one is a column. */
const itemParts = [
  'id',
  'fields',
  'created',
  'modified',
  'author',
  'editor',
  'version',
  'attachments',
  'file',
]

function readItem(reader: StateReader, freshId: number, somebody: string, now: string): Item {
  const columns = Object.entries(reader.object).filter(([name]) => !itemParts.includes(name))
  const created = reader.optionalText('created') ?? now
  const author = reader.optionalText('author') ?? somebody
  const fields = { ...Object.fromEntries(columns), ...reader.at('fields').object }
  return {
    id: reader.number('id', freshId),
    fields: fields as Record<string, Json>,
    created,
    modified: reader.optionalText('modified') ?? created,
    author,
    editor: reader.optionalText('editor') ?? author,
    version: reader.number('version', 1),
    attachments: reader.list('attachments').map((one) => ({ name: one.text('name'), ...contentIn(one) })),
    ...(reader.has('file') ? { file: readFile(reader.at('file')) } : {}),
  }
}

function readFile(reader: StateReader): NonNullable<Item['file']> {
  const isFolder = reader.flag('isFolder')
  const checkedOutBy = reader.optionalText('checkedOutBy')
  return {
    name: reader.text('name'),
    folder: (reader.optionalText('folder') ?? '').replace(/^\/+|\/+$/g, ''),
    isFolder,
    ...(isFolder ? {} : contentIn(reader)),
    ...(checkedOutBy === undefined ? {} : { checkedOutBy }),
  }
}

function contentIn(reader: StateReader): { text: string } | { base64: string } {
  const base64 = reader.optionalText('base64')
  return base64 === undefined ? { text: reader.optionalText('text') ?? '' } : { base64 }
}

/** Bytes of a file. */
export function bytesOf({ base64, text = '' }: StoredFile): Uint8Array {
  return base64 === undefined ? new TextEncoder().encode(text) : new Uint8Array(Buffer.from(base64, 'base64'))
}

/** Content as it is kept: text where it is one. */
export function contentOf(bytes: Uint8Array): { text: string } | { base64: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { base64: Buffer.from(bytes).toString('base64') }
  }
}
