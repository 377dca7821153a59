import type { PublicConnector } from '../../shipped/public-connector.ts'
import { sqlSandbox } from '../../shipped/sql/sandbox/sql-sandbox.ts'
import { plainOrQuoted, type SqlConnector } from '../../shipped/sql/sql-api.ts'
import { sqlOperations } from '../../shipped/sql/sql-operations.ts'

const connector: SqlConnector = {
  driver: 'sqlite',
  usualSchema: '',
  nameOf: ({ name }) => plainOrQuoted(name),
}

// SQLite has no stored procedures.
const { ExecuteProcedure, GetProcedure, GetProcedures, ...operations } = sqlOperations(connector)

/** SQLite files, over the driver `sqlite`. */
export const sqlite: PublicConnector = {
  id: 'shared_sqlite',
  driver: 'sqlite',
  operations,
  sandbox: sqlSandbox({
    grammar: 'sqlite',
    usualSchema: '',
    types: { whole: 'INTEGER', text: 'TEXT', amount: 'REAL', flag: 'BOOLEAN', time: 'DATETIME' },
    hasProcedures: false,
  }),
}
