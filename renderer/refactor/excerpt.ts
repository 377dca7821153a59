import type { TextRange } from '../../shared/errors/index.ts'

/** A piece of one line around a range: what stands before it, the range's own text, what stands behind. */
export interface Excerpt {
  readonly before: string
  readonly text: string
  readonly after: string
}

/** Most characters shown before and behind. */
const around = 48

/** The line around a range, shortened on both sides with an ellipsis. */
export function excerptAt(text: string, { start, end }: TextRange): Excerpt {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1
  const nextBreak = text.slice(end, end + around * 2).search(/[\r\n]/)
  const lineEnd = nextBreak === -1 ? Math.min(text.length, end + around * 2) : end + nextBreak
  const before = text.slice(lineStart, start).trimStart()
  const after = text.slice(end, lineEnd).trimEnd()
  return {
    before: before.length > around ? `…${before.slice(-around)}` : before,
    text: text.slice(start, end),
    after: after.length > around ? `${after.slice(0, around)}…` : after,
  }
}
