import type { TextRange } from '../../../shared/errors/index.ts'
import type { Style } from '../terminal/style.ts'
import { textWidth } from '../terminal/text-width.ts'

/** Cells of context kept on each side when a line is too long to show whole. */
const sideCells = 30

/**
 * The line of a text in which a range begins, with carets under the range, cut to `columns` around it:
 *
 *     @int(triggerBody()?['text'])
 *          ^^^^^^^^^^^^^^^^^^^^^^
 *
 * The line's indentation is left out, tabs become spaces. Returns two lines, indented by `indent` spaces.
 */
export function showRange(
  text: string,
  range: TextRange,
  options: { readonly columns: number; readonly indent: number; readonly style: Style },
): string {
  const lineStart = firstVisible(text, range.start)
  const lineBreak = text.slice(range.start).search(/[\r\n]/)
  const lineEnd = lineBreak === -1 ? text.length : range.start + lineBreak
  const line = text.slice(lineStart, lineEnd).replace(controlCharacters, ' ')
  const start = range.start - lineStart
  const end = Math.max(start + 1, Math.min(range.end, lineEnd) - lineStart)
  const room = Math.max(20, options.columns - options.indent - 1)
  const window =
    textWidth(line) <= room ? { from: 0, to: line.length } : windowAround(line.length, start, end, room)
  const before = window.from > 0 ? '…' : ''
  const after = window.to < line.length ? '…' : ''
  const lead = before + line.slice(window.from, start)
  const marked = line.slice(start, Math.min(end, window.to))
  const rest = line.slice(Math.min(end, window.to), window.to) + after
  const margin = ' '.repeat(options.indent)
  const caret = '^'.repeat(Math.max(1, textWidth(marked)))
  return `${margin}${lead}${marked}${rest}\n${margin}${' '.repeat(textWidth(lead))}${options.style.red(caret)}`
}

/** Where the line of an offset begins, its indentation left out. */
function firstVisible(text: string, offset: number): number {
  if (offset === 0) return 0
  let at = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  while (at < offset && (text[at] === ' ' || text[at] === '\t')) at += 1
  return at
}

function windowAround(
  length: number,
  start: number,
  end: number,
  room: number,
): { from: number; to: number } {
  const space = room - 2
  const from = Math.max(0, Math.min(start - sideCells, length - space))
  return { from, to: Math.min(length, Math.max(from + space, Math.min(end, from + space))) }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: each control character becomes one space
const controlCharacters = /[\u0000-\u001f]/g
