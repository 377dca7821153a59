import { describe, expect, test } from 'vitest'
import { openPublicConnectorBench } from '../../../services/testing/public-connector-bench.ts'
import { testSqlConnector } from '../../../services/testing/sql-connector-contract.ts'
import { sqlServer } from './index.ts'

describe('second version', () => {
  testSqlConnector({
    connector: sqlServer,
    version: '_V2',
    place: { server: 'sql.contoso.example', database: 'shop' },
    nameOf: (table) => `[dbo].[${table}]`,
    procedure: '[dbo].[OrdersOfCustomer]',
  })
})

test('the first version answers as well', async () => {
  const bench = await openPublicConnectorBench(sqlServer)
  try {
    const orders = { table: '[dbo].[Orders]' }
    expect((await bench.body('GetItems', { ...orders, $top: 1 })).value).toMatchObject([{ Id: 4707 }])
    expect(await bench.body('GetItem', { ...orders, id: 4708 })).toMatchObject({ Id: 4708 })
    const rows = await bench.body('ExecutePassThroughNativeQuery', { 'query/query': 'SELECT 1 AS one' })
    expect(rows.ResultSets).toEqual({ Table1: [{ one: 1 }] })
    expect(await bench.body('GetServers')).toEqual({
      value: [{ Name: 'default', DisplayName: 'Use connection settings' }],
    })
    expect((await bench.body('GetDatabases', { server: 'default' })).value).toHaveLength(1)
  } finally {
    await bench.close()
  }
})

test('server and database are those of the connection', async () => {
  const connection = { server: 'sql.contoso.example', database: 'shop', username: 'ada', password: 'x' }
  const asked: string[] = []
  const bench = await openPublicConnectorBench(sqlServer, {
    connection,
    driver: async () => ({
      handle: async (request) => {
        asked.push(request.url.pathname)
        return { json: { tables: [] } }
      },
      close: async () => undefined,
    }),
  })
  try {
    const tables = (server: string, database: string) => bench.call('GetTables_V2', { server, database })
    expect((await tables('default', 'default')).status).toBe(200)
    expect((await tables('SQL.contoso.example', 'Shop')).status).toBe(200)
    expect(await tables('other.example', 'shop')).toMatchObject({
      status: 400,
      body: {
        message: expect.stringContaining(
          "the server 'other.example', but its connection is for 'sql.contoso.example'",
        ),
      },
    })
    expect((await tables('default', 'elsewhere')).status).toBe(400)
    expect(asked).toEqual(['/tables', '/tables'])
    expect((await bench.body('GetServers')).value).toEqual([
      { Name: 'default', DisplayName: 'Use connection settings (sql.contoso.example)' },
    ])
  } finally {
    await bench.close()
  }
})
