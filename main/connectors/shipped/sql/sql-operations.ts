import type { OperationHandler } from '../public-connector.ts'
import { choiceOperations } from './choice-operations.ts'
import { rowOperations } from './row-operations.ts'
import type { SqlConnector } from './sql-api.ts'
import { statementOperations } from './statement-operations.ts'
import { triggerOperations } from './trigger-operations.ts'

/** All operations of a connector of a database, by the names that their first version has. */
export function sqlOperations(connector: SqlConnector) {
  return {
    ...rowOperations(connector),
    ...triggerOperations(connector),
    ...statementOperations(connector),
    ...choiceOperations(connector),
  }
}

/** The same operations under the names of their second version. */
export function secondVersion(
  operations: Readonly<Record<string, OperationHandler>>,
): Readonly<Record<string, OperationHandler>> {
  return Object.fromEntries(Object.entries(operations).map(([name, handler]) => [`${name}_V2`, handler]))
}
