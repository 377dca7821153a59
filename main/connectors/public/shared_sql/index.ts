import type { PublicConnector } from '../../shipped/public-connector.ts'
import { placeOperations } from '../../shipped/sql/choice-operations.ts'
import { sqlSandbox } from '../../shipped/sql/sandbox/sql-sandbox.ts'
import type { SqlConnector } from '../../shipped/sql/sql-api.ts'
import { secondVersion, sqlOperations } from '../../shipped/sql/sql-operations.ts'

const connector: SqlConnector = {
  driver: 'sqlserver',
  usualSchema: 'dbo',
  nameOf: ({ name, schema = 'dbo' }) =>
    [schema, name].map((part) => `[${part.replaceAll(']', ']]')}]`).join('.'),
}

const operations = sqlOperations(connector)
const { GetMetadataForPatchItem, GetMetadataForPostItem, TestConnection, ...versioned } = operations

/** SQL Server and Azure SQL, over the driver `sqlserver`. */
export const sqlServer: PublicConnector = {
  id: 'shared_sql',
  driver: 'sqlserver',
  operations: {
    ...operations,
    ...secondVersion(versioned),
    GetTableForPost_V2: GetMetadataForPostItem,
    GetTableForPatch_V2: GetMetadataForPatchItem,
    ...placeOperations,
  },
  sandbox: sqlSandbox({
    grammar: 'sqlserver',
    usualSchema: 'dbo',
    types: {
      whole: 'int',
      text: 'nvarchar(40)',
      amount: 'decimal(10,2)',
      flag: 'bit',
      time: 'datetime2(0)',
      version: 'rowversion',
    },
    hasProcedures: true,
  }),
}
