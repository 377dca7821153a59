import {
  findTooDeep,
  type JsonDocument,
  type JsonFault,
  jsonDocumentOf,
  maxJsonDepth,
  openJsonDocument,
  readPieces,
} from './json-document.ts'
import { JsonPiece } from './json-tree.ts'
import { diffTexts } from './text-edit.ts'

/**
 * Reads a text that differs little from one that was read before: gives what `openJsonDocument` gives, but reads only
 * what changed, and takes all other pieces (and their values) from the tree before. Costs what was edited and the way
 * down to it. Texts with faults, before or after, are read whole.
 */
export function rereadJson(before: JsonDocument, text: string): JsonDocument {
  const [edit] = diffTexts(before.text, text)
  if (edit === undefined) return before
  const { root } = before
  if (root === undefined || before.faults.length > 0) return openJsonDocument(text)
  const change: Change = {
    before: before.text,
    after: text,
    start: edit.offset,
    end: edit.offset + edit.length,
    delta: edit.text.length - edit.length,
  }
  const piece = reread(change, root.piece, root.offset, 1)
  if (piece === undefined) return openJsonDocument(text)
  return jsonDocumentOf(text, { piece, offset: root.offset }, [])
}

/** The one place in which two texts differ. */
interface Change {
  readonly before: string
  readonly after: string
  /** In the text before; where the texts begin to differ. */
  readonly start: number
  readonly end: number
  /** How much longer the text became. */
  readonly delta: number
}

/**
 * The piece as it is after a change inside of it; undefined when the change is not inside, or cannot be read by itself.
 * `depth` is that of brackets, this piece's included.
 */
function reread(change: Change, piece: JsonPiece, offset: number, depth: number): JsonPiece | undefined {
  const { children, starts } = piece
  if (children === undefined || starts === undefined) return undefined
  const isInside = piece.type === 'property' || (change.start > offset && change.end < offset + piece.length)
  if (!isInside) return undefined
  const inner = piece.type === 'property' ? depth : depth + 1
  const at = childAround(change, piece, offset)
  const child = children[at]
  const next = child && reread(change, child, offset + (starts[at] ?? 0), inner)
  if (next !== undefined) return withChildren(change, piece, at, at + 1, [next], [starts[at] ?? 0])
  return piece.type === 'property' ? undefined : rereadList(change, piece, offset, depth)
}

/** Index of the child in which the change lies; -1 without one. */
function childAround({ start, end }: Change, { children, starts }: JsonPiece, offset: number): number {
  return (children ?? []).findIndex((child, index) => {
    const from = offset + (starts?.[index] ?? 0)
    return from <= start && end <= from + child.length
  })
}

/** Stands for a neighbour that did not change: a text in arrays, a property in objects. */
const standIns = { array: '""', object: '"":0' } as const

/** An object or array of which some neighbouring children changed, came or went: only these are read. */
function rereadList(change: Change, list: JsonPiece, offset: number, depth: number): JsonPiece | undefined {
  const { before, after, delta } = change
  const { children = [], starts = [] } = list
  if (list.type !== 'array' && list.type !== 'object') return undefined
  const startOf = (index: number) => offset + (starts[index] ?? 0)
  const endOf = (index: number) => startOf(index) + (children[index]?.length ?? 0)
  // What ends (or begins) with a bracket or a quote is not changed by what stands directly beside it.
  const staysBefore = (index: number) =>
    endOf(index) < change.start ||
    (endOf(index) === change.start && '}]"'.includes(before[endOf(index) - 1] ?? ' '))
  const staysBehind = (index: number) =>
    startOf(index) > change.end ||
    (startOf(index) === change.end && '{["'.includes(before[startOf(index)] ?? ' '))
  let first = 0
  while (first < children.length && staysBefore(first)) first++
  let last = children.length
  while (last > first && staysBehind(last - 1)) last--

  const standIn = standIns[list.type]
  const [open, close] = list.type === 'array' ? '[]' : '{}'
  const from = first > 0 ? endOf(first - 1) : offset + 1
  const to = (last < children.length ? startOf(last) : offset + list.length - 1) + delta
  const head = open + (first > 0 ? standIn : '')
  const tail = (last < children.length ? standIn : '') + close
  const source = head + after.slice(from, to) + tail
  if (findTooDeep(source, maxJsonDepth - depth + 1) !== undefined) return undefined
  const faults: JsonFault[] = []
  const read = readPieces(source, faults)
  if (read === undefined || faults.length > 0 || read.piece.length !== source.length) return undefined
  const readChildren = read.piece.children ?? []
  const readStarts = read.piece.starts ?? []
  const isStandIn = (index: number, at: number) =>
    readStarts[index] === at && readChildren[index]?.length === standIn.length
  const lastRead = readChildren.length - 1
  // A stand-in that was read as part of something else says that the neighbour would be, too.
  if (first > 0 && !isStandIn(0, 1)) return undefined
  if (last < children.length && !isStandIn(lastRead, source.length - tail.length)) return undefined
  const [skipped, until] = [first > 0 ? 1 : 0, last < children.length ? lastRead : lastRead + 1]
  const shift = from - offset - head.length
  return withChildren(
    change,
    list,
    first,
    last,
    readChildren.slice(skipped, until),
    readStarts.slice(skipped, until).map((start) => start + shift),
  )
}

/** The piece with the children from `first` up to `last` replaced and those behind moved along. */
function withChildren(
  { delta }: Change,
  piece: JsonPiece,
  first: number,
  last: number,
  children: readonly JsonPiece[],
  starts: readonly number[],
): JsonPiece {
  const before = piece.children ?? []
  const startsBefore = piece.starts ?? []
  return new JsonPiece(
    piece.type,
    piece.length + delta,
    undefined,
    [...before.slice(0, first), ...children, ...before.slice(last)],
    [...startsBefore.slice(0, first), ...starts, ...startsBefore.slice(last).map((start) => start + delta)],
  )
}
