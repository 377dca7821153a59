import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { isObject } from '../../shared/wdl/lookup.ts'

/** A list of objects as a table: every property that an early row has, in the order in which they come. */
export interface TableRows {
  readonly columns: readonly string[]
  readonly rows: readonly WdlObject[]
  /** Where in the value the list lies. */
  readonly path: readonly string[]
}

/** Rows that are looked at for columns. */
const looked = 200
/** More would be too wide to read. */
const maxColumns = 60

/** Where lists are found in what services answer. */
const listPlaces: readonly (readonly string[])[] = [[], ['body'], ['value'], ['body', 'value']]

/** The list of objects that a value is or holds at the usual places; undefined where there is none. */
export function tableOf(value: WdlValue): TableRows | undefined {
  for (const path of listPlaces) {
    const list = path.reduce<WdlValue | undefined>((part, name) => memberOf(part, name), value)
    if (!Array.isArray(list) || list.length === 0 || !list.every(isObject)) continue
    const columns = new Set<string>()
    for (const row of list.slice(0, looked)) for (const name of Object.keys(row)) columns.add(name)
    if (columns.size > 0) return { columns: [...columns].slice(0, maxColumns), rows: list, path }
  }
  return undefined
}

function memberOf(value: WdlValue | undefined, name: string): WdlValue | undefined {
  return value !== undefined && isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}
