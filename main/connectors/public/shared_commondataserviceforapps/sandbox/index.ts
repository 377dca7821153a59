import { readFilter, sorted } from '../../../odata/odata-filter.ts'
import { defineSandbox, type Notification, type Scene } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import {
  type DataverseState,
  freshRow,
  idColumn,
  type Registration,
  type Row,
  readDataverse,
  seedDataverse,
  setNameOf,
  type Table,
  tableNameOf,
} from './dataverse-state.ts'
import { expanded, readAddress, rowJson, rowValueAt, selected, takeValues } from './row-json.ts'

/** Rows of a page. */
const pageSize = 5000

const api = '/api/data/v9.2'

/** Dataverse's Web API over tables in memory. */
export const dataverseSandbox = defineSandbox<DataverseState>({
  seed: seedDataverse,
  read: readDataverse,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<DataverseState>({
    [`GET ${api}/EntityDefinitions`]: (request, { state }) => ({
      json: { value: definitions(request, state) },
    }),
    [`GET ${api}/EntityDefinitions(LogicalName='{name}')`]: (request, { state }) => ({
      json: definitionOf(known(state, request.part('name'))),
    }),
    [`GET ${api}/EntityDefinitions(LogicalName='{name}')/Attributes`]: (request, { state }) => ({
      json: { value: attributesOf(known(state, request.part('name'))) },
    }),
    [`POST ${api}/callbackregistrations`]: register,
    [`DELETE ${api}/callbackregistrations({id})`]: (request, { state }) => {
      state.registrations = state.registrations.filter(({ id }) => id !== request.part('id'))
      return { status: 204 }
    },
    [`GET ${api}/WhoAmI`]: (_request, { state }) => ({
      json: { UserId: state.tables.find(({ name }) => name === 'systemuser')?.rows[0]?.systemuserid ?? null },
    }),
    [`POST ${api}/{set}({id})/{relationship}/$ref`]: relate,
    [`DELETE ${api}/{set}({id})/{relationship}/$ref`]: relate,
    [`POST ${api}/{set}({id})/Microsoft.Dynamics.CRM.{action}`]: perform,
    [`GET ${api}/{set}({id})/{column}/$value`]: (request, { state }) => {
      const { row } = rowOf(request, state)
      const value = row[request.part('column')]
      if (typeof value !== 'string') throw new ServiceRefusal(404, '0x80060891', 'The column holds no file.')
      return {
        content: new Uint8Array(Buffer.from(value, 'base64')),
        headers: { 'Content-Type': 'application/octet-stream' },
      }
    },
    [`PATCH ${api}/{set}({id})/{column}`]: (request, scene) => {
      const { row } = rowOf(request, scene.state)
      row[request.part('column')] = Buffer.from(request.bytes).toString('base64')
      touch(row, scene)
      return { status: 204 }
    },
    [`GET ${api}/{set}({id})`]: (request, { state }) => {
      const { row, table } = rowOf(request, state)
      return {
        json: {
          ...selected(table, rowJson(state, table, row), request.query('$select')),
          ...expanded(state, table, row, request.query('$expand')),
        },
      }
    },
    [`PATCH ${api}/{set}({id})`]: update,
    [`DELETE ${api}/{set}({id})`]: (request, { state }) => {
      const { row, table } = rowOf(request, state)
      table.rows = table.rows.filter((one) => one !== row)
      return { status: 204 }
    },
    [`GET ${api}/{set}`]: list,
    [`POST ${api}/{set}`]: createOrPerform,
  }),
  notify: (before, after) =>
    after.registrations.flatMap((registration) => changesFor(registration, before, after)),
})

function known(state: DataverseState, name: string): Table {
  const found = state.tables.find((one) => one.name === name)
  if (found !== undefined) return found
  if (!state.isStrict)
    return { name, set: setNameOf(name), title: name, nameColumn: 'name', columns: [], rows: [] }
  throw new ServiceRefusal(404, '0x80060888', `The entity with the name '${name}' was not found.`)
}

/** The table of a set; one that nobody has heard of is empty, unless the sandbox is strict. */
function tableOf(state: DataverseState, set: string): Table {
  const found = state.tables.find((one) => one.set.toLowerCase() === set.toLowerCase())
  if (found !== undefined) return found
  if (state.isStrict) {
    throw new ServiceRefusal(404, '0x8006088a', `Resource not found for the segment '${set}'.`)
  }
  return { name: tableNameOf(set), set, title: set, nameColumn: 'name', columns: [], rows: [] }
}

function rowOf(request: ServiceRequest, state: DataverseState): { readonly table: Table; readonly row: Row } {
  const table = tableOf(state, request.part('set'))
  const key = request.part('id')
  const pairs = key.includes('=')
    ? key
        .split(',')
        .map(
          (one) =>
            [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1).replace(/^'|'$/g, '')] as const,
        )
    : [[idColumn(table), key] as const]
  const row = table.rows.find((one) =>
    pairs.every(([name, value]) => String(one[name]).toLowerCase() === value.toLowerCase()),
  )
  if (row !== undefined) return { table, row }
  throw new ServiceRefusal(404, '0x80040217', `${table.name} With Id = ${key} Does Not Exist`)
}

function list(request: ServiceRequest, { state }: Scene<DataverseState>): ServiceAnswer {
  if (request.query('fetchXml') !== undefined) {
    throw new ServiceRefusal(400, '0x80041103', 'The sandbox does not read FetchXML; use the filter instead.')
  }
  const table = tableOf(state, request.part('set'))
  const filter = request.query('$filter')
  const condition = filter === undefined || filter === '' ? undefined : readFilter(filter)
  const found = table.rows.filter((row) => condition?.(rowValueAt(state, table, row)) ?? true)
  const rows = sorted(found, request.query('$orderby'), (row) => rowValueAt(state, table, row))
  const top = Number(request.query('$top') ?? Number.POSITIVE_INFINITY)
  const skipped = Number(request.query('$skiptoken') ?? 0)
  const page = rows.slice(skipped, skipped + Math.min(top, pageSize))
  const next = new URL(request.url)
  next.searchParams.set('$skiptoken', String(skipped + pageSize))
  const hasMore = !Number.isFinite(top) && rows.length > skipped + pageSize
  return {
    json: {
      '@odata.context': `${request.url.origin}${api}/$metadata#${table.set}`,
      value: page.map((row) => ({
        ...selected(table, rowJson(state, table, row), request.query('$select')),
        ...expanded(state, table, row, request.query('$expand')),
      })),
      ...(hasMore ? { '@odata.nextLink': next.href } : {}),
    },
  }
}

/** A set takes new rows; any other name is an action. */
function createOrPerform(request: ServiceRequest, scene: Scene<DataverseState>): ServiceAnswer {
  const { state } = scene
  const name = request.part('set')
  const isSet = state.tables.some(({ set }) => set.toLowerCase() === name.toLowerCase())
  if (!isSet && (Object.hasOwn(state.actions, name) || !/s$/.test(name) || /[A-Z]/.test(name.slice(1)))) {
    return perform(request, scene)
  }
  return create(request, scene)
}

function create(request: ServiceRequest, scene: Scene<DataverseState>): ServiceAnswer {
  const { now, state } = scene
  const table = tableOf(state, request.part('set'))
  const row = freshRow(table, {}, scene.guid(), now)
  takeValues(state, table, row, request.object)
  const missing = table.columns.find((column) => column.required === true && (row[column.name] ?? '') === '')
  if (missing !== undefined) {
    throw new ServiceRefusal(400, '0x80040203', `A required field '${missing.title}' has no value.`)
  }
  const id = row[idColumn(table)]
  if (table.rows.some((one) => one[idColumn(table)] === id)) {
    throw new ServiceRefusal(412, '0x80040237', 'A record with matching key values already exists.')
  }
  if (!state.tables.includes(table)) state.tables.push(table)
  table.rows.push(row)
  return {
    status: 201,
    json: rowJson(state, table, row),
    headers: { 'OData-EntityId': `${request.url.href}(${String(id)})` },
  }
}

function update(request: ServiceRequest, scene: Scene<DataverseState>): ServiceAnswer {
  const { state } = scene
  const table = tableOf(state, request.part('set'))
  const id = request.part('id')
  let row = table.rows.find((one) => one[idColumn(table)] === id)
  if (row === undefined && id.includes('=')) row = rowOf(request, state).row
  if (row === undefined) {
    if (request.header('If-Match') === '*') rowOf(request, state)
    row = freshRow(table, {}, id, scene.now)
    if (!state.tables.includes(table)) state.tables.push(table)
    table.rows.push(row)
  }
  takeValues(state, table, row, request.object)
  touch(row, scene)
  return { json: rowJson(state, table, row) }
}

function touch(row: Row, { now }: Scene<DataverseState>): void {
  row.modifiedon = now
  row.versionnumber = Number(row.versionnumber ?? 0) + 1
}

function relate(request: ServiceRequest, { state }: Scene<DataverseState>): ServiceAnswer {
  const { table } = rowOf(request, state)
  const given =
    request.method === 'POST' ? String(request.object['@odata.id'] ?? '') : (request.query('$id') ?? '')
  const { id, set } = readAddress(given)
  const link = {
    relationship: request.part('relationship'),
    from: `${table.set}(${request.part('id')})`,
    to: `${set}(${id})`,
  }
  const isSame = (one: typeof link) => JSON.stringify(one) === JSON.stringify(link)
  const others = state.links.filter((one) => !isSame(one))
  state.links = request.method === 'POST' ? [...others, link] : others
  return { status: 204 }
}

/** Actions answer what the state says. */
function perform(request: ServiceRequest, { state }: Scene<DataverseState>): ServiceAnswer {
  const name = request.part('action') === '' ? request.part('set') : request.part('action')
  if (state.isStrict && !Object.hasOwn(state.actions, name)) {
    throw new ServiceRefusal(404, '0x8006088a', `Resource not found for the segment '${name}'.`)
  }
  const answer = state.actions[name]
  return answer === undefined ? { status: 204 } : { json: answer }
}

function register(request: ServiceRequest, scene: Scene<DataverseState>): ServiceAnswer {
  const { entityname, filterexpression, filteringattributes, message, url } = request.object
  const id = scene.guid()
  scene.state.registrations.push({
    id,
    table: String(entityname ?? ''),
    message: Number(message ?? 0),
    url: String(url ?? ''),
    columns: String(filteringattributes ?? ''),
    filter: String(filterexpression ?? ''),
  })
  return { status: 204, headers: { 'OData-EntityId': `${request.url.href}(${id})` } }
}

const messages = { added: [1, 4, 5, 7], deleted: [2, 5, 6, 7], modified: [3, 4, 6, 7] }

/** What a registration is told of a change of the state. */
function changesFor(
  registration: Registration,
  before: DataverseState,
  after: DataverseState,
): readonly Notification[] {
  const isNamed = ({ name }: Table) => name.toLowerCase() === registration.table.toLowerCase()
  const [old, table] = [before.tables.find(isNamed), after.tables.find(isNamed)]
  const key = `${(table ?? old)?.name ?? ''}id`
  const rowsBefore = new Map((old?.rows ?? []).map((row) => [row[key], row]))
  const rowsAfter = new Map((table?.rows ?? []).map((row) => [row[key], row]))
  const told: Notification[] = []
  const tell = (state: DataverseState, of: Table, row: Row, SdkMessage: string) => {
    const isWanted = registration.filter === '' || readFilter(registration.filter)(rowValueAt(state, of, row))
    if (isWanted)
      told.push({
        url: registration.url,
        json: { ...rowJson(state, of, row), ItemInternalId: row[key], SdkMessage },
      })
  }
  for (const [id, row] of rowsAfter) {
    const earlier = rowsBefore.get(id)
    if (table === undefined) continue
    if (earlier === undefined) {
      if (messages.added.includes(registration.message)) tell(after, table, row, 'Create')
    } else if (
      JSON.stringify(earlier) !== JSON.stringify(row) &&
      messages.modified.includes(registration.message)
    ) {
      const columns = registration.columns
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '')
      const hasChanged = (name: string) => JSON.stringify(earlier[name]) !== JSON.stringify(row[name])
      if (columns.length === 0 || columns.some(hasChanged)) tell(after, table, row, 'Update')
    }
  }
  for (const [id, row] of rowsBefore) {
    if (rowsAfter.has(id) || old === undefined || !messages.deleted.includes(registration.message)) continue
    tell(before, old, row, 'Delete')
  }
  return told
}

function definitions(request: ServiceRequest, { tables }: DataverseState) {
  const filter = request.query('$filter')
  const condition = filter === undefined ? undefined : readFilter(filter)
  return tables
    .map(definitionOf)
    .filter((one) => condition?.(([name = '']) => one[name as keyof typeof one]) ?? true)
}

function label(text: string) {
  return { UserLocalizedLabel: { Label: text, LanguageCode: 1033 } }
}

function definitionOf({ name, set, title }: Table) {
  return {
    LogicalName: name,
    EntitySetName: set,
    DisplayName: label(title),
    DisplayCollectionName: label(title),
  }
}

function attributesOf(table: Table) {
  const own = [
    { name: idColumn(table), title: table.title, type: 'Uniqueidentifier', isInput: true },
    { name: 'createdon', title: 'Created On', type: 'DateTime', isInput: false },
    { name: 'modifiedon', title: 'Modified On', type: 'DateTime', isInput: false },
    { name: 'statecode', title: 'Status', type: 'State', isInput: true },
  ]
  const described = table.columns.map(({ name, required, title, type }) => ({
    name,
    title,
    type,
    isInput: true,
    required,
  }))
  return [...described, ...own.map((one) => ({ ...one, required: false }))].map(
    ({ isInput, name, required, title, type }) => ({
      LogicalName: name,
      SchemaName: name,
      DisplayName: label(title),
      AttributeType: type,
      IsValidForCreate: isInput,
      IsValidForUpdate: isInput,
      IsValidForRead: true,
      RequiredLevel: { Value: required === true ? 'ApplicationRequired' : 'None' },
    }),
  )
}
