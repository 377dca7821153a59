/** One change of a text: `length` UTF-16 units from `offset` on give way to `text`. */
export interface TextEdit {
  readonly offset: number
  readonly length: number
  readonly text: string
}

/**
 * The text after some edits. All offsets count in the text as it was; edits must not overlap. Two insertions at the
 * same place come in the order given.
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = []
  let at = 0
  for (const edit of sortEdits(edits)) {
    if (edit.offset < at || edit.offset + edit.length > text.length) {
      throw new RangeError(`Edit at ${edit.offset} overlaps another one or lies outside of the text.`)
    }
    parts.push(text.slice(at, edit.offset), edit.text)
    at = edit.offset + edit.length
  }
  parts.push(text.slice(at))
  return parts.join('')
}

/** The edits that undo some edits: applied to the text after them they give the text before. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0
  return sortEdits(edits).map((edit) => {
    const inverse = {
      offset: edit.offset + shift,
      length: edit.text.length,
      text: text.slice(edit.offset, edit.offset + edit.length),
    }
    shift += edit.text.length - edit.length
    return inverse
  })
}

/** Texts are compared in blocks of so many units first: the machine does that at once. */
const block = 1024

function isSamePart(a: string, atA: number, b: string, atB: number): boolean {
  return a.slice(atA, atA + block) === b.slice(atB, atB + block)
}

/** The one edit that turns a text into another: what stands between their common beginning and end. */
export function diffTexts(before: string, after: string): readonly TextEdit[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start + block <= shorter && isSamePart(before, start, after, start)) start += block
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let end = 0
  while (
    end + block <= shorter - start &&
    isSamePart(before, before.length - end - block, after, after.length - end - block)
  ) {
    end += block
  }
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  ) {
    end++
  }
  return [
    { offset: start, length: before.length - start - end, text: after.slice(start, after.length - end) },
  ]
}

function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length)
}
