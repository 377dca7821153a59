import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { excel } from './index.ts'

let bench: PublicConnectorBench

beforeEach(async () => {
  bench = await openPublicConnectorBench(excel)
})

afterEach(() => bench.close())

const orders = { source: 'me', drive: 'b!SandboxLibrary', file: '/Orders.xlsx', table: 'Orders' }
const numbers = ({ value }: { value: { Number: string }[] }) => value.map(({ Number: number }) => number)

test('rows are listed by filter, order and page; cells are texts', async () => {
  const all = await bench.body('GetItems', orders)
  expect(all.value[0]).toMatchObject({
    Number: '4709',
    Customer: 'Contoso',
    Amount: '89.9',
    Ordered: '46020',
  })
  expect(bench.wire.at(-1)?.url).toBe(
    'https://graph.microsoft.com/v1.0/drives/b!SandboxLibrary/root:/Orders.xlsx:/workbook/tables/Orders/dataBodyRange?$select=values%2CnumberFormat',
  )
  expect(
    numbers(await bench.body('GetItems', { ...orders, $filter: "Status eq 'open'", $orderby: 'Amount' })),
  ).toEqual(['4711', '4710'])
  expect(numbers(await bench.body('GetItems', { ...orders, $skip: 1, $top: 1 }))).toEqual(['4710'])
  const [row] = (await bench.body('GetItems', { ...orders, $select: 'Number', dateTimeFormat: 'ISO 8601' }))
    .value
  expect(Object.keys(row)).toEqual(['@odata.etag', 'ItemInternalId', 'Number'])
  const iso = await bench.body('GetItem', {
    ...orders,
    idColumn: 'Number',
    id: '4709',
    dateTimeFormat: 'ISO 8601',
  })
  expect(iso.Ordered).toBe('2025-12-29T00:00:00.000Z')
  expect(await bench.call('GetItems', { ...orders, $filter: 'Status eq' })).toMatchObject({ status: 400 })
})

test('many rows come in pages', async () => {
  const state = bench.state()
  state.workbooks[0].tables[0].rows = Array.from({ length: 600 }, (_, index) => [
    index,
    'C',
    1,
    46_000,
    'open',
  ])
  bench.setState(state)
  const first = await bench.body('GetItems', orders)
  expect(first.value).toHaveLength(256)
  expect(first['@odata.nextLink']).toMatch(/%24skip=256|\$skip=256/)
  expect(numbers(await bench.body('GetItems', { ...orders, $skip: 512 }))).toHaveLength(88)
})

test('a row is added, changed and deleted', async () => {
  const added = await bench.body('AddRowV2', {
    ...orders,
    'item/Number': 4712,
    'item/Customer': 'Adventure Works',
  })
  expect(bench.wire.at(-1)).toMatchObject({
    method: 'POST',
    json: { index: null, values: [[4712, 'Adventure Works', '', '', '']] },
  })
  expect(added).toMatchObject({ Number: '4712', Customer: 'Adventure Works', Amount: '' })
  const key = { ...orders, idColumn: 'Number', id: '4712' }
  const changed = await bench.body('PatchItem', { ...key, 'item/Status': 'paid' })
  expect(bench.wire.find(({ method }) => method === 'PATCH')?.json).toEqual({
    values: [[null, null, null, null, 'paid']],
  })
  expect(changed).toMatchObject({ Number: '4712', Customer: 'Adventure Works', Status: 'paid' })
  await bench.call('DeleteItem', key)
  expect(await bench.call('GetItem', key)).toMatchObject({
    status: 404,
    body: { message: "No row was found with Id '4712'." },
  })
  expect(await bench.call('AddRowV2', { ...orders, 'item/Nonsense': 1 })).toMatchObject({ status: 400 })
})

test('workbooks, tables, sheets and columns fill the choices', async () => {
  expect((await bench.body('GetSources')).value).toMatchObject([{ id: 'me' }])
  const [drive] = (await bench.body('GetDrives', { source: 'me' })).value
  const [file] = await bench.body('ListRootFolder', { source: 'me', drive: drive.id })
  expect(file).toMatchObject({ DisplayName: 'Orders.xlsx', IsFolder: false })
  const where = { source: 'me', drive: 'OneDrive', file: file.Id }
  const [table] = (await bench.body('GetTables', where)).value
  expect(table).toMatchObject({ name: 'Orders' })
  expect((await bench.body('GetColumns', { ...where, table: table.id })).value).toHaveLength(5)
  const { schema } = await bench.body('GetTable', { ...where, table: table.id })
  expect(Object.keys(schema.properties)).toEqual(['Number', 'Customer', 'Amount', 'Ordered', 'Status'])
  expect((await bench.body('GetAllWorksheets', where)).value).toMatchObject([{ name: 'Sheet1' }])
  expect((await bench.call('GetTables', { ...where, drive: 'Nowhere' })).status).toBe(404)
})

test('sheets, tables and key columns are made', async () => {
  const where = { source: 'me', drive: 'b!SandboxLibrary', file: '/Orders.xlsx' }
  expect(await bench.body('CreateWorksheet', { ...where, 'worksheet/name': 'Stock' })).toMatchObject({
    name: 'Stock',
  })
  const made = await bench.body('CreateTable', {
    ...where,
    'table/Range': 'Stock!A1:B1',
    'table/TableName': 'Stock',
    'table/ColumnsNames': 'Item;Count',
  })
  expect(made).toMatchObject({ name: 'Stock' })
  expect(await bench.body('GetItems', { ...where, table: 'Stock' })).toEqual({ value: [] })
  await bench.body('AddRowV2', { ...where, table: 'Stock', 'item/Item': 'Paper', 'item/Count': 20 })
  await bench.call('CreateIdColumn', { ...where, table: 'Stock', idColumn: 'Key' })
  const [row] = (await bench.body('GetItems', { ...where, table: 'Stock' })).value
  expect(row).toMatchObject({ Item: 'Paper', Count: '20', Key: expect.stringMatching(/^[0-9a-f-]{36}$/) })
})

test('a state needs no more than paths, columns and rows', async () => {
  bench.setState({
    workbooks: [{ path: '/A.xlsx', tables: [{ name: 'T', columns: ['X'], rows: [{ X: 1 }] }] }],
  })
  expect((await bench.body('GetItems', { ...orders, file: '/A.xlsx', table: 'T' })).value).toMatchObject([
    { X: '1' },
  ])
  expect(() => bench.setState({ workbooks: [{ path: 'A' }] })).toThrow(/workbooks\.0\.path/)
})
