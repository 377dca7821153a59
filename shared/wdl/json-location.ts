import type { JsonPath, TextRange } from '../errors/index.ts'
import { type JsonDocument, type JsonNode, pathOfNode } from './json-document.ts'
import { indexLines, type LineColumn } from './line-index.ts'

/** Which part of a property to point at: its value, its name, or both. */
export type PlacePart = 'value' | 'key' | 'property'

/** The property node of an object by exact name. */
export function propertyNode(object: JsonNode, name: string): JsonNode | undefined {
  if (object.type !== 'object') return undefined
  const index = object.piece.indexOfName(name)
  return index === undefined ? undefined : object.children?.[index]
}

/** The value node at a path, names matched exactly; `undefined` where there is none. */
export function nodeAt(document: JsonDocument, path: JsonPath): JsonNode | undefined {
  let node = document.root
  for (const step of path) {
    if (node === undefined) return undefined
    if (typeof step === 'string') node = propertyNode(node, step)?.children?.[1]
    else node = node.type === 'array' ? node.children?.[step] : undefined
  }
  return node
}

/**
 * Range of the value at a path in the document's text, or of its property name, or of the whole property.
 * Where the path does not exist the nearest existing ancestor's range is given, so that a problem about a
 * missing thing still has a place.
 */
export function locate(document: JsonDocument, path: JsonPath, part: PlacePart = 'value'): TextRange {
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(document, path.slice(0, length))
    if (node === undefined) continue
    // What is missing is pointed at by the name of the thing that should hold it: short, not a screenful.
    const wanted = length === path.length ? part : 'key'
    return rangeOf(node, wanted)
  }
  return { start: 0, end: Math.min(1, document.text.length) }
}

function rangeOf(node: JsonNode, part: PlacePart): TextRange {
  const property = node.parent?.type === 'property' ? node.parent : undefined
  if (part === 'property' && property !== undefined) return nodeRange(property)
  if (part === 'key') {
    const key = property?.children?.[0]
    if (key !== undefined) return nodeRange(key)
    if (node.type === 'object' || node.type === 'array') return { start: node.offset, end: node.offset + 1 }
  }
  return nodeRange(node)
}

/** Range of a node in the text. */
export function nodeRange(node: JsonNode): TextRange {
  return { start: node.offset, end: node.offset + node.length }
}

/**
 * Range in the document of a part of a string value: `range` counts in UTF-16 units of the value, the answer in
 * units of the text, escapes such as `\n` and `\u0041` taken into account.
 */
export function locateInString(document: JsonDocument, path: JsonPath, range: TextRange): TextRange {
  const node = nodeAt(document, path)
  if (node === undefined || node.type !== 'string') return locate(document, path)
  return rangeInString(document.text, node, range)
}

/** As `locateInString`, for the property name at a path. */
export function locateInKey(document: JsonDocument, path: JsonPath, range: TextRange): TextRange {
  const node = nodeAt(document, path)
  const key = node?.parent?.type === 'property' ? node.parent.children?.[0] : undefined
  return key === undefined ? locate(document, path, 'key') : rangeInString(document.text, key, range)
}

/** Range in the text of a part of a string node's value. */
export function rangeInString(text: string, node: JsonNode, range: TextRange): TextRange {
  const last = node.offset + node.length - 1
  let offset = node.offset + 1
  let unit = 0
  let start = offset
  for (; unit < range.end && offset < last; unit++) {
    if (unit === range.start) start = offset
    offset += escapeLength(text, offset)
  }
  if (unit <= range.start) start = offset
  return { start, end: Math.max(offset, start) }
}

function escapeLength(text: string, offset: number): number {
  if (text.charCodeAt(offset) !== 0x5c) return 1
  return text.charCodeAt(offset + 1) === 0x75 ? 6 : 2
}

/** The innermost node that covers an offset; at the border between two, the one that begins there. */
export function nodeAtOffset(document: JsonDocument, offset: number): JsonNode | undefined {
  let node = document.root
  if (node === undefined || offset < node.offset || offset > node.offset + node.length) return undefined
  while (node.children !== undefined && node.children.length > 0) {
    const child: JsonNode | undefined = childAt(node.children, offset)
    if (child === undefined) return node
    node = child
  }
  return node
}

function childAt(children: readonly JsonNode[], offset: number): JsonNode | undefined {
  let low = 0
  let high = children.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((children[middle]?.offset ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const child = children[low]
  if (child === undefined || offset < child.offset || offset > child.offset + child.length) return undefined
  return child
}

/** Path of the innermost value or property at an offset; `[]` at the root or outside of it. */
export function pathAt(document: JsonDocument, offset: number): JsonPath {
  const node = nodeAtOffset(document, offset)
  return node === undefined ? [] : pathOfNode(node)
}

/** Line and column (from 1) of an offset. With a document the line starts are read once. */
export function lineColumnAt(source: JsonDocument | string, offset: number): LineColumn {
  return (typeof source === 'string' ? indexLines(source) : source.lines).at(offset)
}

/** A path as a JSON pointer (RFC 6901); the root is the empty text. */
export function pointerOf(path: JsonPath): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
