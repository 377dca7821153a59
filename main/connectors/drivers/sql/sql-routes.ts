import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { printJson } from '../../../../shared/json/index.ts'
import { objectOf } from '../../../../shared/wdl/lookup.ts'
import type { ServiceAnswer } from '../../service/service-answer.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { ServiceRequest } from '../../service/service-request.ts'
import type { Routes } from '../../service/service-routes.ts'
import { deleteRow, keyValues, rowValues, selectNewest, selectRow, selectRows } from './row-statements.ts'
import { runProcedure, runQuery } from './run-statements.ts'
import type { SqlContext } from './sql-context.ts'
import { needColumn, readSqlName } from './sql-names.ts'
import { bodyOf, readQuery } from './sql-requests.ts'
import type { SqlSession } from './sql-session.ts'
import type { SqlTable } from './sql-types.ts'

/** Ms for which a table's columns are taken as known. */
const knownMs = 30_000

/** The API that all drivers of databases have. JSON is exact in it: 64-bit integers and decimals keep their digits. */
export const sqlRoutes: Routes<SqlContext, Promise<ServiceAnswer>> = {
  'GET /ping': async (_request, { session }) => {
    await session.query({ text: 'SELECT 1', parameters: [] })
    return json({})
  },
  'GET /tables': async (_request, { session }) => json({ tables: (await session.tables()).map(nameJson) }),
  'GET /tables/{table}': async (request, context) => json(tableJson(await needTable(request, context, true))),
  'POST /tables/{table}/rows/query': async (request, context) => {
    const table = await needTable(request, context)
    const query = readQuery(bodyOf(request))
    // One more than is wanted tells whether there are more.
    const statement = selectRows(context.service.dialect, table, { ...query, top: query.top + 1 })
    const rows = await rowsOf(context.session, statement)
    return json({ rows: rows.slice(0, query.top), hasMore: rows.length > query.top })
  },
  'POST /tables/{table}/rows': async (request, context) => {
    const table = await needTable(request, context)
    const given = objectOf(bodyOf(request), 'values') ?? {}
    const { session, service } = context
    const row = await service.insert(session, table, rowValues(table, given))
    return json({ row: row ?? given }, 201)
  },
  'GET /tables/{table}/rows/{id}': async (request, context) => {
    const table = await needTable(request, context)
    const statement = selectRow(context.service.dialect, table, keyValues(table, request.part('id')))
    const [row] = await rowsOf(context.session, statement)
    return json({ row: row ?? notThere(table, request) })
  },
  'PATCH /tables/{table}/rows/{id}': async (request, context) => {
    const table = await needTable(request, context)
    const { session, service } = context
    const key = keyValues(table, request.part('id'))
    const values = rowValues(table, objectOf(bodyOf(request), 'values') ?? {})
    const row =
      values.size === 0
        ? (await rowsOf(session, selectRow(service.dialect, table, key)))[0]
        : await service.update(session, table, key, values)
    return json({ row: row ?? notThere(table, request) })
  },
  'DELETE /tables/{table}/rows/{id}': async (request, context) => {
    const table = await needTable(request, context)
    const { session, service } = context
    const key = keyValues(table, request.part('id'))
    const [row] = await rowsOf(session, selectRow(service.dialect, table, key))
    if (row === undefined) return notThere(table, request)
    await session.query(deleteRow(service.dialect, table, key))
    return { status: 204 }
  },
  'GET /tables/{table}/newest/{column}': async (request, context) => {
    const table = await needTable(request, context)
    const column = needColumn(table, request.part('column'))
    const [row] = await rowsOf(context.session, selectNewest(context.service.dialect, table, column))
    return json({ value: row?.[column.name] ?? null })
  },
  'GET /procedures': async (_request, { session }) =>
    json({ procedures: (await session.procedures()).map(nameJson) }),
  'GET /procedures/{procedure}': async (request, context) => {
    const { isFunction, name, parameters, schema } = await needProcedure(request, context)
    return json({ schema, name, isFunction, parameters: parameters.map((one) => ({ ...one })) })
  },
  'POST /procedures/{procedure}': async (request, context) => {
    const procedure = await needProcedure(request, context)
    return json(await runProcedure(context, procedure, objectOf(bodyOf(request), 'parameters') ?? {}))
  },
  'POST /query': async (request, context) => json(await runQuery(context, bodyOf(request))),
}

async function needTable(
  request: ServiceRequest,
  { pool, session }: SqlContext,
  isFresh = false,
): Promise<SqlTable> {
  const given = request.part('table')
  const known = pool.tables.get(given)
  if (known !== undefined && !isFresh && performance.now() - known.atMs < knownMs) return known.table
  const table = await session.table(readSqlName(given))
  if (table === undefined) throw new ServiceRefusal(404, 'TableNotFound', `There is no table '${given}'.`)
  pool.tables.set(given, { table, atMs: performance.now() })
  return table
}

async function needProcedure(request: ServiceRequest, { session }: SqlContext) {
  const given = request.part('procedure')
  const found = await session.procedure(readSqlName(given))
  if (found !== undefined) return found
  throw new ServiceRefusal(404, 'ProcedureNotFound', `There is no stored procedure '${given}'.`)
}

async function rowsOf(
  session: SqlSession,
  statement: Parameters<SqlSession['query']>[0],
): Promise<readonly WdlObject[]> {
  return (await session.query(statement))[0]?.rows ?? []
}

function notThere({ name }: SqlTable, request: ServiceRequest): never {
  throw new ServiceRefusal(404, 'RowNotFound', `'${name}' has no row '${request.part('id')}'.`)
}

function nameJson({ name, schema }: { readonly name: string; readonly schema?: string }): WdlObject {
  return schema === undefined || schema === '' ? { name } : { schema, name }
}

function tableJson({ columns, name, schema }: SqlTable): WdlObject {
  return { schema, name, columns: columns.map((column) => ({ ...column }) as WdlObject) }
}

function json(body: WdlObject, status = 200): ServiceAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    content: printJson(body),
  }
}
