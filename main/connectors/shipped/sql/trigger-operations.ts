import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { parseJson, printJson } from '../../../../shared/json/index.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { sorted } from '../../odata/odata-filter.ts'
import { type FoundEvents, pollingOperation } from '../polling-operation.ts'
import type { ProxyCall } from '../proxy-call.ts'
import type { OperationHandler } from '../public-connector.ts'
import { Refusal } from '../refusal.ts'
import { queryOf } from './row-operations.ts'
import { digestOf, itemOf, markText, objectsIn, SqlApi, type SqlConnector } from './sql-api.ts'

/** Rows that one question of a trigger takes at most; the others come with the next ones. */
const mostRows = 1_000

/** A column that says what is new. */
interface NewsColumn {
  readonly name: string
  /** No two rows have the same value: numbers that are counted up, row versions. */
  readonly isUnique: boolean
}

/** Where a trigger stands: a value of its column, and for values that rows share which of those were told. */
interface NewsMark {
  readonly at: string
  readonly told: readonly string[]
}

/**
 * The triggers, by the names that their first version has. New rows are those with a higher identity; changed ones those
 * with a newer row version, or a later time in a column that the database or the application keeps.
 */
export function triggerOperations(connector: SqlConnector) {
  const trigger = (columnOf: (table: WdlValue, call: ProxyCall) => NewsColumn) =>
    pollingOperation({
      now: async (call) => {
        const api = new SqlApi(connector, call)
        const table = call.need('table')
        const { isUnique, name } = columnOf(await api.get(['tables', table]), call)
        const at = markText(propertyOf(await api.get(['tables', table, 'newest', name]), 'value'))
        if (isUnique || at === '') return printMark({ at, told: [] })
        // Rows of this very moment are there already.
        return (await rowsSince(api, call, { isUnique, name }, { at, told: [] })).mark
      },
      since: async (call, mark) => {
        const api = new SqlApi(connector, call)
        const column = columnOf(await api.get(['tables', call.need('table')]), call)
        return rowsSince(api, call, column, readMark(mark))
      },
      answer: (events, call) => ({ body: { value: shaped(events, call) } }),
      most: (call) => call.number('$top') ?? mostRows,
    })
  return {
    GetOnNewItems: trigger(identityOf),
    GetOnUpdatedItems: trigger(changeOf),
  } satisfies Record<string, OperationHandler>
}

async function rowsSince(
  api: SqlApi,
  call: ProxyCall,
  { isUnique, name }: NewsColumn,
  { at, told }: NewsMark,
): Promise<FoundEvents> {
  const { filter } = queryOf(call)
  const conditions =
    at === '' ? { orderBy: name } : { after: { column: name, value: at, isIncluded: !isUnique } }
  const path = ['tables', call.need('table'), 'rows', 'query']
  const known = new Set(told)
  const events: WdlObject[] = []
  let last: NewsMark = { at, told }
  for (let skip = 0; events.length < mostRows; skip += mostRows) {
    const answer = await api.post(path, {
      ...conditions,
      ...(filter === undefined ? {} : { filter }),
      top: mostRows,
      skip,
    })
    for (const row of objectsIn(answer, 'rows')) {
      const value = propertyOf(row, name)
      if (value === null) continue
      const here = markText(value)
      const digest = digestOf(row)
      if (here === at && known.has(digest)) continue
      if (events.length === mostRows) return { events, mark: printMark(last) }
      events.push(row)
      const before = here === last.at ? last.told : []
      last = { at: here, told: isUnique ? [] : [...before, digest] }
    }
    if (propertyOf(answer, 'hasMore') !== true) break
  }
  return { events, mark: printMark(last) }
}

/** Events in the order and with the columns that the trigger asks for. */
function shaped(events: readonly WdlValue[], call: ProxyCall): readonly WdlObject[] {
  const rows = events as readonly WdlObject[]
  const inOrder = sorted(
    rows,
    call.text('$orderby'),
    (row) =>
      ([name = '']) =>
        propertyOf(row, name),
  )
  const select = call
    .text('$select')
    ?.split(',')
    .map((name) => name.trim().toLowerCase())
  if (select === undefined) return inOrder.map(itemOf)
  return inOrder.map((row) =>
    itemOf(Object.fromEntries(Object.entries(row).filter(([name]) => select.includes(name.toLowerCase())))),
  )
}

function identityOf(table: WdlValue): NewsColumn {
  const found = columnWith(table, 'isIdentity')
  if (found !== undefined) return { name: found, isUnique: true }
  throw new Refusal(
    400,
    `'${textOf(table, 'name')}' has no column that counts itself up (identity), so that new rows cannot be told.`,
  )
}

function changeOf(table: WdlValue, call: ProxyCall): NewsColumn {
  const given = call.text('changeColumn')
  if (given !== undefined) return { name: exactName(table, given), isUnique: false }
  const version = columnWith(table, 'isRowVersion')
  if (version !== undefined) return { name: version, isUnique: true }
  const touched = columnWith(table, 'isTouched')
  if (touched !== undefined) return { name: touched, isUnique: false }
  throw new Refusal(
    400,
    `'${textOf(table, 'name')}' has no column that says when a row was changed: a row version, or one that the trigger names as change column.`,
  )
}

function columnWith(table: WdlValue, flag: string): string | undefined {
  return textOf(
    objectsIn(table, 'columns').find((column) => propertyOf(column, flag) === true),
    'name',
  )
}

function exactName(table: WdlValue, given: string): string {
  const names = objectsIn(table, 'columns').map((column) => textOf(column, 'name') ?? '')
  const found = names.find((name) => name.toLowerCase() === given.toLowerCase())
  if (found !== undefined) return found
  throw new Refusal(400, `'${textOf(table, 'name')}' has no column '${given}'. It has ${names.join(', ')}.`)
}

function printMark({ at, told }: NewsMark): string {
  return printJson([at, ...told])
}

function readMark(mark: string | undefined): NewsMark {
  if (mark === undefined) return { at: '', told: [] }
  const [at = '', ...told] = parseJson(mark) as readonly string[]
  return { at, told }
}
