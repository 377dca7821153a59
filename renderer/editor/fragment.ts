import type { TextRange } from '../../shared/errors/index.ts'
import type { TextEdit } from '../../shared/wdl/text-edit.ts'
import type { Places } from './model-binding.ts'

/** A piece of a document's text, its lines moved to the left edge, with the way back to where it stands. */
export interface Fragment {
  readonly range: TextRange
  /** With `\n` at the end of lines, whatever the document has. */
  readonly text: string
  readonly places: Places
  /** A text as it is typed at the left edge, as it is written in the document. */
  indent(text: string): string
}

/** The fragment of a text. Lines that stand further left than the first one stay as they are. */
export function fragmentOf(text: string, range: TextRange): Fragment {
  const lineStart = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1))
  const margin = /^[ \t]*/.exec(text.slice(lineStart + 1, range.start))?.[0] ?? ''
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const lines = linesOf(text, range, margin)
  return {
    range,
    text: lines.map(({ start, end }) => text.slice(start, end)).join('\n'),
    places: placesIn(lines),
    indent: (typed) => typed.replace(/\r\n|\r|\n/g, eol + margin),
  }
}

/** What is shown of one line, as offsets of the document. */
interface ShownLine {
  readonly start: number
  readonly end: number
}

function linesOf(text: string, range: TextRange, margin: string): readonly ShownLine[] {
  const lines: ShownLine[] = []
  const breaks = /\r\n|\r|\n/g
  breaks.lastIndex = range.start
  let start = range.start
  for (;;) {
    const found = breaks.exec(text)
    const isLast = found === null || found.index >= range.end
    lines.push({ start, end: isLast ? range.end : found.index })
    if (isLast) return lines
    start = found.index + found[0].length
    for (let at = 0; at < margin.length && start < range.end && text[start] === margin[at]; at++) start++
  }
}

function placesIn(lines: readonly ShownLine[]): Places {
  const toOffset = ({ lineNumber, column }: { readonly lineNumber: number; readonly column: number }) => {
    const line = lines[Math.min(lineNumber, lines.length) - 1]
    return line === undefined ? 0 : Math.min(line.end, line.start + column - 1)
  }
  return {
    isPlain: false,
    toPosition(offset) {
      let low = 0
      let high = lines.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((lines[middle]?.start ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      const line = lines[low] ?? { start: 0, end: 0 }
      const column = Math.max(0, Math.min(offset, line.end) - line.start) + 1
      return { lineNumber: low + 1, column }
    },
    toSpan({ range }) {
      const start = toOffset({ lineNumber: range.startLineNumber, column: range.startColumn })
      const end = toOffset({ lineNumber: range.endLineNumber, column: range.endColumn })
      return { offset: start, length: end - start }
    },
    toOffset,
  }
}

/**
 * Where a range of a text lies after edits of it (all offsets count in the text before). Undefined when an edit goes over
 * an end of it: then nobody can say.
 */
export function moveRange(range: TextRange, edits: readonly TextEdit[]): TextRange | undefined {
  let { start, end } = range
  for (const { offset, length, text } of edits) {
    const delta = text.length - length
    const isInside = offset >= range.start && offset < range.end && offset + length <= range.end
    if (isInside) end += delta
    else if (offset + length <= range.start) {
      start += delta
      end += delta
    } else if (offset < range.end) return undefined
  }
  return { start, end }
}
