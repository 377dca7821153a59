import { WdlDecimal, WdlFloat, type WdlObject, type WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import type { ValuePath } from './expression-path.ts'

/** A part of a value in whose name or text something was found. */
export interface FoundPart {
  readonly path: ValuePath
  /** The part in one line; long ones are cut. */
  readonly text: string
}

/** Longest text of a part that is shown, in UTF-16 units. */
const maxText = 160

/**
 * The parts of a value whose name, or whose own text, number or word holds `text`, outside in; case does not count.
 * At most `limit`.
 */
export function findInValue(value: WdlValue, text: string, limit: number): readonly FoundPart[] {
  const wanted = text.toLowerCase()
  const found: FoundPart[] = []
  const look = (part: WdlValue, path: ValuePath): void => {
    if (found.length >= limit) return
    const name = path.at(-1)
    const isNamed = typeof name === 'string' && name.toLowerCase().includes(wanted)
    if (isContainer(part)) {
      if (isNamed) found.push({ path, text: cut(printJson(part)) })
      for (const [key, member] of Array.isArray(part) ? part.entries() : Object.entries(part)) {
        look(member as WdlValue, [...path, key])
      }
      return
    }
    const own = typeof part === 'string' ? part : printJson(part)
    if (isNamed || own.toLowerCase().includes(wanted)) found.push({ path, text: cut(around(own, wanted)) })
  }
  look(value, [])
  return found
}

function isContainer(value: WdlValue): value is readonly WdlValue[] | WdlObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof WdlFloat) &&
    !(value instanceof WdlDecimal)
  )
}

/** A long text from shortly before the place where it was found. */
function around(text: string, wanted: string): string {
  const at = text.toLowerCase().indexOf(wanted)
  return at > maxText / 2 ? `…${text.slice(at - 40)}` : text
}

function cut(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}…` : text
}
