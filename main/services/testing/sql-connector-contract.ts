import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import type { PublicConnector } from '../../connectors/shipped/public-connector.ts'
import { openPublicConnectorBench, type PublicConnectorBench } from './public-connector-bench.ts'

/** How a connector of a database is asked in the tests that all of them pass. */
export interface ConnectorUnderTest {
  readonly connector: PublicConnector
  /** Behind the names of operations: `_V2`. */
  readonly version: string
  /** Goes with every call. */
  readonly place: WdlObject
  /** A table of the sample data as flows write it. */
  nameOf(table: string): string
  /** Name of a procedure; none where the database has none. */
  readonly procedure?: string
}

/** The tests that every connector of a database passes over its sandbox. */
export function testSqlConnector({ connector, nameOf, place, procedure, version }: ConnectorUnderTest): void {
  let bench: PublicConnectorBench
  const name = (operation: string) => `${operation}${version}`
  const orders = { ...place, table: nameOf('Orders') }
  const ids = ({ value }: { value: { Id: number }[] }) => value.map(({ Id }) => Id)

  beforeEach(async () => {
    bench = await openPublicConnectorBench(connector)
  })
  afterEach(() => bench.close())

  test('tables fill the choices, columns the schemas', async () => {
    const { value } = await bench.body(name('GetTables'), place)
    expect(value).toEqual(
      ['Customers', 'Orders', 'Products'].map((table) => ({ Name: nameOf(table), DisplayName: table })),
    )
    const { schema, title } = await bench.body(name('GetTable'), orders)
    expect(title).toBe('Orders')
    expect(schema.items.properties.Id).toMatchObject({
      type: 'integer',
      'x-ms-keyType': 'primary',
      'x-ms-permission': 'read-only',
    })
    expect(schema.items.properties.OrderedAt).toMatchObject({ type: 'string', format: 'date-time' })
    const form = version === '' ? 'GetMetadataForPostItem' : 'GetTableForPost_V2'
    const added = (await bench.body(form, orders)).schema.items
    expect(added.required).toEqual(['CustomerId', 'ProductId', 'Quantity'])
    expect(Object.keys(added.properties)).not.toContain('Id')
    const change = version === '' ? 'GetMetadataForPatchItem' : 'GetTableForPatch_V2'
    expect((await bench.body(change, orders)).schema.items.required).toBeUndefined()
    expect(await bench.call(name('GetTable'), { ...place, table: 'Nothing' })).toMatchObject({
      status: 404,
      body: { message: "There is no table 'Nothing'." },
    })
  })

  test('rows are listed by condition, order and columns', async () => {
    const { value } = await bench.body(name('GetItems'), orders)
    expect(value[0]).toMatchObject({
      '@odata.etag': '',
      Id: 4707,
      CustomerId: 'CONTO',
      Total: 89.9,
      Status: 'paid',
    })
    expect(value[0].ItemInternalId).toMatch(/^[0-9a-f-]{36}$/)
    const open = await bench.body(name('GetItems'), {
      ...orders,
      $filter: "Status eq 'open'",
      $orderby: 'Total desc',
    })
    expect(ids(open)).toEqual([4708, 4709])
    expect(bench.wire.at(-1)).toMatchObject({
      method: 'POST',
      json: { filter: "Status eq 'open'", orderBy: 'Total desc', top: 2048, skip: 0 },
    })
    const [row] = (
      await bench.body(name('GetItems'), { ...orders, $select: 'id, Status', $top: 1, $skip: 1 })
    ).value
    expect(row).toEqual({ '@odata.etag': '', ItemInternalId: expect.any(String), Id: 4708, Status: 'open' })
    expect(await bench.call(name('GetItems'), { ...orders, $filter: 'Status eq' })).toMatchObject({
      status: 400,
    })
    expect(
      await bench.call(name('GetItems'), { ...orders, $apply: 'aggregate(Id with sum as S)' }),
    ).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('$apply') },
    })
  })

  test('many rows come in pages', async () => {
    const state = bench.state()
    const [sample] = state.tables.Orders.rows
    state.tables.Orders.rows = Array.from({ length: 5_000 }, (_, index) => ({ ...sample, Id: index + 1 }))
    bench.setState(state)
    const first = await bench.body(name('GetItems'), { ...orders, $orderby: 'Id' })
    expect(first.value).toHaveLength(2_048)
    expect(new URL(first['@odata.nextLink']).searchParams.get('$skip')).toBe('2048')
    expect(ids(await bench.body(name('GetItems'), { ...orders, $skip: 4_096 }))).toHaveLength(904)
    const some = await bench.body(name('GetItems'), { ...orders, $top: 3_000 })
    expect(new URL(some['@odata.nextLink']).searchParams.get('$top')).toBe('952')
    expect((await bench.body(name('GetItems'), { ...orders, $top: 10 }))['@odata.nextLink']).toBeUndefined()
  })

  test('a row is added, changed and deleted', async () => {
    const values = {
      'item/CustomerId': 'FABRI',
      'item/ProductId': 1,
      'item/Quantity': '2',
      'item/Total': 35.96,
    }
    const added = await bench.body(name('PostItem'), { ...orders, ...values })
    expect(added).toMatchObject({ Id: 4710, CustomerId: 'FABRI', Quantity: 2, Total: 35.96, Status: null })
    const key = { ...orders, id: 4710 }
    const changed = await bench.body(name('PatchItem'), { ...key, 'item/Status': 'paid' })
    expect(changed).toMatchObject({ Id: 4710, Status: 'paid', Quantity: 2 })
    expect(changed.ItemInternalId).not.toBe(added.ItemInternalId)
    expect(await bench.body(name('GetItem'), key)).toEqual(changed)
    expect((await bench.call(name('DeleteItem'), key)).status).toBe(200)
    expect(await bench.call(name('GetItem'), key)).toMatchObject({
      status: 404,
      body: { message: "'Orders' has no row '4710'." },
    })
    // A number that was given is not given again.
    expect(await bench.body(name('PostItem'), { ...orders, ...values })).toMatchObject({ Id: 4711 })
  })

  test.each<[string, WdlObject, number, RegExp]>([
    ['PostItem', { 'item/Nonsense': 1 }, 400, /no column 'Nonsense'/],
    ['PostItem', { 'item/CustomerId': 'CONTO' }, 400, /cannot be null/],
    ['PatchItem', { id: 4707, 'item/Quantity': 'many' }, 400, /takes a number/],
    ['PatchItem', { id: 1, 'item/Quantity': 1 }, 404, /no row '1'/],
    ['GetItem', { id: '1,2' }, 400, /takes a number|named by/],
    ['DeleteItem', { id: 1 }, 404, /no row/],
  ])('%s %j is refused', async (operation, values, status, message) => {
    expect(await bench.call(name(operation), { ...orders, ...values })).toMatchObject({
      status,
      body: { status, message: expect.stringMatching(message), source: expect.any(String) },
    })
  })

  test('two rows of one key are a conflict', async () => {
    const customers = { ...place, table: nameOf('Customers') }
    const values = { 'item/Id': 'CONTO', 'item/Company': 'Another' }
    expect(await bench.call(name('PostItem'), { ...customers, ...values })).toMatchObject({ status: 409 })
  })

  test('queries run on the tables, with parameters, and change them', async () => {
    const query = (text: string, more: WdlObject = {}) =>
      bench.body(name('ExecutePassThroughNativeQuery'), { ...place, 'query/query': text, ...more })
    const found = await query(
      'SELECT o.Id, c.Company FROM Orders o JOIN Customers c ON c.Id = o.CustomerId WHERE c.City = @City; SELECT COUNT(*) AS n FROM Orders',
      { 'query/formalParameters': { City: 'NVARCHAR(40)' }, 'query/actualParameters': { City: 'London' } },
    )
    expect(found).toEqual({
      OutputParameters: {},
      ResultSets: { Table1: [{ Id: 4708, Company: 'Northwind Traders' }], Table2: [{ n: 3 }] },
    })
    expect(await query("UPDATE Orders SET Status = 'paid' WHERE Id = 4708")).toEqual({
      OutputParameters: {},
      ResultSets: {},
    })
    expect((await bench.body(name('GetItem'), { ...orders, id: 4708 })).Status).toBe('paid')
    await query(
      'CREATE TABLE Notes (Id INTEGER PRIMARY KEY, Text varchar(100)); INSERT INTO Notes (Text) VALUES (NULL)',
    )
    expect(await bench.body(name('GetItems'), { ...place, table: nameOf('Notes') })).toMatchObject({
      value: [{ Id: 1, Text: null }],
    })
    const refused = await bench.call(name('ExecutePassThroughNativeQuery'), {
      ...place,
      'query/query': 'SELEKT 1',
    })
    expect(refused).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('The sandbox runs SQL with SQLite') },
    })
    const { schema } = await bench.body(name('GetPassThroughNativeQueryMetadata'), {
      ...place,
      'query/formalParameters': { City: 'NVARCHAR(40)' },
    })
    expect(Object.keys(schema.actualparameters.properties)).toEqual(['City'])
  })

  test('stored procedures are told and called', async () => {
    if (procedure === undefined) return
    expect((await bench.body(name('GetProcedures'), place)).value).toEqual([
      { Name: procedure, DisplayName: 'OrdersOfCustomer' },
    ])
    const { schema } = await bench.body(name('GetProcedure'), { ...place, procedure })
    expect(schema.inputparameters.properties).toMatchObject({ CustomerId: { type: 'string' } })
    const call = { ...place, procedure, 'parameters/CustomerId': 'NORTH' }
    expect(await bench.body(name('ExecuteProcedure'), call)).toEqual({
      ReturnCode: 0,
      OutputParameters: {},
      ResultSets: { Table1: [{ Id: 4708, Total: 1250, Status: 'open' }] },
    })
    expect(
      await bench.call(name('ExecuteProcedure'), { ...place, procedure, 'parameters/Other': 1 }),
    ).toMatchObject({
      status: 400,
    })
  })

  test('new rows start flows: none, one, several, none twice, none lost', async () => {
    const ask = await bench.poll(name('GetOnNewItems'), orders)
    const add = (customer: string) =>
      bench.call(name('PostItem'), {
        ...orders,
        'item/CustomerId': customer,
        'item/ProductId': 1,
        'item/Quantity': 1,
      })
    expect(await ask()).toBeUndefined()
    await add('CONTO')
    expect(ids((await ask())?.body as never)).toEqual([4710])
    expect(await ask()).toBeUndefined()
    await add('FABRI')
    await add('NORTH')
    await bench.call(name('DeleteItem'), { ...orders, id: 4710 })
    expect(ids((await ask())?.body as never)).toEqual([4711, 4712])
    expect(await ask()).toBeUndefined()
    expect(
      ids(
        (await bench.everything(name('GetOnNewItems'), { ...orders, $select: 'Id', $orderby: 'Id desc' }))
          .body as never,
      ),
    ).toEqual([4712, 4711, 4709, 4708, 4707])
    const few = await bench.everything(name('GetOnNewItems'), { ...orders, $filter: "CustomerId eq 'NORTH'" })
    expect(ids(few.body as never)).toEqual([4708, 4712])
  })

  test('changed rows start flows', async () => {
    const column = version === '' ? { changeColumn: 'ModifiedAt' } : {}
    const ask = await bench.poll(name('GetOnUpdatedItems'), { ...orders, ...column })
    const change = (id: number, status: string) =>
      bench.call(name('PatchItem'), { ...orders, id, 'item/Status': status })
    expect(await ask()).toBeUndefined()
    bench.nowMs += 60_000
    await change(4708, 'packed')
    expect(ids((await ask())?.body as never)).toEqual([4708])
    // In the same moment as the one before.
    await change(4707, 'sent')
    await change(4708, 'sent')
    expect(ids((await ask())?.body as never).sort()).toEqual([4707, 4708])
    expect(await ask()).toBeUndefined()
    bench.nowMs += 60_000
    await bench.call(name('DeleteItem'), { ...orders, id: 4707 })
    expect(await ask()).toBeUndefined()
  })

  test('tables without such columns are refused by triggers', async () => {
    const customers = { ...place, table: nameOf('Customers') }
    expect(await bench.call(name('GetOnNewItems'), customers)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("'Customers' has no column that counts itself up") },
    })
    expect(await bench.call(name('GetOnUpdatedItems'), customers)).toMatchObject({ status: 400 })
    expect(await bench.call(name('GetOnUpdatedItems'), { ...customers, changeColumn: 'When' })).toMatchObject(
      {
        status: 400,
      },
    )
  })

  test('a connection is tried', async () => {
    expect((await bench.call('TestConnection')).status).toBe(200)
  })
}
