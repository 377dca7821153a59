import type { JsonNode } from './json-document.ts'

/**
 * Where an offset of a text lies in the value of the string node around it, in UTF-16 units of the value: the other way
 * round of `rangeInString`. An offset at or before the opening quote is 0.
 */
export function offsetInString(text: string, node: JsonNode, offset: number): number {
  const end = Math.min(offset, node.offset + node.length - 1)
  let unit = 0
  for (let at = node.offset + 1; at < end; unit += 1) {
    if (text.charCodeAt(at) !== 0x5c) at += 1
    else at += text.charCodeAt(at + 1) === 0x75 ? 6 : 2
  }
  return unit
}
