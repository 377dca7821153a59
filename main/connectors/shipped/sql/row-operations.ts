import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { objectOf, propertyOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../public-connector.ts'
import { Refusal } from '../refusal.ts'
import { bodyOf, itemOf, objectsIn, SqlApi, type SqlConnector } from './sql-api.ts'

/** Rows of one page, as Power Automate has them. */
const pageSize = 2_048

/** The operations on rows of a table, by the names that their first version has. */
export function rowOperations(connector: SqlConnector) {
  const apiOf = (call: ProxyCall) => new SqlApi(connector, call)
  const rowPath = (call: ProxyCall) => ['tables', call.need('table'), 'rows', call.need('id')]
  return {
    GetItems: (call) => getItems(apiOf(call), call),
    GetItem: async (call) => ({ body: itemOf(objectOf(await apiOf(call).get(rowPath(call)), 'row')) }),
    PostItem: async (call) => {
      const path = ['tables', call.need('table'), 'rows']
      const answer = await apiOf(call).post(path, { values: bodyOf(call, 'item') })
      return { body: itemOf(objectOf(answer, 'row')) }
    },
    PatchItem: async (call) => {
      const answer = await apiOf(call).patch(rowPath(call), { values: bodyOf(call, 'item') })
      return { body: itemOf(objectOf(answer, 'row')) }
    },
    DeleteItem: async (call) => {
      await apiOf(call).delete(rowPath(call))
      return {}
    },
  } satisfies Record<string, OperationHandler>
}

async function getItems(api: SqlApi, call: ProxyCall): Promise<ProxyAnswer> {
  if (call.text('$apply') !== undefined) {
    throw new Refusal(
      400,
      "Flowbench does not aggregate rows ('$apply'). Use 'Execute a SQL query' with GROUP BY instead.",
    )
  }
  const top = call.number('$top')
  const skip = call.number('$skip') ?? 0
  const taken = Math.min(top ?? pageSize, pageSize)
  const answer = await api.post(['tables', call.need('table'), 'rows', 'query'], {
    ...queryOf(call),
    top: taken,
    skip,
  })
  const value = objectsIn(answer, 'rows').map(itemOf)
  const isMore = propertyOf(answer, 'hasMore') === true && (top === undefined || top > taken)
  if (!isMore) return { body: { value } }
  const next = call.addressWith({
    $skip: String(skip + taken),
    ...(top === undefined ? {} : { $top: String(top - taken) }),
  })
  return { body: { value, '@odata.nextLink': next } }
}

/** Filter, order and columns as the call has them. */
export function queryOf(call: ProxyCall): WdlObject {
  const filter = call.text('$filter')
  const orderBy = call.text('$orderby')
  const select = call.text('$select')
  return {
    ...(filter === undefined ? {} : { filter }),
    ...(orderBy === undefined ? {} : { orderBy }),
    ...(select === undefined ? {} : { select: select.split(',').map((name) => name.trim()) }),
  }
}
