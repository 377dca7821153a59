import type { TextEdit } from './text-edit.ts'

/** A stretch of the text: one of the original by its place, or a new one. */
type Piece = { readonly from: number; readonly to: number } | { readonly text: string }

/**
 * One list of edits for several made one after the other. Each list counts its offsets in the text after those before
 * it; the answer counts all of them in the original text, whose `length` is given in UTF-16 units.
 */
export function composeEdits(length: number, lists: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  let pieces: readonly Piece[] = [{ from: 0, to: length }]
  for (const edits of lists) pieces = applyToPieces(pieces, edits)
  return editsOfPieces(pieces, length)
}

function applyToPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const result: Piece[] = []
  const rest = new PieceReader(pieces)
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length)) {
    if (edit.offset < at) throw new RangeError(`Edit at ${edit.offset} overlaps another one.`)
    rest.take(edit.offset - at, result)
    rest.take(edit.length, undefined)
    if (edit.text !== '') result.push({ text: edit.text })
    at = edit.offset + edit.length
  }
  rest.take(Number.POSITIVE_INFINITY, result)
  return result
}

/** Reads pieces from left to right, by length. */
class PieceReader {
  private readonly pieces: readonly Piece[]
  private index = 0
  private used = 0

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces
  }

  /** Moves on by `length` units and puts what lies there into `into`, where that is given. */
  take(length: number, into: Piece[] | undefined): void {
    let left = length
    while (left > 0) {
      const piece = this.pieces[this.index]
      if (piece === undefined) return
      const whole = 'text' in piece ? piece.text.length : piece.to - piece.from
      const count = Math.min(left, whole - this.used)
      if (count > 0) into?.push(slicePiece(piece, this.used, count))
      left -= count
      this.used += count
      if (this.used < whole) return
      this.index += 1
      this.used = 0
    }
  }
}

function slicePiece(piece: Piece, start: number, count: number): Piece {
  return 'text' in piece
    ? { text: piece.text.slice(start, start + count) }
    : { from: piece.from + start, to: piece.from + start + count }
}

function editsOfPieces(pieces: readonly Piece[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let at = 0
  let text = ''
  const close = (offset: number): void => {
    if (offset > at || text !== '') edits.push({ offset: at, length: offset - at, text })
    text = ''
  }
  for (const piece of pieces) {
    if ('text' in piece) {
      text += piece.text
      continue
    }
    close(piece.from)
    at = piece.to
  }
  close(length)
  return edits
}
