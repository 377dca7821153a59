import { type JsonPath, RequestError } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { jsonEquals } from '../json/index.ts'
import { type JsonDocument, type JsonNode, setOwn, valueOfNode } from './json-document.ts'
import { nodeAt, propertyNode } from './json-location.ts'
import { indentOfLine, lineIndent, printStyled, styleOf } from './json-style.ts'
import { isObject } from './lookup.ts'
import { diffTexts, type TextEdit } from './text-edit.ts'
import { VerbatimJson } from './verbatim-json.ts'

/** Where a new property goes: at the end unless said. */
export interface InsertPlace {
  /** Directly after the property of that name. */
  readonly after?: string
  /** Directly before the property of that name. */
  readonly before?: string
  /** Before all others. */
  readonly first?: boolean
}

/**
 * Sets the value at a path and touches only the characters that differ: in objects and arrays the parts that are
 * equal stay as they are written. Missing objects on the way are made. Throws RequestError `request.no-such-place`
 * when the path leads through something that is neither object nor array.
 */
export function setValue(document: JsonDocument, path: JsonPath, value: WdlValue): readonly TextEdit[] {
  const node = nodeAt(document, path)
  if (node !== undefined) return replaceNode(document, node, value)
  const parentPath = path.slice(0, -1)
  const step = path[path.length - 1]
  if (step === undefined) throw noSuchPlace(path)
  const parent = nodeAt(document, parentPath)
  if (parent === undefined) {
    const wrapped: Record<string, WdlValue> = {}
    setOwn(wrapped, String(step), value)
    return setValue(document, parentPath, typeof step === 'number' ? [value] : wrapped)
  }
  if (parent.type === 'object' && typeof step === 'string')
    return insertProperty(document, parentPath, step, value)
  if (parent.type === 'array' && step === parent.children?.length) {
    return [spliceChildren(document, parent, step, 0, [{ value }])]
  }
  throw noSuchPlace(path)
}

/** Takes away a property or an array element, with its comma. Nothing to do where there is none. */
export function removeProperty(document: JsonDocument, path: JsonPath): readonly TextEdit[] {
  const node = nodeAt(document, path)
  const child = node?.parent?.type === 'property' ? node.parent : node
  const container = child?.parent
  const index = child === undefined ? -1 : (container?.children?.indexOf(child) ?? -1)
  if (container === undefined || index < 0) return []
  return [spliceChildren(document, container, index, 1, [])]
}

/**
 * Adds a property to the object at a path. Throws RequestError `request.name-taken` when it has one of that exact
 * name, `request.no-such-place` when there is no object.
 */
export function insertProperty(
  document: JsonDocument,
  parentPath: JsonPath,
  name: string,
  value: WdlValue,
  place: InsertPlace = {},
): readonly TextEdit[] {
  const parent = nodeAt(document, parentPath)
  if (parent?.type !== 'object') throw noSuchPlace(parentPath)
  if (propertyNode(parent, name) !== undefined) {
    throw new RequestError('request.name-taken', `There is a property '${name}' already.`, {
      at: { path: [...parentPath, name] },
    })
  }
  return [spliceChildren(document, parent, indexOfPlace(parent, place), 0, [{ name, value }])]
}

/** A property to put in: a value to print in the document's layout, or text to keep as it is written. */
export interface NewProperty {
  readonly name: string
  readonly value: WdlValue | VerbatimJson
}

/** Adds several properties beside each other. Throws as `insertProperty` does. */
export function insertProperties(
  document: JsonDocument,
  parentPath: JsonPath,
  properties: readonly NewProperty[],
  place: InsertPlace = {},
): readonly TextEdit[] {
  const parent = nodeAt(document, parentPath)
  if (parent?.type !== 'object') throw noSuchPlace(parentPath)
  if (properties.length === 0) return []
  const taken = properties.find(({ name }) => propertyNode(parent, name) !== undefined)
  if (taken !== undefined) {
    throw new RequestError('request.name-taken', `There is a property '${taken.name}' already.`, {
      at: { path: [...parentPath, taken.name] },
    })
  }
  return [spliceChildren(document, parent, indexOfPlace(parent, place), 0, properties)]
}

/** Takes away several properties of one object, with their commas. Names that it does not have are passed over. */
export function removeProperties(
  document: JsonDocument,
  parentPath: JsonPath,
  names: readonly string[],
): readonly TextEdit[] {
  const parent = nodeAt(document, parentPath)
  if (parent?.type !== 'object') return []
  const children = parent.children ?? []
  const gone = new Set(names.map((name) => propertyNode(parent, name)))
  const edits: TextEdit[] = []
  for (let start = 0; start < children.length; start++) {
    let end = start
    while (end < children.length && gone.has(children[end])) end++
    if (end > start) edits.push(spliceChildren(document, parent, start, end - start, []))
    start = end
  }
  return edits
}

/** Renames a property in place; its value and position stay. Throws as `insertProperty` does. */
export function renameProperty(document: JsonDocument, path: JsonPath, name: string): readonly TextEdit[] {
  const property = nodeAt(document, path)?.parent
  const key = property?.type === 'property' ? property.children?.[0] : undefined
  const object = property?.parent
  if (key === undefined || object === undefined) throw noSuchPlace(path)
  if (key.value === name) return []
  if (propertyNode(object, name) !== undefined) {
    throw new RequestError('request.name-taken', `There is a property '${name}' already.`, {
      at: { path: [...path.slice(0, -1), name] },
    })
  }
  return [{ offset: key.offset, length: key.length, text: JSON.stringify(name) }]
}

function noSuchPlace(path: JsonPath): RequestError {
  return new RequestError('request.no-such-place', 'The document has no place for this change.', {
    at: { path },
  })
}

function indexOfPlace(object: JsonNode, place: InsertPlace): number {
  const children = object.children ?? []
  if (place.first === true) return 0
  const name = place.before ?? place.after
  const property = name === undefined ? undefined : propertyNode(object, name)
  const index = property === undefined ? -1 : children.indexOf(property)
  if (index < 0) return children.length
  return place.before === undefined ? index + 1 : index
}

function replaceNode(document: JsonDocument, node: JsonNode, value: WdlValue): readonly TextEdit[] {
  const old = valueOfNode(node)
  if (jsonEquals(old, value) && !hasLooseEnd(node)) return []
  if (node.type === 'object' && isObject(value)) return changeObject(document, node, value)
  if (node.type === 'array' && Array.isArray(value)) return changeArray(document, node, value)
  const multiline = styleOf(document).isMultiline
  const indent = multiline ? indentOfLine(document.text, node.offset) : undefined
  const before = document.text.slice(node.offset, node.offset + node.length)
  const after = printStyled(value, styleOf(document), indent)
  const isText = node.type === 'string' && typeof value === 'string'
  const edits = isText && isPlainLiteral(before) ? diffTexts(before, after) : [wholeEdit(before, after)]
  return edits.map((edit) => ({ ...edit, offset: edit.offset + node.offset }))
}

function wholeEdit(before: string, after: string): TextEdit {
  return { offset: 0, length: before.length, text: after }
}

/** Whether a string literal can be changed in part: with escapes a cut could fall into one. */
function isPlainLiteral(literal: string): boolean {
  return !literal.includes('\\') && literal.endsWith('"')
}

/** A property without a value (broken text) is never left as it is. */
function hasLooseEnd(node: JsonNode): boolean {
  return node.type === 'object' && (node.children ?? []).some((child) => child.children?.[1] === undefined)
}

function changeObject(document: JsonDocument, node: JsonNode, value: WdlObject): readonly TextEdit[] {
  const children = node.children ?? []
  const added = Object.keys(value)
    .filter((name) => propertyNode(node, name) === undefined)
    .map((name) => ({ name, value: value[name] ?? null }))
  const isKept = children.map((child) => {
    const name = child.children?.[0]?.value
    return typeof name === 'string' && child.children?.[1] !== undefined && Object.hasOwn(value, name)
  })
  const edits: TextEdit[] = []
  let index = 0
  while (index < children.length) {
    const child = children[index]
    const valueNode = child?.children?.[1]
    const name = child?.children?.[0]?.value
    if (isKept[index] && valueNode !== undefined && typeof name === 'string') {
      edits.push(...replaceNode(document, valueNode, value[name] ?? null))
      index++
      continue
    }
    let end = index
    while (end < children.length && !isKept[end]) end++
    const inserted = end === children.length ? added : []
    edits.push(spliceChildren(document, node, index, end - index, inserted))
    if (end === children.length) return edits
    index = end
  }
  if (added.length > 0) edits.push(spliceChildren(document, node, children.length, 0, added))
  return edits
}

function changeArray(
  document: JsonDocument,
  node: JsonNode,
  value: readonly WdlValue[],
): readonly TextEdit[] {
  const children = node.children ?? []
  const same = (childIndex: number, valueIndex: number): boolean => {
    const child = children[childIndex]
    const item = value[valueIndex]
    return child !== undefined && item !== undefined && jsonEquals(valueOfNode(child), item)
  }
  if (children.length === value.length) {
    return children.flatMap((child, index) => replaceNode(document, child, value[index] ?? null))
  }
  const shorter = Math.min(children.length, value.length)
  let start = 0
  while (start < shorter && same(start, start)) start++
  let end = 0
  while (end < shorter - start && same(children.length - 1 - end, value.length - 1 - end)) end++
  const inserted = value.slice(start, value.length - end).map((item) => ({ value: item }))
  return [spliceChildren(document, node, start, children.length - start - end, inserted)]
}

interface NewEntry {
  readonly name?: string
  readonly value: WdlValue | VerbatimJson
}

/**
 * The one edit that takes `count` children of an object or array away at `start` and puts others there. Commas and
 * white space follow the neighbours.
 */
function spliceChildren(
  document: JsonDocument,
  container: JsonNode,
  start: number,
  count: number,
  inserted: readonly NewEntry[],
): TextEdit {
  const children = container.children ?? []
  const layout = layoutOf(document, container)
  const entries = inserted.map((entry) => printEntry(document, entry, layout.indent)).join(layout.separator)
  const first = children[start]
  const last = children[start + count - 1]
  const next = children[start + count]
  const previous = children[start - 1]
  if (count > 0 && entries !== '' && first !== undefined && last !== undefined) {
    return { offset: first.offset, length: endOf(last) - first.offset, text: entries }
  }
  if (count > 0 && first !== undefined && last !== undefined) {
    if (next !== undefined) return { offset: first.offset, length: next.offset - first.offset, text: '' }
    if (previous !== undefined)
      return { offset: endOf(previous), length: endOf(last) - endOf(previous), text: '' }
    return { offset: container.offset + 1, length: innerLength(document.text, container), text: '' }
  }
  if (first !== undefined) return { offset: first.offset, length: 0, text: `${entries}${layout.separator}` }
  if (previous !== undefined)
    return { offset: endOf(previous), length: 0, text: `${layout.separator}${entries}` }
  return {
    offset: container.offset + 1,
    length: innerLength(document.text, container),
    text: layout.opening + entries + layout.closing,
  }
}

function endOf(node: JsonNode): number {
  return node.offset + node.length
}

function innerLength(text: string, container: JsonNode): number {
  const end = endOf(container)
  const isClosed = text[end - 1] === '}' || text[end - 1] === ']'
  return end - (isClosed ? 1 : 0) - (container.offset + 1)
}

interface ContainerLayout {
  /** Indentation of new children; `undefined` when they stay on one line. */
  readonly indent: string | undefined
  /** Comma and white space between children. */
  readonly separator: string
  readonly opening: string
  readonly closing: string
}

function layoutOf(document: JsonDocument, container: JsonNode): ContainerLayout {
  const { text } = document
  const style = styleOf(document)
  const children = container.children ?? []
  const first = children[0]
  if (first === undefined) {
    const outer = indentOfLine(text, container.offset)
    if (!style.isMultiline) return { indent: undefined, separator: `,${style.gap}`, opening: '', closing: '' }
    const indent = outer + style.indent
    return {
      indent,
      separator: `,${style.eol}${indent}`,
      opening: style.eol + indent,
      closing: style.eol + outer,
    }
  }
  const sample = children[1] ?? first
  const indent = lineIndent(text, sample.offset)
  if (indent === undefined) {
    return { indent: undefined, separator: `,${style.gap}`, opening: '', closing: '' }
  }
  return { indent, separator: `,${style.eol}${indent}`, opening: '', closing: '' }
}

function printEntry(document: JsonDocument, entry: NewEntry, indent: string | undefined): string {
  const style = styleOf(document)
  const value =
    entry.value instanceof VerbatimJson
      ? entry.value.print(style.eol, indent)
      : printStyled(entry.value, style, indent)
  return entry.name === undefined ? value : JSON.stringify(entry.name) + style.colon + value
}
