import type { Driver } from '../driver.ts'
import { mysqlDialect } from '../sql/dialects.ts'
import { rereadUpdate } from '../sql/reread-rows.ts'
import { SqlDriver } from '../sql/sql-driver.ts'
import { insertMysqlRow } from './mysql-rows.ts'
import { openMysqlSession } from './mysql-session.ts'

/** The driver of MySQL and MariaDB. */
export function openMysql(): Driver {
  return new SqlDriver({
    dialect: mysqlDialect,
    grammar: 'mysql',
    open: openMysqlSession,
    insert: insertMysqlRow,
    update: rereadUpdate(mysqlDialect),
  })
}
