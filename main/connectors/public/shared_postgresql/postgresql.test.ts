import { testSqlConnector } from '../../../services/testing/sql-connector-contract.ts'
import { postgresql } from './index.ts'

testSqlConnector({
  connector: postgresql,
  version: '',
  place: {},
  nameOf: (table) => `public.${table}`,
  procedure: 'public.OrdersOfCustomer',
})
