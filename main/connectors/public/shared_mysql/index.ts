import type { PublicConnector } from '../../shipped/public-connector.ts'
import { sqlSandbox } from '../../shipped/sql/sandbox/sql-sandbox.ts'
import { plainOrQuoted, type SqlConnector } from '../../shipped/sql/sql-api.ts'
import { sqlOperations } from '../../shipped/sql/sql-operations.ts'

const connector: SqlConnector = {
  driver: 'mysql',
  usualSchema: '',
  nameOf: ({ name }) => plainOrQuoted(name),
}

/** MySQL and MariaDB, over the driver `mysql`. */
export const mysql: PublicConnector = {
  id: 'shared_mysql',
  driver: 'mysql',
  operations: sqlOperations(connector),
  sandbox: sqlSandbox({
    grammar: 'mysql',
    usualSchema: '',
    types: { whole: 'int', text: 'varchar(40)', amount: 'decimal(10,2)', flag: 'boolean', time: 'datetime' },
    hasProcedures: true,
  }),
}
