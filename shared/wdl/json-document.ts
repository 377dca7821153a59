import { type JSONVisitor, visit } from 'jsonc-parser'
import type { ErrorCode, TextRange } from '../errors/index.ts'
import type { WdlValue } from '../expressions/value.ts'
import { readNumber } from '../json/number-text.ts'
import { JsonNode, type JsonNodeType, JsonPiece } from './json-tree.ts'
import { indexLines, type LineIndex } from './line-index.ts'

export { JsonNode, pathOfNode, setOwn, valueOfNode } from './json-tree.ts'

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
  const faults: JsonFault[] = []
  return jsonDocumentOf(text, readTree(text, faults), faults)
}

/** A document of what was read of its text. */
export function jsonDocumentOf(
  text: string,
  read: PlacedPiece | undefined,
  faults: readonly JsonFault[],
): JsonDocument {
  const root = read && new JsonNode(read.piece, read.offset, undefined)
  let lines: LineIndex | undefined
  return {
    text,
    root,
    faults,
    get lines() {
      lines ??= indexLines(text)
      return lines
    },
    value: () => root?.piece.wholeValue(),
  }
}

/** A piece of a text and where it begins. */
export interface PlacedPiece {
  readonly piece: JsonPiece
  readonly offset: number
}

function readTree(text: string, faults: JsonFault[]): PlacedPiece | undefined {
  const tooDeep = findTooDeep(text, maxJsonDepth)
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
  return readPieces(source, faults)
}

/** A value whose end has not been read yet. */
interface OpenPiece {
  readonly type: 'array' | 'object' | 'property'
  readonly offset: number
  readonly children: JsonPiece[]
  readonly starts: number[]
}

/** Reads a text that is not nested too deeply; what is wrong with it is added to `faults`. */
export function readPieces(source: string, faults: JsonFault[]): PlacedPiece | undefined {
  const open = (type: OpenPiece['type'], offset: number): OpenPiece => ({
    type,
    offset,
    children: [],
    starts: [],
  })
  const holder = open('array', 0)
  const outer: OpenPiece[] = []
  let current = holder
  let lastComma = -1
  let lastErrorEnd = -1

  const begin = (type: OpenPiece['type'], offset: number): void => {
    outer.push(current)
    current = open(type, offset)
  }
  const add = (piece: JsonPiece, offset: number): void => {
    current.children.push(piece)
    current.starts.push(offset - current.offset)
  }
  const end = (at: number): void => {
    const { type, offset, children, starts } = current
    const done = new JsonPiece(type, at - offset, undefined, children, starts)
    current = outer.pop() ?? holder
    add(done, offset)
  }
  const closeProperty = (at: number): void => {
    if (current.type === 'property') end(at)
  }
  const close = (at: number): void => {
    if (current !== holder) end(at)
    closeProperty(at)
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
      begin('object', offset)
    },
    onObjectProperty: (name, offset, length) => {
      lastComma = -1
      begin('property', offset)
      add(new JsonPiece('string', length, name), offset)
    },
    onObjectEnd: (offset, length) => {
      noteTrailingComma()
      lastComma = -1
      closeProperty(offset)
      close(offset + length)
    },
    onArrayBegin: (offset) => {
      lastComma = -1
      begin('array', offset)
    },
    onArrayEnd: (offset, length) => {
      noteTrailingComma()
      lastComma = -1
      close(offset + length)
    },
    onLiteralValue: (value, offset, length) => {
      lastComma = -1
      add(literal(value, source, offset, length), offset)
      closeProperty(offset + length)
    },
    onSeparator: (character, offset) => {
      if (character !== ',') return
      closeProperty(offset)
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
  while (current !== holder) end(source.length)
  const [piece] = holder.children
  return piece && { piece, offset: holder.starts[0] ?? 0 }
}

function literal(value: unknown, source: string, offset: number, length: number): JsonPiece {
  if (typeof value === 'number')
    return new JsonPiece('number', length, readNumber(source.slice(offset, offset + length)))
  const type: JsonNodeType =
    typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'boolean' : 'null'
  return new JsonPiece(type, length, value === undefined ? null : (value as WdlValue))
}

/** Offset of the first bracket that lies deeper than `deepest`; the parser above recurses, so this comes first. */
export function findTooDeep(text: string, deepest: number): number | undefined {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 0x22) {
      index = endOfString(text, index)
    } else if (unit === 0x7b || unit === 0x5b) {
      depth++
      if (depth > deepest) return index
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
