import { testSqlConnector } from '../../../services/testing/sql-connector-contract.ts'
import { mysql } from './index.ts'

testSqlConnector({
  connector: mysql,
  version: '',
  place: {},
  nameOf: (table) => table,
  procedure: 'OrdersOfCustomer',
})
