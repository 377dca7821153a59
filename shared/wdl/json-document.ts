import { type JSONVisitor, visit } from 'jsonc-parser'
import type { ErrorCode, JsonPath, TextRange } from '../errors/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { readNumber } from '../json/number-text.ts'
import { indexLines, type LineIndex } from './line-index.ts'

/** One value of a JSON text with its place. A `property` has the key and, unless it is missing, the value. */
export interface JsonNode {
  readonly type: 'object' | 'array' | 'property' | 'string' | 'number' | 'boolean' | 'null'
  readonly offset: number
  readonly length: number
  /** Of strings, booleans and null the value; of numbers the exact one (64-bit, `5.0`). */
  readonly value?: WdlValue
  readonly parent?: JsonNode | undefined
  readonly children?: readonly JsonNode[]
}

/** Something wrong with the JSON text itself. `strict` faults are read over by tolerant readers (comments, trailing commas). */
export interface JsonFault {
  readonly code: ErrorCode
  readonly isTolerated: boolean
  readonly range: TextRange
  readonly message: string
  readonly hint?: string
}

/** A JSON text that has been read, errors or not. */
export interface JsonDocument {
  readonly text: string
  /** The outermost value; `undefined` in an empty text or one nested too deeply. */
  readonly root: JsonNode | undefined
  /** The value of `root`: exact numbers, the last of duplicate keys. Made at the first call. */
  value(): WdlValue | undefined
  readonly faults: readonly JsonFault[]
  readonly lines: LineIndex
}

/** Deepest nesting of objects and arrays that is read. Real documents stay below 40. */
export const maxJsonDepth = 500

/**
 * Reads a JSON text with places, recovering from errors: comments, trailing commas, a BOM and cut-off texts still
 * give a tree, and every fault is reported. Linear in the length of the text; never throws.
 */
export function openJsonDocument(text: string): JsonDocument {
  let lines: LineIndex | undefined
  let value: { readonly of: WdlValue | undefined } | undefined
  const faults: JsonFault[] = []
  const root = readTree(text, faults)
  return {
    text,
    root,
    faults,
    get lines() {
      lines ??= indexLines(text)
      return lines
    },
    value() {
      value ??= { of: root === undefined ? undefined : valueOfNode(root) }
      return value.of
    },
  }
}

/** The value of a node. Of duplicate keys the last one counts, as JSON.parse has it. */
export function valueOfNode(node: JsonNode): WdlValue {
  if (node.type === 'array') return (node.children ?? []).map(valueOfNode)
  if (node.type !== 'object') return node.value ?? null
  const object: Record<string, WdlValue> = {}
  for (const property of node.children ?? []) {
    const key = property.children?.[0]?.value
    const valueNode = property.children?.[1]
    if (typeof key !== 'string' || valueNode === undefined) continue
    setOwn(object, key, valueOfNode(valueNode))
  }
  return object
}

/** Sets an own property, whatever its name: `__proto__` is a plain key here. */
export function setOwn(object: Record<string, WdlValue>, key: string, value: WdlValue): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}

interface OpenNode {
  type: JsonNode['type']
  offset: number
  length: number
  value?: WdlValue
  parent?: OpenNode | undefined
  children?: OpenNode[]
}

function readTree(text: string, faults: JsonFault[]): JsonNode | undefined {
  const tooDeep = findTooDeep(text)
  if (tooDeep !== undefined) {
    faults.push({
      code: 'definition.json-too-deep',
      isTolerated: false,
      range: { start: tooDeep, end: tooDeep + 1 },
      message: `Objects and arrays are nested more than ${maxJsonDepth} deep here.`,
      hint: 'Flows nest at most 8 scopes; a value this deep cannot be opened.',
    })
    return undefined
  }
  const source = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text
  if (source.trim() === '') {
    faults.push({
      code: 'definition.json-empty',
      isTolerated: false,
      range: { start: 0, end: 0 },
      message: 'The file is empty.',
      hint: 'A flow file holds one JSON object.',
    })
    return undefined
  }
  return buildTree(source, faults)
}

function buildTree(source: string, faults: JsonFault[]): JsonNode | undefined {
  const holder: OpenNode = { type: 'array', offset: 0, length: source.length, children: [] }
  let current = holder
  let lastComma = -1
  let lastErrorEnd = -1

  const add = (node: OpenNode): OpenNode => {
    current.children?.push(node)
    return node
  }
  const closeProperty = (end: number): void => {
    if (current.type !== 'property') return
    current.length = end - current.offset
    current = current.parent ?? holder
  }
  const close = (end: number): void => {
    current.length = end - current.offset
    current = current.parent ?? holder
    closeProperty(end)
  }
  const noteTrailingComma = (): void => {
    if (lastComma === -1) return
    faults.push({
      code: 'definition.json-trailing-comma',
      isTolerated: true,
      range: { start: lastComma, end: lastComma + 1 },
      message: 'There is a comma after the last item.',
      hint: 'Strict JSON readers refuse it; take the comma away.',
    })
  }

  const visitor: JSONVisitor = {
    onObjectBegin: (offset) => {
      lastComma = -1
      current = add({ type: 'object', offset, length: -1, parent: current, children: [] })
    },
    onObjectProperty: (name, offset, length) => {
      lastComma = -1
      current = add({ type: 'property', offset, length: -1, parent: current, children: [] })
      add({ type: 'string', value: name, offset, length, parent: current })
    },
    onObjectEnd: (offset, length) => {
      noteTrailingComma()
      lastComma = -1
      closeProperty(offset)
      close(offset + length)
    },
    onArrayBegin: (offset) => {
      lastComma = -1
      current = add({ type: 'array', offset, length: -1, parent: current, children: [] })
    },
    onArrayEnd: (offset, length) => {
      noteTrailingComma()
      lastComma = -1
      close(offset + length)
    },
    onLiteralValue: (value, offset, length) => {
      lastComma = -1
      add({ ...literal(value, source, offset, length), parent: current })
      closeProperty(offset + length)
    },
    onSeparator: (character, offset) => {
      if (character !== ',') return
      if (current.type === 'property') closeProperty(offset)
      lastComma = offset
    },
    onComment: (offset, length) => {
      faults.push({
        code: 'definition.json-comment',
        isTolerated: true,
        range: { start: offset, end: Math.min(offset + length, source.length) },
        message: 'This is a comment; JSON has none.',
        hint: 'The platform may refuse the file; notes belong into `description`.',
      })
    },
    onError: (error, offset, length) => {
      // Recovering from one mistake often makes the parser stumble over the very next token; one is enough.
      const isEcho = offset === lastErrorEnd
      const end = Math.min(offset + length, source.length)
      lastErrorEnd = end
      if (isEcho && length > 0) return
      faults.push({
        code: 'definition.json-syntax',
        isTolerated: false,
        range: { start: Math.min(offset, end), end },
        ...describeError(error),
      })
    },
  }
  visit(source, visitor, { allowTrailingComma: true, disallowComments: false })

  // What a cut-off text left open ends where the text ends.
  while (current !== holder) {
    current.length = source.length - current.offset
    current = current.parent ?? holder
  }
  const root = holder.children?.[0]
  if (root !== undefined) root.parent = undefined
  return root as JsonNode | undefined
}

function literal(value: unknown, source: string, offset: number, length: number): OpenNode {
  if (typeof value === 'number') {
    return { type: 'number', offset, length, value: readNumber(source.slice(offset, offset + length)) }
  }
  if (typeof value === 'string') return { type: 'string', offset, length, value }
  if (typeof value === 'boolean') return { type: 'boolean', offset, length, value }
  return { type: 'null', offset, length, value: null }
}

/** Offset of the first bracket that lies deeper than `maxJsonDepth`; the parser below recurses, so this comes first. */
function findTooDeep(text: string): number | undefined {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0x22) {
      index = endOfString(text, index)
    } else if (unit === 0x7b || unit === 0x5b) {
      depth++
      if (depth > maxJsonDepth) return index
    } else if (unit === 0x7d || unit === 0x5d) {
      if (depth > 0) depth--
    }
  }
  return undefined
}

/** Index of the quote that closes the string, or of the line's last character where none does. */
function endOfString(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0x5c) index++
    else if (unit === 0x22) return index
    else if (unit === 10 || unit === 13) return index - 1
  }
  return text.length
}

/** Words for the parser's error numbers (jsonc-parser's ParseErrorCode). */
function describeError(error: number): { readonly message: string; readonly hint?: string } {
  return (
    errorTexts[error] ?? {
      message: 'This is not JSON.',
      hint: 'Look at the characters just before this place.',
    }
  )
}

const errorTexts: Readonly<Record<number, { readonly message: string; readonly hint?: string }>> = {
  1: {
    message: 'This word is not JSON.',
    hint: 'Texts take double quotes; the only bare words are true, false and null.',
  },
  2: {
    message: 'This number is not written as JSON wants it.',
    hint: 'Such as 1, -2.5 or 1e9; no leading zeros or plus.',
  },
  3: { message: 'A property name in double quotes is missing here.' },
  4: { message: 'A value is missing here.' },
  5: { message: 'A colon is missing after the property name.' },
  6: { message: 'A comma is missing between two items.' },
  7: { message: 'The closing } of this object is missing.' },
  8: { message: 'The closing ] of this array is missing.' },
  9: { message: 'There is more text after the end of the JSON value.', hint: 'A file holds one JSON value.' },
  10: { message: 'A comment cannot stand here.' },
  11: { message: 'The comment is not closed.' },
  12: {
    message: 'The text is not closed: its double quote is missing.',
    hint: 'A line break inside a text is written \\n.',
  },
  13: { message: 'The number is cut off.' },
  14: { message: 'After \\u four hexadecimal digits are needed.' },
  15: {
    message: 'This backslash begins no escape that JSON knows.',
    hint: 'A backslash itself is written twice: \\\\.',
  },
  16: {
    message: 'A control character stands inside a text.',
    hint: 'A tab is written \\t, a line break \\n.',
  },
}

/** Path of the value a node stands for (of a property node, the property's), root first. */
export function pathOfNode(node: JsonNode): JsonPath {
  const path: (string | number)[] = []
  for (let at: JsonNode = node; at.parent !== undefined; at = at.parent) {
    if (at.type === 'property') {
      const key = at.children?.[0]?.value
      path.push(typeof key === 'string' ? key : '')
    } else if (at.parent.type === 'array') {
      path.push(at.parent.children?.indexOf(at) ?? 0)
    }
  }
  return path.reverse()
}
