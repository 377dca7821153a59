import { testSqlConnector } from '../../../services/testing/sql-connector-contract.ts'
import { sqlite } from './index.ts'

testSqlConnector({
  connector: sqlite,
  version: '',
  place: {},
  nameOf: (table) => table,
})
