import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findMariaDb, startMariaDb, type TestServer } from '../sql/testing/database-server.ts'
import { SqlAsker } from '../sql/testing/sql-asker.ts'
import { testSqlDriver } from '../sql/testing/sql-contract.ts'
import { withAuthority } from '../sql/testing/with-authority.ts'
import { openMysql } from './index.ts'

const program = findMariaDb()
let server: TestServer
let sql: SqlAsker

describe.skipIf(program === undefined)('MariaDB (Debian package mariadb-server)', () => {
  beforeAll(async () => {
    server = await startMariaDb(program ?? '')
    sql = new SqlAsker(openMysql(), server.connection)
  }, 120_000)

  afterAll(async () => {
    await sql.driver.close()
    await server.stop()
  })

  testSqlDriver(() => sql, {
    tables: [
      `CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, customer varchar(40) NOT NULL, amount decimal(10,2), big bigint,
        ratio double, paid boolean, placed datetime(3), due date, photo blob, doubled decimal(10,2) AS (amount * 2) STORED)`,
      'CREATE TABLE `lines` (place int, article varchar(20), amount int, PRIMARY KEY (article, place))',
      'CREATE TABLE notes (text varchar(100))',
    ],
    endless: 'SELECT SLEEP(600)',
    hasCase: false,
  })

  test.each([
    ['SELECT CAST(7 AS UNSIGNED)', 7],
    ['SELECT 1234567890123456789', 1234567890123456789n],
    ['SELECT CAST(1.50 AS DECIMAL(10,2))', 1.5],
    ["SELECT TIMESTAMP('2026-01-31 08:00:00')", '2026-01-31T08:00:00Z'],
    ["SELECT TIME('08:30:00')", '08:30:00'],
    ["SELECT x'6869'", 'aGk='],
    ['SELECT NULL', null],
  ])('%s', async (text, expected) => {
    expect(await sql.run(`${text} AS v`)).toEqual([{ v: expected }])
  })

  test('columns of types of its own', async () => {
    await sql.run(`CREATE TABLE kinds (id binary(2) PRIMARY KEY, b1 bit(1), b8 bit(8), f float, u bigint unsigned, j json,
      e enum('a', 'b'), y year, t timestamp NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP)`)
    const { columns } = await sql.ask('GET /tables/kinds')
    expect(columns.map(({ kind }: { kind: string }) => kind)).toEqual([
      'binary',
      'boolean',
      'integer',
      'float',
      'integer',
      'text',
      'other',
      'integer',
      'datetime',
    ])
    expect(columns[8]).toMatchObject({ isTouched: true })
    const values = {
      id: 'aGk=',
      b1: true,
      b8: 200,
      f: 0.1,
      u: 9007199254740993n,
      j: '{"a": 1}',
      e: 'b',
      y: 2026,
      t: '2026-01-31T09:00:00+01:00',
    }
    expect((await sql.ask('POST /tables/kinds/rows', { values })).row).toEqual({
      ...values,
      t: '2026-01-31T08:00:00Z',
    })
  })

  test('procedures are called with parameters by name', async () => {
    await sql.run(`CREATE PROCEDURE dear(IN least decimal(10,2), OUT count int, INOUT total decimal(10,2)) BEGIN
      SELECT id, amount FROM orders WHERE amount >= least; SELECT 'second' AS name;
      SELECT COUNT(*), total + SUM(amount) INTO count, total FROM orders WHERE amount >= least; END`)
    expect((await sql.ask('GET /procedures')).procedures).toEqual([{ name: 'dear' }])
    expect((await sql.ask('GET /procedures/dear')).parameters).toEqual([
      { name: 'least', nativeType: 'decimal(10,2)', kind: 'decimal', mode: 'in' },
      { name: 'count', nativeType: 'int(11)', kind: 'integer', mode: 'out' },
      { name: 'total', nativeType: 'decimal(10,2)', kind: 'decimal', mode: 'inout' },
    ])
    expect(await sql.ask('POST /procedures/dear', { parameters: { LEAST: 12, total: 0.5 } })).toEqual({
      resultSets: [
        [
          { id: 1, amount: 12.5 },
          { id: 2, amount: 100 },
        ],
        [{ name: 'second' }],
      ],
      outputs: { count: 2, total: 113 },
    })
    expect(await sql.refusal('POST /procedures/nothing', {})).toEqual([
      404,
      "There is no stored procedure 'nothing'.",
    ])
  })

  test('a wrong password, database or server is told, without the password', async () => {
    const at = (more: object) => new SqlAsker(sql.driver, { ...server.connection, ...more })
    expect(await at({ password: 'not-this-one' }).refusal('GET /ping')).toEqual([
      401,
      "Access denied for user 'ada'@'localhost' (using password: YES).",
    ])
    expect(await at({ database: 'nowhere' }).refusal('GET /ping')).toEqual([
      404,
      "Unknown database 'nowhere'.",
    ])
    await expect(at({ server: 'localhost:1' }).ask('GET /ping')).rejects.toMatchObject({
      code: 'driver.unreachable',
      message: 'localhost:1 refused the connection.',
      retryable: true,
    })
  })

  test('encrypted connections are checked, unless the connection says otherwise', async () => {
    const at = (encryptConnection: string) =>
      new SqlAsker(sql.driver, { ...server.connection, encryptConnection })
    const cipher = async (asker: SqlAsker) => (await asker.run("SHOW STATUS LIKE 'Ssl_cipher'"))[0].Value
    await expect(at('verified').ask('GET /ping')).rejects.toMatchObject({
      code: 'driver.unreachable',
      message: expect.stringContaining('No secure connection'),
    })
    expect(await cipher(at('trusted'))).not.toBe('')
    await withAuthority(server.authority, async () => {
      expect(await cipher(at('verified'))).not.toBe('')
    })
    expect(await cipher(at('none'))).toBe('')
  })
})
