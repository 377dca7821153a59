import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SqlAsker } from '../sql/testing/sql-asker.ts'
import { testSqlDriver } from '../sql/testing/sql-contract.ts'
import { openSqlite } from './index.ts'

let folder: string
let sql: SqlAsker

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-sqlite-'))
  writeFileSync(join(folder, 'shop.db'), '')
  sql = new SqlAsker(openSqlite(), { file: join(folder, 'shop.db') })
})

afterAll(async () => {
  await sql.driver.close()
  rmSync(folder, { recursive: true })
})

describe('SQLite', () => {
  testSqlDriver(() => sql, {
    tables: [
      `CREATE TABLE orders (id INTEGER PRIMARY KEY, customer varchar(40) NOT NULL, amount decimal(10,2), big bigint,
        ratio double, paid boolean, placed datetime, due date, photo blob, doubled decimal AS (amount * 2) STORED)`,
      'CREATE TABLE lines (place integer, article varchar(20), amount integer, PRIMARY KEY (article, place))',
      'CREATE TABLE notes (text varchar(100))',
    ],
    endless: 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c',
    hasCase: true,
  })

  test.each([
    ['select 1', 1],
    ['select 5.0', 5],
    ['select 1234567890123456789', 1234567890123456789n],
    ["select 'a' || 'b'", 'ab'],
    ["select x'6869'", 'aGk='],
    ['select null', null],
  ])('%s', async (text, expected) => {
    expect(await sql.run(`${text} AS v`)).toEqual([{ v: expected }])
  })

  test('a file that is not there is not made', async () => {
    const at = (file: string) => new SqlAsker(sql.driver, { file })
    expect(await at(join(folder, 'other.db')).refusal('GET /ping')).toEqual([
      404,
      `There is no file '${join(folder, 'other.db')}'.`,
    ])
    expect(await at('shop.db').refusal('GET /ping')).toEqual([400, expect.stringContaining('full path')])
    writeFileSync(
      join(folder, 'text.db'),
      'This is not a database, only a text that is long enough to be looked at.'.repeat(40),
    )
    expect(await at(join(folder, 'text.db')).refusal('GET /tables')).toEqual([400, 'File is not a database.'])
  })

  test('there are no procedures', async () => {
    expect(await sql.ask('GET /procedures')).toEqual({ procedures: [] })
    expect(await sql.refusal('POST /procedures/any', {})).toEqual([400, 'SQLite has no stored procedures.'])
  })
})
