import type { EventEmitter } from 'node:events'
import type { Request } from 'tedious'
import { expect, test } from 'vitest'
import { sqlServerDialect } from '../sql/dialects.ts'
import {
  insertRow,
  keyValues,
  rowValues,
  selectNewest,
  selectRow,
  selectRows,
} from '../sql/row-statements.ts'
import { readAddress, type ServerAddress } from '../sql/server-address.ts'
import type { SqlTable } from '../sql/sql-types.ts'
import { readTable } from './sqlserver-catalog.ts'
import { sqlServerFailure } from './sqlserver-refusals.ts'
import { insertSqlServerStatement } from './sqlserver-rows.ts'
import { type SqlServerConnection, SqlServerSession, sqlServerConfiguration } from './sqlserver-session.ts'

// There is no SQL Server to be had for tests: what is sent to one and read from one is looked at instead.

const row = {
  schema: 'dbo',
  table: 'Order Details',
  nullable: true,
  identity: false,
  computed: false,
  version: 0,
  hasDefault: 0,
  keyPlace: null,
}
const table = readTable([
  { ...row, name: 'Id', type: 'int', nullable: false, identity: true, keyPlace: 1 },
  { ...row, name: 'Customer', type: 'nvarchar(40)', nullable: false },
  { ...row, name: 'Price', type: 'money' },
  { ...row, name: 'Paid', type: 'bit' },
  { ...row, name: 'Placed', type: 'datetime' },
  { ...row, name: 'Ref', type: 'uniqueidentifier' },
  { ...row, name: 'RV', type: 'timestamp', version: 1 },
]) as SqlTable

const address = readAddress(
  { server: 'sql.example.com', database: 'shop', username: 'ada', password: 'secret' },
  1433,
)

test('columns are read from the catalog', () => {
  expect(table.columns.map(({ kind, name }) => [name, kind])).toEqual([
    ['Id', 'integer'],
    ['Customer', 'text'],
    ['Price', 'decimal'],
    ['Paid', 'boolean'],
    ['Placed', 'datetime'],
    ['Ref', 'guid'],
    ['RV', 'binary'],
  ])
  expect(table.columns[0]).toMatchObject({ isIdentity: true, keyPlace: 1, isNullable: false })
  expect(table.columns[1]).toMatchObject({ maxLength: 40 })
  expect(table.columns[6]).toMatchObject({ isGenerated: true, isRowVersion: true })
})

const where = (filter: string) =>
  selectRows(sqlServerDialect, table, { filter, top: 3, skip: 0 }).text.replace(
    /^.* WHERE (.*) ORDER BY .*$/,
    '$1',
  )

test.each([
  ["Customer eq 'O''Neil'", '[Customer] = @p1'],
  ['Price gt 12.5 and Paid', '([Price] > CAST(@p1 AS decimal(38, 12)) AND [Paid] = @p2)'],
  ["Customer ne 'x'", '([Customer] <> @p1 OR [Customer] IS NULL)'],
  ["contains(Customer,'[%]')", "[Customer] LIKE @p1 ESCAPE '\\'"],
  ['not (Price lt 1)', '(CASE WHEN [Price] < @p1 THEN 0 ELSE 1 END = 1)'],
  ['Placed ge 2026-01-31T09:00:00+01:00', '[Placed] >= CAST(@p1 AS datetime2)'],
  ['Ref eq 7f3c1a1e-0000-4000-8000-000000000001', '[Ref] = CAST(@p1 AS uniqueidentifier)'],
  ['year(Placed) eq 2026', 'DATEPART(year, [Placed]) = @p1'],
  ['length(trim(Customer)) in (1, 2)', 'LEN(LTRIM(RTRIM([Customer]))) IN (@p1, @p2)'],
  ["substring(Customer, 1) eq 'da'", 'SUBSTRING([Customer], @p1 + 1, 2147483647) = @p2'],
  [
    "endswith(Customer, concat('a', 'b'))",
    'RIGHT([Customer], DATALENGTH(CONCAT(@p1, @p2)) / 2) = CONCAT(@p3, @p4)',
  ],
])('%s becomes a condition', (filter, expected) => expect(where(filter)).toBe(expected))

test('rows are paged, newest ones found, keys compared', () => {
  const page = selectRows(sqlServerDialect, table, {
    select: ['customer'],
    orderBy: 'Price desc',
    top: 10,
    skip: 20,
  })
  expect(page).toEqual({
    text: 'SELECT [Customer] FROM [dbo].[Order Details] ORDER BY [Price] DESC, [Id] OFFSET 20 ROWS FETCH NEXT 10 ROWS ONLY',
    parameters: [],
  })
  const heap = { ...table, columns: table.columns.map(({ keyPlace: _, ...column }) => column) }
  expect(selectRows(sqlServerDialect, heap, { select: ['Id'], top: 1, skip: 0 }).text).toBe(
    'SELECT [Id] FROM [dbo].[Order Details] ORDER BY (SELECT NULL) OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY',
  )
  expect(selectRow(sqlServerDialect, table, keyValues(table, '7')).text).toMatch(/ WHERE \[Id\] = @p1$/)
  const version = table.columns[6] as SqlTable['columns'][number]
  expect(selectNewest(sqlServerDialect, table, version).text).toBe(
    'SELECT [RV] FROM [dbo].[Order Details] WHERE [RV] IS NOT NULL AND [RV] < MIN_ACTIVE_ROWVERSION() ORDER BY [RV] DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY',
  )
  const after = { column: 'RV', value: 'AAAAAAAAB9E=', isIncluded: false }
  expect(selectRows(sqlServerDialect, table, { select: ['Id'], after, top: 5, skip: 0 })).toEqual({
    text: 'SELECT [Id] FROM [dbo].[Order Details] WHERE [RV] > @p1 AND [RV] < MIN_ACTIVE_ROWVERSION() ORDER BY [RV], [Id] OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY',
    parameters: [{ kind: 'binary', value: new Uint8Array(Buffer.from('AAAAAAAAB9E=', 'base64')) }],
  })
})

test('a row is added in one text that tables with triggers take, and read again', () => {
  const values = rowValues(table, {
    Customer: 'x',
    Price: 1.5,
    Placed: '2026-01-31T09:00:00+01:00',
    RV: 'AA==',
  })
  expect(insertSqlServerStatement(table, values)).toEqual({
    text:
      'SET NOCOUNT ON; DECLARE @written TABLE ([Id] int); INSERT INTO [dbo].[Order Details] ([Customer], [Price], [Placed]) ' +
      'OUTPUT INSERTED.[Id] INTO @written VALUES (@p1, CAST(@p2 AS decimal(38, 12)), CAST(@p3 AS datetime2)); ' +
      'SELECT t.[Id], t.[Customer], t.[Price], t.[Paid], t.[Placed], t.[Ref], t.[RV] FROM [dbo].[Order Details] t JOIN @written w ON t.[Id] = w.[Id]',
    parameters: [
      { kind: 'text', value: 'x' },
      { kind: 'decimal', value: '1.5' },
      { kind: 'datetime', value: '2026-01-31 08:00:00' },
    ],
  })
  expect(insertRow(sqlServerDialect, table, new Map()).text).toBe(
    'INSERT INTO [dbo].[Order Details] DEFAULT VALUES',
  )
})

/** What the library says while an answer comes in. */
type Events = EventEmitter & { userCallback(error?: Error): void }

/** A connection that answers each request as the library tells it of an answer. */
function answering(answer: (request: Events) => void) {
  const asked: { way: string; text: string; parameters: unknown[] }[] = []
  const take = (way: string) => (request: Request) => {
    const { parameters, sqlTextOrProcedure } = request as unknown as {
      parameters: { name: string; type: { name: string }; value: unknown; output: boolean }[]
      sqlTextOrProcedure: string
    }
    asked.push({
      way,
      text: sqlTextOrProcedure,
      parameters: parameters.map(({ name, output, type, value }) => [
        name,
        type.name,
        value,
        ...(output ? ['out'] : []),
      ]),
    })
    answer(request as unknown as Events)
  }
  const connection = {
    execSql: take('execSql'),
    execSqlBatch: take('execSqlBatch'),
    callProcedure: take('callProcedure'),
    cancel: () => asked.push({ way: 'cancel', text: '', parameters: [] }),
    reset: (done: (error?: Error) => void) => done(),
    close: () => undefined,
  }
  return { asked, session: new SqlServerSession(connection as unknown as SqlServerConnection, address) }
}

const field = (colName: string, name: string) => ({ colName, type: { name } })

test('a statement is sent with typed parameters, and its rows are read', async () => {
  const { asked, session } = answering((request) => {
    const at = Object.assign(new Date('2026-01-31T08:00:00.250Z'), { nanosecondsDelta: 0.0000007 })
    request.emit('columnMetadata', [
      field('Id', 'IntN'),
      field('Id', 'BigInt'),
      field('', 'NVarChar'),
      field('At', 'DateTime2'),
      field('Day', 'Date'),
      field('Clock', 'Time'),
      field('Data', 'VarBinary'),
      field('Paid', 'BitN'),
      field('None', 'IntN'),
    ])
    const values = [1, '9007199254740993', 'x', at, at, at, Buffer.from('hi'), true, null]
    request.emit(
      'row',
      values.map((value) => ({ value })),
    )
    request.emit('columnMetadata', [field('n', 'IntN')])
    request.userCallback()
  })
  const sets = await session.query({
    text: 'SELECT ...',
    parameters: [
      { kind: 'integer', value: '9007199254740993' },
      { kind: 'decimal', value: '1.50' },
      { kind: 'text', value: "'; DROP TABLE x --" },
      { kind: 'boolean', value: true },
      { kind: 'binary', value: null },
    ],
  })
  expect(asked).toEqual([
    {
      way: 'execSql',
      text: 'SELECT ...',
      parameters: [
        ['p1', 'BigInt', 9007199254740993n],
        ['p2', 'NVarChar', '1.50'],
        ['p3', 'NVarChar', "'; DROP TABLE x --"],
        ['p4', 'Bit', true],
        ['p5', 'VarBinary', null],
      ],
    },
  ])
  expect(sets).toEqual([
    {
      rows: [
        {
          Id: 1,
          Id1: 9007199254740993n,
          Column3: 'x',
          At: '2026-01-31T08:00:00.2500007Z',
          Day: '2026-01-31',
          Clock: '08:00:00.2500007',
          Data: 'aGk=',
          Paid: true,
          None: null,
        },
      ],
    },
    { rows: [] },
  ])
})

test('a procedure is called with parameters by name; what it puts out and returns is told', async () => {
  const { asked, session } = answering((request) => {
    request.emit('returnValue', '@Total', 7, { type: { name: 'IntN' } })
    request.emit('doneProc', 0, false, 3, [])
    request.userCallback()
  })
  const parameter = { nativeType: 'int', kind: 'integer' } as const
  const procedure = {
    schema: 'dbo',
    name: 'Count It',
    isFunction: false,
    parameters: [
      { ...parameter, name: 'Least', mode: 'in' as const },
      { ...parameter, name: 'Most', mode: 'in' as const },
      { ...parameter, name: 'Total', mode: 'inout' as const },
    ],
  }
  const result = await session.call(procedure, new Map([['Least', { kind: 'integer', value: '5' }]]))
  expect(asked).toEqual([
    {
      way: 'callProcedure',
      text: '[dbo].[Count It]',
      parameters: [
        ['Least', 'BigInt', 5n],
        ['Total', 'BigInt', null, 'out'],
      ],
    },
  ])
  expect(result).toEqual({ resultSets: [], outputs: { Total: 7 }, returnCode: 3 })
})

test('cancelling tells the server', async () => {
  const { asked, session } = answering(() => undefined)
  await session.cancel()
  expect(asked).toEqual([{ way: 'cancel', text: '', parameters: [] }])
})

test.each([
  [
    { code: 'ELOGIN', message: "Login failed for user 'ada'." },
    { status: 401, message: "Login failed for user 'ada'." },
  ],
  [{ code: 'ELOGIN', message: 'Cannot open database "x" requested by the login' }, { status: 404 }],
  [{ code: 'EREQUEST', number: 208, message: "Invalid object name 'x'." }, { status: 404 }],
  [{ code: 'EREQUEST', number: 2627, message: 'Violation of PRIMARY KEY constraint' }, { status: 409 }],
  [{ code: 'EREQUEST', number: 1205, message: 'deadlock' }, { status: 503 }],
  [{ code: 'EREQUEST', number: 102, message: "Incorrect syntax near 'x'." }, { status: 400 }],
  [
    { code: 'ECANCEL', message: 'Canceled.' },
    { code: 'driver.timeout', retryable: true },
  ],
  [
    {
      code: 'ESOCKET',
      message: 'Failed to connect to sql.example.com:1433 - connect ECONNREFUSED 127.0.0.1:1433',
    },
    { code: 'driver.unreachable', message: 'sql.example.com:1433 refused the connection.' },
  ],
  [
    { code: 'ESOCKET', message: 'Failed to connect to sql.example.com:1433 - self-signed certificate' },
    {
      code: 'driver.unreachable',
      message: expect.stringContaining('No secure connection to sql.example.com:1433'),
    },
  ],
])('%j is told as what it is', (thrown, expected) => {
  expect(sqlServerFailure(address, Object.assign(new Error(thrown.message), thrown))).toMatchObject(expected)
})

test.each<[string, Partial<ServerAddress>]>([
  ['sql.example.com', { host: 'sql.example.com', port: 1433 }],
  ['tcp:sql.example.com,1444', { host: 'sql.example.com', port: 1444 }],
  ['box\\SQLEXPRESS', { host: 'box', instance: 'SQLEXPRESS' }],
  ['[::1]:99', { host: '::1', port: 99 }],
])('%s is a server', (server, expected) => {
  expect(readAddress({ server }, 1433)).toMatchObject(expected)
})

test('connections are encrypted and checked unless they say otherwise', () => {
  const options = (encryptConnection?: string) =>
    sqlServerConfiguration(
      readAddress({ server: 'x', ...(encryptConnection && { encryptConnection }) }, 1433),
    ).options
  expect(options()).toMatchObject({ encrypt: true, trustServerCertificate: false, requestTimeout: 0 })
  expect(options('trusted')).toMatchObject({ encrypt: true, trustServerCertificate: true })
  expect(options('none')).toMatchObject({ encrypt: false })
})
