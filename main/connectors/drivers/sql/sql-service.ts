import type { WdlObject } from '../../../../shared/expressions/value.ts'
import type { RowValues } from './row-statements.ts'
import type { SqlDialect } from './sql-dialect.ts'
import type { ConnectionValues } from './sql-pool.ts'
import type { SqlSession } from './sql-session.ts'
import type { SqlGrammar } from './sql-text.ts'
import type { SqlTable } from './sql-types.ts'

/** What is particular to one kind of database. */
export interface SqlService {
  readonly dialect: SqlDialect
  readonly grammar: SqlGrammar
  /** Opens a session. Rejects with ServiceRefusal 401, 404; ConnectorError `driver.unreachable`. */
  readonly open: (connection: ConnectionValues, signal: AbortSignal) => Promise<SqlSession>
  /** Adds a row; gives it as the database has it then, `undefined` where it cannot be found again. */
  readonly insert: (session: SqlSession, table: SqlTable, values: RowValues) => Promise<WdlObject | undefined>
  /** Changes the row with a key; `undefined` where there is none. */
  readonly update: (
    session: SqlSession,
    table: SqlTable,
    key: RowValues,
    values: RowValues,
  ) => Promise<WdlObject | undefined>
}
