/** A place in a text as people count: both from 1, columns in UTF-16 units. */
export interface LineColumn {
  readonly line: number
  readonly column: number
}

/** Starts of all lines of a text; finds the line of an offset in logarithmic time. */
export interface LineIndex {
  /** Offset of the first character of each line, first line first. */
  readonly starts: readonly number[]
  /** Line and column of an offset; offsets outside the text are moved into it. */
  at(offset: number): LineColumn
}

/** Reads the line starts of a text once. `\n`, `\r\n` and a lone `\r` each end a line. */
export function indexLines(text: string): LineIndex {
  const starts: number[] = [0]
  let next = nextLineBreak(text, 0)
  while (next !== -1) {
    const isPair = text.charCodeAt(next) === 13 && text.charCodeAt(next + 1) === 10
    const start = next + (isPair ? 2 : 1)
    starts.push(start)
    next = nextLineBreak(text, start)
  }
  return { starts, at: (offset) => lineColumn(starts, Math.min(Math.max(offset, 0), text.length)) }
}

function nextLineBreak(text: string, from: number): number {
  for (let index = from; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 10 || unit === 13) return index
  }
  return -1
}

function lineColumn(starts: readonly number[], offset: number): LineColumn {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
