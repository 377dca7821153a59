import { guidOf, type Json, timeText } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

export const columnTypes = [
  'String',
  'Memo',
  'Integer',
  'Decimal',
  'Money',
  'Boolean',
  'DateTime',
  'Picklist',
  'Lookup',
] as const

export interface Column {
  name: string
  title: string
  type: (typeof columnTypes)[number]
  required?: boolean
  /** Lookups: logical name of the other table. */
  table?: string
  /** Choices: labels by value. */
  labels?: Record<string, string>
}

/** A row: values by column; lookups are ids. */
export type Row = Record<string, Json>

export interface Table {
  /** Logical name: `account`. */
  name: string
  /** Name of its set: `accounts`. */
  set: string
  title: string
  /** Column with the row's name. */
  nameColumn: string
  columns: Column[]
  rows: Row[]
}

/** Two rows that are related. */
export interface Link {
  relationship: string
  from: string
  to: string
}

/** What a flow is told of. */
export interface Registration {
  id: string
  table: string
  /** 1: added, 2: deleted, 3: modified, and their sums in Dataverse's own numbers. */
  message: number
  url: string
  columns: string
  filter: string
}

/** What an environment holds. */
export interface DataverseState {
  tables: Table[]
  links: Link[]
  /** Answers of actions by name; an action that is not here answers with nothing. */
  actions: Record<string, Json>
  registrations: Registration[]
  /** Tables that are not here are refused; otherwise they come to be when a flow writes to them. */
  isStrict: boolean
}

/** The column with a row's id. */
export function idColumn({ name }: Pick<Table, 'name'>): string {
  return `${name}id`
}

/** Accounts, contacts, tasks and users of a small company. */
export function seedDataverse(nowMs: number): DataverseState {
  const days = (count: number) => timeText(nowMs - count * 86_400_000)
  const id = (serial: number) => guidOf(0x500000 + serial)
  return readDataverse(
    {
      tables: [
        {
          name: 'systemuser',
          title: 'Users',
          nameColumn: 'fullname',
          columns: [
            { name: 'fullname', title: 'Full Name' },
            { name: 'internalemailaddress', title: 'Primary Email' },
            { name: 'domainname', title: 'User Name' },
          ],
          rows: [
            {
              systemuserid: id(1),
              fullname: 'Ada Lovelace',
              internalemailaddress: 'ada@contoso.com',
              domainname: 'ada@contoso.com',
            },
            {
              systemuserid: id(2),
              fullname: 'Grace Hopper',
              internalemailaddress: 'grace@contoso.com',
              domainname: 'grace@contoso.com',
            },
          ],
        },
        {
          name: 'account',
          title: 'Accounts',
          nameColumn: 'name',
          columns: [
            { name: 'name', title: 'Account Name', required: true },
            { name: 'accountnumber', title: 'Account Number' },
            { name: 'emailaddress1', title: 'Email' },
            { name: 'telephone1', title: 'Main Phone' },
            { name: 'revenue', title: 'Annual Revenue', type: 'Money' },
            { name: 'creditonhold', title: 'Credit Hold', type: 'Boolean' },
            {
              name: 'industrycode',
              title: 'Industry',
              type: 'Picklist',
              labels: { 1: 'Accounting', 7: 'Consulting', 16: 'Wholesale' },
            },
            { name: 'primarycontactid', title: 'Primary Contact', type: 'Lookup', table: 'contact' },
          ],
          rows: [
            {
              accountid: id(11),
              name: 'Northwind Traders',
              accountnumber: 'A-1001',
              emailaddress1: 'office@northwind.example',
              revenue: 2500000,
              creditonhold: false,
              industrycode: 16,
              primarycontactid: id(21),
              createdon: days(400),
              modifiedon: days(20),
            },
            {
              accountid: id(12),
              name: 'Fabrikam',
              accountnumber: 'A-1002',
              emailaddress1: 'hello@fabrikam.example',
              revenue: 780000,
              creditonhold: true,
              industrycode: 7,
              createdon: days(320),
              modifiedon: days(3),
            },
          ],
        },
        {
          name: 'contact',
          title: 'Contacts',
          nameColumn: 'fullname',
          columns: [
            { name: 'fullname', title: 'Full Name' },
            { name: 'firstname', title: 'First Name' },
            { name: 'lastname', title: 'Last Name', required: true },
            { name: 'emailaddress1', title: 'Email' },
            { name: 'parentcustomerid', title: 'Company Name', type: 'Lookup', table: 'account' },
          ],
          rows: [
            {
              contactid: id(21),
              fullname: 'Nancy Davolio',
              firstname: 'Nancy',
              lastname: 'Davolio',
              emailaddress1: 'nancy@northwind.example',
              parentcustomerid: id(11),
              createdon: days(390),
              modifiedon: days(390),
            },
          ],
        },
        {
          name: 'task',
          title: 'Tasks',
          nameColumn: 'subject',
          columns: [
            { name: 'subject', title: 'Subject', required: true },
            { name: 'description', title: 'Description', type: 'Memo' },
            { name: 'scheduledend', title: 'Due', type: 'DateTime' },
            { name: 'regardingobjectid', title: 'Regarding', type: 'Lookup', table: 'account' },
          ],
          rows: [],
        },
      ],
    },
    nowMs,
  )
}

/** Completes what a person wrote: `{tables: [{name, rows}]}` is enough. */
export function readDataverse(given: Json, nowMs: number): DataverseState {
  const reader = new StateReader(given)
  let serial = 0
  return {
    tables: reader.list('tables').map((table) => {
      const name = table.text('name')
      if (!/^\w+$/.test(name)) table.fail('name', 'A logical name has letters, digits and underscores only.')
      const read: Table = {
        name,
        set: table.optionalText('set') ?? setNameOf(name),
        title: table.optionalText('title') ?? name,
        nameColumn: table.optionalText('nameColumn') ?? 'name',
        columns: table.list('columns').map(readColumn),
        rows: table.list('rows').map((row) => {
          serial += 1
          return freshRow({ name }, row.object as Row, guidOf(0x600000 + serial), timeText(nowMs))
        }),
      }
      return read
    }),
    links: reader.list('links').map((link) => ({
      relationship: link.text('relationship'),
      from: link.text('from'),
      to: link.text('to'),
    })),
    actions: reader.at('actions').object as Record<string, Json>,
    registrations: reader.list('registrations').map((one, index) => ({
      id: one.optionalText('id') ?? guidOf(0x700000 + index),
      table: one.text('table'),
      message: one.number('message', 4),
      url: one.text('url'),
      columns: one.optionalText('columns') ?? '',
      filter: one.optionalText('filter') ?? '',
    })),
    isStrict: reader.flag('isStrict'),
  }
}

function readColumn(reader: StateReader): Column {
  const name = reader.text('name')
  const table = reader.optionalText('table')
  const labels = reader.entries('labels')
  return {
    name,
    title: reader.optionalText('title') ?? name,
    type: reader.choice('type', columnTypes, 'String'),
    ...(reader.flag('required') ? { required: true } : {}),
    ...(table === undefined ? {} : { table }),
    ...(labels.length === 0
      ? {}
      : {
          labels: Object.fromEntries(
            labels.map(([value]) => [value, String(reader.at('labels').object[value])]),
          ),
        }),
  }
}

/** A row with what every row has. */
export function freshRow(table: Pick<Table, 'name'>, values: Row, id: string, now: string): Row {
  const created = values.createdon ?? now
  return {
    [idColumn(table)]: id,
    createdon: created,
    modifiedon: created,
    statecode: 0,
    versionnumber: 1,
    ...values,
  }
}

/** Plural of a logical name, as the platform makes it. */
export function setNameOf(name: string): string {
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}

/** Logical name that a set's name stands for. */
export function tableNameOf(set: string): string {
  if (/ies$/.test(set)) return `${set.slice(0, -3)}y`
  return /(s|x|z|ch|sh)es$/.test(set) ? set.slice(0, -2) : set.replace(/s$/, '')
}
