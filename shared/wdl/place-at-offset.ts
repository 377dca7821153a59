import { getLocation } from 'jsonc-parser'
import type { JsonPath, TextRange } from '../errors/index.ts'

/** Where in a JSON text something is about to be written. */
export interface JsonPlace {
  /** Of the value; of a name, that of the object that has it. */
  readonly path: JsonPath
  readonly isName: boolean
  /** What stands there and would be replaced; empty where nothing does. */
  readonly range: TextRange
  /** What stands there, its quotes included. */
  readonly written: string
}

/** The place of an offset, in texts that are not whole yet too. Linear in the offset. */
export function placeAtOffset(text: string, offset: number): JsonPlace {
  const { isAtPropertyKey, path, previousNode } = getLocation(text, offset)
  const isLiteral =
    previousNode !== undefined && previousNode.type !== 'object' && previousNode.type !== 'array'
  const isThere =
    isLiteral && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length
  const range = isThere
    ? { start: previousNode.offset, end: previousNode.offset + previousNode.length }
    : { start: offset, end: offset }
  return {
    path: isAtPropertyKey ? path.slice(0, -1) : path,
    isName: isAtPropertyKey,
    range,
    written: text.slice(range.start, range.end),
  }
}
