import { expect, test } from 'vitest'
import type { WdlObject } from '../../../../../shared/expressions/value.ts'
import type { SqlAsker } from './sql-asker.ts'

/** What tells one database from another in the tests that all of them pass. */
export interface ContractDatabase {
  /** Makes `orders` (with a key that counts itself up), `lines` (two columns as key) and `notes` (no key). */
  readonly tables: readonly string[]
  /** A statement that runs for minutes. */
  readonly endless: string
  /** Are texts told apart by case? */
  readonly hasCase: boolean
}

const order = {
  customer: 'Contoso',
  amount: 12.5,
  big: 9007199254740993n,
  ratio: 0.1,
  paid: false,
  placed: '2026-01-31T09:00:00.25+01:00',
  due: '2026-02-28',
  photo: 'aGVsbG8=',
}
const orders: readonly WdlObject[] = [
  order,
  { customer: "O'Neil", amount: 100, paid: true, placed: '2026-02-01T00:00:00Z', due: '2026-03-01' },
  { customer: '100%_\\ wool', amount: -3.05, paid: true, placed: '2025-12-31T23:59:59Z' },
  { customer: 'Fabrikam', amount: null, paid: null },
]

/** The tests that the driver of every database passes. */
export function testSqlDriver(sqlOf: () => SqlAsker, database: ContractDatabase): void {
  const sql = { ask: ((...given) => sqlOf().ask(...given)) as SqlAsker['ask'] }
  const idsWhere = async (filter: string) =>
    (await sql.ask('POST /tables/orders/rows/query', { filter })).rows.map(({ id }: { id: number }) => id)

  test('tables and their columns are told', async () => {
    for (const text of database.tables) await sqlOf().run(text)
    const { tables } = await sql.ask('GET /tables')
    expect(tables.map(({ name }: { name: string }) => name)).toEqual(['lines', 'notes', 'orders'])
    const { columns, name } = await sql.ask('GET /tables/ORDERS')
    expect(name).toBe('orders')
    expect(columns.map((column: WdlObject) => [column.name, column.kind, column.keyPlace ?? 0])).toEqual([
      ['id', 'integer', 1],
      ['customer', 'text', 0],
      ['amount', 'decimal', 0],
      ['big', 'integer', 0],
      ['ratio', 'float', 0],
      ['paid', 'boolean', 0],
      ['placed', 'datetime', 0],
      ['due', 'date', 0],
      ['photo', 'binary', 0],
      ['doubled', 'decimal', 0],
    ])
    expect(columns[0]).toMatchObject({ isIdentity: true, isNullable: false })
    expect(columns[1]).toMatchObject({ isNullable: false, maxLength: 40 })
    expect(columns[9]).toMatchObject({ isGenerated: true })
    expect((await sql.ask('GET /tables/lines')).columns.map((one: WdlObject) => one.keyPlace ?? 0)).toEqual([
      2, 1, 0,
    ])
  })

  test('rows are added, and come back as the database has them', async () => {
    const { row } = await sql.ask('POST /tables/orders/rows', { values: order })
    expect(row).toEqual({
      id: 1,
      customer: 'Contoso',
      amount: 12.5,
      big: 9007199254740993n,
      ratio: 0.1,
      paid: false,
      placed: '2026-01-31T08:00:00.25Z',
      due: '2026-02-28',
      photo: 'aGVsbG8=',
      doubled: 25,
    })
    for (const values of orders.slice(1)) await sql.ask('POST /tables/orders/rows', { values })
    expect((await sql.ask('GET /tables/orders/rows/4')).row).toEqual({
      id: 4,
      customer: 'Fabrikam',
      amount: null,
      big: null,
      ratio: null,
      paid: null,
      placed: null,
      due: null,
      photo: null,
      doubled: null,
    })
    // What a flow got it may give back: the database's own columns are passed over.
    const back = await sql.ask('PATCH /tables/orders/rows/1', {
      values: { ...row, amount: '20', '@odata.etag': '' },
    })
    expect(back.row).toMatchObject({ id: 1, amount: 20, doubled: 40 })
    await sql.ask('PATCH /tables/orders/rows/1', { values: { amount: 12.5 } })
  })

  test.each([
    ["customer eq 'Contoso'", [1]],
    ["customer eq 'O''Neil'", [2]],
    ["customer eq 'x'' OR 1=1 --'", []],
    ["customer ne 'Contoso'", [2, 3, 4]],
    ["contains(customer, '%_')", [3]],
    ["startswith(customer, '100%')", [3]],
    ["endswith(customer, 'wool')", [3]],
    ["contains(customer, '\\')", [3]],
    ["substringof('oso', customer)", [1]],
    ["not startswith(customer, 'Con')", [2, 3, 4]],
    ["startswith(tolower(customer), 'con') eq true", [1]],
    ["endswith(customer, concat('oso', '')) or startswith(customer, concat('Fab', 'ri'))", [1, 4]],
    ["substring(customer, 1, 2) eq 'on'", [1]],
    ["indexof(customer, 'tos') eq 3", [1]],
    ['length(trim(customer)) eq 7', [1]],
    ['amount gt 12 and amount le 100', [1, 2]],
    ['amount eq 12.50', [1]],
    ['amount lt -3', [3]],
    ['not (amount gt 12)', [3, 4]],
    ['amount eq null', [4]],
    ['amount ne null and paid', [2, 3]],
    ['paid eq false', [1]],
    ['paid ne true', [1, 4]],
    ['big eq 9007199254740993', [1]],
    ['big eq 9007199254740992', []],
    ['amount mul 2 eq 25', [1]],
    ['amount add 1 sub 1 eq 100', [2]],
    ['id in (1, 3)', [1, 3]],
    ["customer in ('Contoso', 'Fabrikam') and id lt 3.5", [1]],
    ['placed ge 2026-01-31T08:00:00.25Z', [1, 2]],
    ["placed lt datetime'2026-01-31T09:00:00.2+01:00'", [3]],
    ['due eq 2026-02-28', [1]],
    ['year(placed) eq 2026 and month(placed) eq 1', [1]],
    ['hour(placed) eq 23', [3]],
    ['floor(amount) eq 12 or ceiling(amount) eq -3', [1, 3]],
    ['ratio eq 0.1', [1]],
  ])('%s finds %j', async (filter, expected) => {
    expect((await idsWhere(filter)).sort()).toEqual(expected)
  })

  test('case of texts is as the database has it', async () => {
    expect(await idsWhere("customer eq 'CONTOSO'")).toEqual(database.hasCase ? [] : [1])
  })

  test('rows come in the order and with the columns that are asked for, page by page', async () => {
    const page = (more: WdlObject) => sql.ask('POST /tables/orders/rows/query', { ...more })
    const first = await page({
      orderBy: 'paid desc, customer desc',
      select: ['ID', 'customer'],
      top: 2,
      filter: 'paid ne null',
    })
    expect(first).toEqual({
      rows: [
        { id: 2, customer: "O'Neil" },
        { id: 3, customer: '100%_\\ wool' },
      ],
      hasMore: true,
    })
    const rest = await page({
      orderBy: 'paid desc, customer desc',
      select: ['id'],
      top: 2,
      skip: 2,
      filter: 'paid ne null',
    })
    expect(rest).toEqual({ rows: [{ id: 1 }], hasMore: false })
    expect(
      (await page({ after: { column: 'id', value: '2', isIncluded: true }, top: 2 })).rows,
    ).toMatchObject([{ id: 2 }, { id: 3 }])
    expect(await sql.ask('GET /tables/orders/newest/id')).toEqual({ value: 4 })
    expect(await sql.ask('GET /tables/lines/newest/amount')).toEqual({ value: null })
  })

  test('a key of several columns is named with commas, in the order of the key', async () => {
    await sql.ask('POST /tables/lines/rows', { values: { place: 7, article: 'A,1', amount: 3 } })
    await sql.ask('POST /tables/lines/rows', { values: { place: 8, article: 'B', amount: 1 } })
    expect((await sql.ask('PATCH /tables/lines/rows/B,8', { values: { place: 9 } })).row).toEqual({
      place: 9,
      article: 'B',
      amount: 1,
    })
    await sql.ask('DELETE /tables/lines/rows/B,9')
    expect(await sqlOf().refusal('GET /tables/lines/rows/B,9')).toEqual([404, "'lines' has no row 'B,9'."])
    expect(await sqlOf().refusal('GET /tables/lines/rows/B')).toEqual([
      400,
      "A row of 'lines' is named by article,place; 'B' is given.",
    ])
  })

  test('a table without a key takes rows', async () => {
    expect((await sql.ask('POST /tables/notes/rows', { values: { text: 'hello' } })).row).toEqual({
      text: 'hello',
    })
    expect(await sqlOf().refusal('DELETE /tables/notes/rows/1')).toEqual([
      400,
      "'notes' has no primary key, so that no row can be named.",
    ])
  })

  test.each([
    ['GET /tables/nothing', undefined, 404, /no table 'nothing'/],
    ['GET /tables/a"b.', undefined, 400, /is no name/],
    ['GET /tables/orders/rows/99', undefined, 404, /no row '99'/],
    ['PATCH /tables/orders/rows/99', { values: { amount: 1 } }, 404, /no row '99'/],
    ['DELETE /tables/orders/rows/99', undefined, 404, /no row '99'/],
    [
      'POST /tables/orders/rows',
      { values: { nonsense: 1 } },
      400,
      /no column 'nonsense'. It has id, customer/,
    ],
    [
      'POST /tables/orders/rows',
      { values: { customer: 'x', amount: 'much' } },
      400,
      /'amount' takes a number/,
    ],
    ['POST /tables/orders/rows', { values: { customer: 'x', photo: 'not base64!' } }, 400, /bytes as base64/],
    ['POST /tables/orders/rows', { values: { customer: null } }, 400, /null/i],
    ['POST /tables/orders/rows', { values: { id: 1, customer: 'x' } }, 409, /duplicate|unique/i],
    ['POST /tables/orders/rows/query', { filter: 'customer eq' }, 400, /cannot be read/],
    ['POST /tables/orders/rows/query', { filter: 'nonsense eq 1' }, 400, /no column 'nonsense'/],
    ['POST /tables/orders/rows/query', { filter: 'exec(1)' }, 400, /function 'exec' is not known/],
    ['POST /tables/orders/rows/query', { orderBy: 'id; DROP TABLE orders' }, 400, /no column 'id;'/],
    ['POST /tables/orders/rows/query', { top: -1 }, 400, /'top'/],
    ['POST /query', { text: 'SELEKT 1' }, 400, /syntax/i],
    ['POST /query', { text: ' ' }, 400, /empty/],
    ['GET /nowhere', undefined, 404, /Nothing here answers/],
  ])('%s %j is refused', async (route, body, status, message) => {
    const refusal = await sqlOf().refusal(route, body as WdlObject)
    expect(refusal).toEqual([status, expect.stringMatching(message)])
  })

  test('queries have parameters and several sets of rows', async () => {
    const { resultSets } = await sql.ask('POST /query', {
      text: "SELECT id, amount FROM orders WHERE customer = @name -- @name; is a comment\n; SELECT '@name;' AS text, @n + 1 AS next",
      parameters: { name: { type: 'NVARCHAR(40)', value: "O'Neil" }, n: 41 },
    })
    expect(resultSets).toEqual([[{ id: 2, amount: 100 }], [{ text: '@name;', next: 42 }]])
    expect(
      (await sql.ask('POST /query', { text: 'UPDATE orders SET ratio = 0.5 WHERE id = 4' })).resultSets,
    ).toEqual([])
  })

  test('what a query leaves behind is undone before the next one', async () => {
    await sqlOf().run('BEGIN; DELETE FROM notes')
    expect((await sql.ask('POST /tables/notes/rows/query', {})).rows).toHaveLength(1)
  })

  test('a query that is cancelled ends at the server, and the driver goes on', async () => {
    const ending = new AbortController()
    const asked = sql.ask('POST /query', { text: database.endless }, ending.signal)
    asked.catch(() => undefined)
    // The first question of a second session is answered when the first one runs.
    await sql.ask('GET /ping')
    ending.abort()
    await expect(asked).rejects.toThrow()
    expect(await idsWhere('id eq 1')).toEqual([1])
  })

  test('many questions at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, index) => idsWhere(`id eq ${1 + (index % 4)}`)),
    )
    expect(all.map(([id]) => id)).toEqual(Array.from({ length: 40 }, (_, index) => 1 + (index % 4)))
  })
}
