import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { driverTable } from '../../drivers/index.ts'
import {
  findMariaDb,
  findPostgresql,
  startMariaDb,
  startPostgresql,
} from '../../drivers/sql/testing/database-server.ts'
import { mysql } from '../../public/shared_mysql/index.ts'
import { postgresql } from '../../public/shared_postgresql/index.ts'
import { sqlite } from '../../public/shared_sqlite/index.ts'
import type { PublicConnector } from '../public-connector.ts'

/** A connector over its driver and a real database. */
interface RealDatabase {
  readonly connector: PublicConnector
  readonly isThere: boolean
  start(): Promise<{ readonly connection: Readonly<Record<string, string>>; stop(): Promise<void> }>
  readonly table: string
  /** The change column that has to be named. */
  readonly change: Readonly<Record<string, string>>
}

async function startSqlite() {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-sqlite-'))
  const file = join(folder, 'shop.db')
  writeFileSync(file, '')
  return { connection: { file }, stop: async () => rmSync(folder, { recursive: true }) }
}

const databases: readonly RealDatabase[] = [
  {
    connector: sqlite,
    isThere: true,
    start: startSqlite,
    table: 'CREATE TABLE orders (id INTEGER PRIMARY KEY AUTOINCREMENT, status varchar(20), touched datetime)',
    change: { changeColumn: 'touched' },
  },
  {
    connector: postgresql,
    isThere: findPostgresql() !== undefined,
    start: () => startPostgresql(findPostgresql() ?? ''),
    table: 'CREATE TABLE orders (id serial PRIMARY KEY, status varchar(20), touched timestamptz)',
    change: { changeColumn: 'TOUCHED' },
  },
  {
    connector: mysql,
    isThere: findMariaDb() !== undefined,
    start: () => startMariaDb(findMariaDb() ?? ''),
    table: `CREATE TABLE orders (id int AUTO_INCREMENT PRIMARY KEY, status varchar(20),
      touched timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP)`,
    change: {},
  },
]

describe.each(databases.filter(({ isThere }) => isThere))(
  '$connector.id',
  ({ change, connector, start, table }) => {
    let bench: PublicConnectorBench
    let stop: () => Promise<void>
    const orders = { table: 'orders' }
    const ids = (answer: unknown) =>
      ((answer as { body?: { value: { id: number }[] } } | undefined)?.body?.value ?? []).map(({ id }) => id)
    const query = (text: string) => bench.body('ExecutePassThroughNativeQuery', { 'query/query': text })
    const add = async (status: string, touched: string) =>
      (await bench.body('PostItem', { ...orders, 'item/status': status, 'item/touched': touched })).id

    beforeAll(async () => {
      const server = await start()
      stop = server.stop
      const driver = driverTable[connector.driver ?? '']
      if (driver === undefined) throw new Error('There is no such driver.')
      bench = await openPublicConnectorBench(connector, { driver, connection: server.connection })
      await query(table)
    }, 120_000)

    afterAll(async () => {
      await bench.close()
      await stop()
    })

    test('a row comes back as it was written, by every operation', async () => {
      const id = await add('open', '2026-01-31T08:00:00Z')
      const row = await bench.body('GetItem', { ...orders, id })
      expect(row).toMatchObject({ '@odata.etag': '', id, status: 'open', touched: '2026-01-31T08:00:00Z' })
      expect(
        (await bench.body('GetItems', { ...orders, $filter: 'touched le 2026-01-31T09:00:00+01:00' })).value,
      ).toEqual([row])
      const { schema } = await bench.body('GetTable', orders)
      expect(schema.items.properties.id).toMatchObject({ type: 'integer', 'x-ms-permission': 'read-only' })
      const { value } = await bench.body('GetTables')
      expect(value).toEqual([{ Name: expect.stringMatching(/^(public\.)?orders$/), DisplayName: 'orders' }])
      await bench.call('DeleteItem', { ...orders, id })
      expect((await bench.call('GetItem', { ...orders, id })).status).toBe(404)
      expect((await bench.call('TestConnection')).status).toBe(200)
    })

    test('new rows start flows: none, one, several, none twice, none lost', async () => {
      const ask = await bench.poll('GetOnNewItems', orders)
      expect(await ask()).toBeUndefined()
      const one = await add('a', '2026-01-31T08:00:00Z')
      expect(ids(await ask())).toEqual([one])
      const two = await add('b', '2026-01-31T08:00:00Z')
      const three = await add('c', '2026-01-31T08:00:00Z')
      expect(ids(await ask())).toEqual([two, three])
      expect(await ask()).toBeUndefined()
    })

    test('changed rows start flows, also those of one moment', async () => {
      await query('DELETE FROM orders')
      const [one, two, three] = [
        await add('a', '2026-01-31T08:00:00Z'),
        await add('b', '2026-01-31T08:00:01Z'),
        await add('c', '2026-01-31T08:00:01Z'),
      ]
      const ask = await bench.poll('GetOnUpdatedItems', { ...orders, ...change })
      expect(await ask()).toBeUndefined()
      const touch = (id: number, at: string) =>
        bench.call('PatchItem', { ...orders, id, 'item/status': 'x', 'item/touched': at })
      // In the moment of rows that were there before.
      await touch(one, '2026-01-31T08:00:01Z')
      expect(ids(await ask())).toEqual([one])
      await touch(two, '2026-01-31T08:00:02Z')
      await touch(three, '2026-01-31T08:00:03Z')
      expect(ids(await ask())).toEqual([two, three])
      await touch(one, '2026-01-31T08:00:03Z')
      expect(ids(await ask())).toEqual([one])
      expect(await ask()).toBeUndefined()
    })
  },
)
