import type { JsonPath } from '../errors/index.ts'
import type { WdlValue } from '../expressions/value.ts'

/** Kinds of nodes. A `property` has the key and, unless it is missing, the value. */
export type JsonNodeType = 'object' | 'array' | 'property' | 'string' | 'number' | 'boolean' | 'null'

/**
 * A value of a JSON text without its place: places of children count from its own start. So the same piece can be part
 * of the tree of a text and of that of the text after an edit elsewhere. Never changed once it was read.
 */
export class JsonPiece {
  readonly type: JsonNodeType
  /** UTF-16 units. */
  readonly length: number
  /** Of strings, booleans and null the value; of numbers the exact one (64-bit, `5.0`). */
  readonly value: WdlValue | undefined
  readonly children: readonly JsonPiece[] | undefined
  /** Of each child, from the start of this piece. */
  readonly starts: readonly number[] | undefined
  private whole: WdlValue | undefined
  private names: ReadonlyMap<string, number> | undefined

  constructor(
    type: JsonNodeType,
    length: number,
    value: WdlValue | undefined,
    children?: readonly JsonPiece[],
    starts?: readonly number[],
  ) {
    this.type = type
    this.length = length
    this.value = value
    this.children = children
    this.starts = starts
  }

  /** The whole value, made at the first call. Of duplicate keys the last one counts, as JSON.parse has it. */
  wholeValue(): WdlValue {
    this.whole ??= this.makeValue()
    return this.whole
  }

  /** Where the property of an exact name is among the children; of duplicate keys the last one. */
  indexOfName(name: string): number | undefined {
    if (this.names === undefined) {
      const names = new Map<string, number>()
      for (const [index, property] of (this.children ?? []).entries()) {
        const key = property.children?.[0]?.value
        if (typeof key === 'string') names.set(key, index)
      }
      this.names = names
    }
    return this.names.get(name)
  }

  private makeValue(): WdlValue {
    if (this.type === 'array') return (this.children ?? []).map((child) => child.wholeValue())
    if (this.type !== 'object') return this.value ?? null
    const object: Record<string, WdlValue> = {}
    for (const { children } of this.children ?? []) {
      const key = children?.[0]?.value
      const value = children?.[1]
      if (typeof key === 'string' && value !== undefined) setOwn(object, key, value.wholeValue())
    }
    return object
  }
}

/** One value of a JSON text with its place. Nodes below it are made when they are asked for. */
export class JsonNode {
  readonly piece: JsonPiece
  /** UTF-16 units from the start of the text. */
  readonly offset: number
  readonly parent: JsonNode | undefined
  private made: readonly JsonNode[] | undefined

  constructor(piece: JsonPiece, offset: number, parent: JsonNode | undefined) {
    this.piece = piece
    this.offset = offset
    this.parent = parent
  }

  get type(): JsonNodeType {
    return this.piece.type
  }

  get length(): number {
    return this.piece.length
  }

  /** Of strings, booleans and null the value; of numbers the exact one. */
  get value(): WdlValue | undefined {
    return this.piece.value
  }

  /** Undefined where there can be none. */
  get children(): readonly JsonNode[] | undefined {
    const { children, starts } = this.piece
    if (children === undefined) return undefined
    this.made ??= children.map(
      (child, index) => new JsonNode(child, this.offset + (starts?.[index] ?? 0), this),
    )
    return this.made
  }
}

/** The value of a node. Values of equal pieces are the very same: they must not be changed. */
export function valueOfNode(node: JsonNode): WdlValue {
  return node.piece.wholeValue()
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

/** Sets an own property, whatever its name: `__proto__` is a plain key here. */
export function setOwn(object: Record<string, WdlValue>, key: string, value: WdlValue): void {
  if (key !== '__proto__') object[key] = value
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
}
