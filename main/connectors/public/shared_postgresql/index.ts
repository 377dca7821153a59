import type { PublicConnector } from '../../shipped/public-connector.ts'
import { sqlSandbox } from '../../shipped/sql/sandbox/sql-sandbox.ts'
import { plainOrQuoted, type SqlConnector } from '../../shipped/sql/sql-api.ts'
import { sqlOperations } from '../../shipped/sql/sql-operations.ts'

const connector: SqlConnector = {
  driver: 'postgresql',
  usualSchema: 'public',
  nameOf: ({ name, schema = 'public' }) => [schema, name].map(plainOrQuoted).join('.'),
}

/** PostgreSQL, over the driver `postgresql`. */
export const postgresql: PublicConnector = {
  id: 'shared_postgresql',
  driver: 'postgresql',
  operations: sqlOperations(connector),
  sandbox: sqlSandbox({
    grammar: 'postgresql',
    usualSchema: 'public',
    types: {
      whole: 'integer',
      text: 'character varying(40)',
      amount: 'numeric(10,2)',
      flag: 'boolean',
      time: 'timestamp without time zone',
    },
    hasProcedures: true,
  }),
}
