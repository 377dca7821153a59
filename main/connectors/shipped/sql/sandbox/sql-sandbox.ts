import type { WdlObject } from '../../../../../shared/expressions/value.ts'
import { printJson } from '../../../../../shared/json/index.ts'
import { objectOf, textOf } from '../../../../../shared/wdl/lookup.ts'
import { kindOfNativeType } from '../../../drivers/sql/native-types.ts'
import { readQueryParameters } from '../../../drivers/sql/query-parameters.ts'
import { keyValues, rowValues } from '../../../drivers/sql/row-statements.ts'
import { needColumn, readSqlName } from '../../../drivers/sql/sql-names.ts'
import { parameterOf } from '../../../drivers/sql/sql-parameters.ts'
import { bodyOf, readQuery } from '../../../drivers/sql/sql-requests.ts'
import { needText, parameterNamed, type SqlGrammar } from '../../../drivers/sql/sql-text.ts'
import type { SqlTable } from '../../../drivers/sql/sql-types.ts'
import { order, readFilter, sorted } from '../../../odata/odata-filter.ts'
import { defineSandbox, type Sandbox, type Scene } from '../../../sandboxes/sandbox.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import { routed } from '../../../service/service-routes.ts'
import { readSql, type SampleTypes, type SqlState, type StateRow, seedSql } from './sql-state.ts'
import { runOnState } from './state-queries.ts'
import { addRow, changeRow, type FoundTable, findTable, removeRow, rowWith } from './state-tables.ts'

/** What tells the sandbox of one database from that of another. */
export interface SqlSandboxOptions {
  readonly grammar: SqlGrammar
  readonly usualSchema: string
  readonly types: SampleTypes
  readonly hasProcedures: boolean
}

/** The API of the drivers of databases, over tables in memory. */
export function sqlSandbox(options: SqlSandboxOptions): Sandbox {
  const { hasProcedures, types, usualSchema } = options
  const tableOf = (request: ServiceRequest, { state }: Scene<SqlState>) =>
    findTable(state, request.part('table'), usualSchema)
  return defineSandbox<SqlState>({
    seed: (nowMs) => seedSql(nowMs, types, hasProcedures),
    read: readSql,
    refusal: (_status, code, message) => ({ error: { code, message } }),
    handle: routed<Scene<SqlState>, ServiceAnswer>({
      'GET /ping': () => ({ json: {} }),
      'GET /tables': (_request, { state }) => {
        const tables = Object.keys(state.tables).map((key) => nameJson(key, usualSchema))
        return { json: { tables } }
      },
      'GET /tables/{table}': (request, scene) => ({ json: tableOf(request, scene).table }),
      'POST /tables/{table}/rows/query': (request, scene) => ({
        json: rowsOf(tableOf(request, scene), bodyOf(request)),
      }),
      'POST /tables/{table}/rows': (request, scene) => {
        const found = tableOf(request, scene)
        return { status: 201, json: { row: addRow(found, valuesIn(found.table, request), scene) } }
      },
      'GET /tables/{table}/rows/{id}': (request, scene) => ({
        json: { row: needRow(tableOf(request, scene), request) },
      }),
      'PATCH /tables/{table}/rows/{id}': (request, scene) => {
        const found = tableOf(request, scene)
        const row = needRow(found, request)
        changeRow(found, row, valuesIn(found.table, request), scene)
        return { json: { row } }
      },
      'DELETE /tables/{table}/rows/{id}': (request, scene) => {
        const found = tableOf(request, scene)
        removeRow(found, needRow(found, request))
        return { status: 204 }
      },
      'GET /tables/{table}/newest/{column}': (request, scene) => {
        const { state, table } = tableOf(request, scene)
        const { name } = needColumn(table, request.part('column'))
        const values = state.rows.map((row) => row[name] ?? null).filter((value) => value !== null)
        return { json: { value: values.sort(order).at(-1) ?? null } }
      },
      'GET /procedures': (_request, { state }) => {
        const procedures = Object.keys(state.procedures).map((key) => nameJson(key, usualSchema))
        return { json: { procedures } }
      },
      'GET /procedures/{procedure}': (request, { state }) => {
        const { key, parameters } = needProcedure(state, request, usualSchema)
        const told = parameters.map(({ name, type }) => ({
          name,
          nativeType: type,
          kind: kindOfNativeType(type),
          mode: 'in',
        }))
        return { json: { ...nameJson(key, usualSchema), isFunction: false, parameters: told } }
      },
      'POST /procedures/{procedure}': (request, { state }) => {
        const { key, parameters, query } = needProcedure(state, request, usualSchema)
        const given = new Map(Object.entries(objectOf(bodyOf(request), 'parameters') ?? {}))
        for (const name of given.keys()) {
          if (parameters.some((one) => one.name.toLowerCase() === name.replace(/^@/, '').toLowerCase()))
            continue
          throw new ServiceRefusal(400, 'UnknownParameter', `'${key}' has no parameter '${name}'.`)
        }
        const values = parameters.map(({ name, type }) => {
          const value = parameterNamed(given, name) ?? null
          return [name, parameterOf({ kind: kindOfNativeType(type), name }, value)] as const
        })
        const sets = runOnState(state, query, new Map(values), options)
        return exact({ resultSets: sets.map(({ rows }) => rows), outputs: {}, returnCode: 0 })
      },
      'POST /query': (request, { state }) => {
        const body = bodyOf(request)
        const given = readQueryParameters(objectOf(body, 'parameters') ?? {})
        const sets = runOnState(state, needText(textOf(body, 'text') ?? ''), given, options)
        return exact({ resultSets: sets.map(({ rows }) => rows) })
      },
    }),
  })
}

function rowsOf({ state, table }: FoundTable, body: WdlObject) {
  const { after, filter, orderBy, select, skip, top } = readQuery(body)
  const isWanted = filter === undefined ? () => true : readFilter(filter)
  const valuesIn = (row: StateRow) => (path: readonly string[]) => row[needColumn(table, path.join('/')).name]
  let rows = state.rows.filter((row) => isWanted(valuesIn(row)))
  if (after !== undefined) {
    const { name } = needColumn(table, after.column)
    const isLater = (row: StateRow) => {
      const result = order(row[name] ?? null, after.value)
      return row[name] !== null && (after.isIncluded ? result >= 0 : result > 0)
    }
    rows = rows.filter(isLater).sort((left, right) => order(left[name], right[name]))
  }
  const all = sorted(rows, orderBy, valuesIn)
  const names = (select ?? [])
    .filter((name) => name !== '' && name !== '*')
    .map((name) => needColumn(table, name).name)
  const shaped = all
    .slice(skip, skip + top)
    .map((row) =>
      names.length === 0 ? row : Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
    )
  return { rows: shaped, hasMore: all.length > skip + top }
}

function valuesIn(table: SqlTable, request: ServiceRequest) {
  return rowValues(table, objectOf(bodyOf(request), 'values') ?? {})
}

function needRow(found: FoundTable, request: ServiceRequest): StateRow {
  const id = request.part('id')
  const row = rowWith(found, keyValues(found.table, id))
  if (row !== undefined) return row
  throw new ServiceRefusal(404, 'RowNotFound', `'${found.table.name}' has no row '${id}'.`)
}

function needProcedure({ procedures }: SqlState, request: ServiceRequest, usualSchema: string) {
  const given = request.part('procedure')
  const wanted = readSqlName(given)
  const schema = wanted.schema ?? usualSchema
  for (const [key, procedure] of Object.entries(procedures)) {
    const own = readSqlName(key)
    const isIt = own.name.toLowerCase() === wanted.name.toLowerCase()
    if (isIt && (own.schema ?? usualSchema).toLowerCase() === schema.toLowerCase())
      return { key, ...procedure }
  }
  throw new ServiceRefusal(404, 'ProcedureNotFound', `There is no stored procedure '${given}'.`)
}

function nameJson(key: string, usualSchema: string) {
  const { name, schema = usualSchema } = readSqlName(key)
  return schema === '' ? { name } : { schema, name }
}

/** JSON with all digits. */
function exact(body: WdlObject): ServiceAnswer {
  return { headers: { 'Content-Type': 'application/json; charset=utf-8' }, content: printJson(body) }
}
