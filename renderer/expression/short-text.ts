import { kindOf, toText, type WdlValue } from '../../shared/expressions/index.ts'
import { printJson } from '../../shared/json/index.ts'
import { isObject } from '../../shared/wdl/lookup.ts'

/** A value in a few words. */
export function shortText(value: WdlValue): string {
  const text =
    isObject(value) || Array.isArray(value) ? printJson(value) : value === null ? 'null' : toText(value)
  const line = text.replace(/\s+/g, ' ')
  if (line === '' && kindOf(value) === 'String') return "''"
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
