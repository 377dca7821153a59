import { contentOfText, toText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { sampleFromSchema } from '../../shared/json-schema/index.ts'

/** How a value is used. */
export type Wanted =
  | 'array'
  | 'object'
  | 'string'
  | 'number'
  | 'boolean'
  | 'time'
  | 'zone'
  | 'xml'
  /** XML that is not text any more. */
  | 'xml-content'
  | 'uri'
  | 'data-uri'
  /** A text that is a name, or part of one. */
  | 'name'
  /** A text that is read as a number. */
  | 'digits'

/** What a text holds: another value as JSON, or in base64. */
type Encoding = 'json' | 'base64'

/** Deepest value that is made up. */
const maxDepth = 12

/** Most items or characters that are made up. */
const maxItems = 100

/** A text splits into this many parts where nothing is known: a head and something behind it. */
const usualParts = 2

/** In the order in which one is chosen where a value is used in several ways. */
const samples: readonly (readonly [Wanted, WdlValue])[] = [
  ['time', '2026-01-01T00:00:00Z'],
  ['zone', 'UTC'],
  ['xml-content', contentOfText('<root />', 'application/xml')],
  ['xml', '<root />'],
  ['uri', 'https://example.com/'],
  ['data-uri', 'data:text/plain;base64,eA=='],
  ['digits', '2'],
  ['name', 'x'],
  ['string', ''],
  ['array', []],
  ['number', 1],
  ['boolean', false],
  ['object', {}],
]

/** What is known of a value from the way it is read. */
export class Shape {
  /** A JSON schema the value is parsed by. */
  schema: WdlValue | undefined
  private readonly properties = new Map<string, Shape>()
  private readonly wanted = new Set<Wanted>()
  private element: Shape | undefined
  private minItems = 0
  private minLength = 0
  private encoded: { readonly as: Encoding; readonly inner: Shape } | undefined
  /** Lists that the text is split into, by their separator. */
  private readonly splits = new Map<string, Shape>()
  private isEmbedded = false
  /** The value it is a copy of, and others that it may be a copy of too. */
  private source: Shape | undefined
  private readonly others: Shape[] = []
  private isTelling = false

  /** The shape of a property; it is read, so it is there. */
  property(name: string): Shape {
    if (this.source !== undefined) return this.source.property(name)
    let shape = this.properties.get(name)
    if (shape === undefined) {
      shape = new Shape()
      this.properties.set(name, shape)
    }
    return shape
  }

  /** Whether a property is read. */
  has(name: string): boolean {
    return this.source?.has(name) ?? this.properties.has(name)
  }

  /** A property by name, or a flattened path such as `body/value`. */
  path(name: string): Shape {
    return name
      .split('/')
      .reduce<Shape>((shape, step) => (/^\d+$/.test(step) ? shape.item() : shape.property(step)), this)
  }

  /** The shape of an item; so the value is a list, and has at least that many. */
  item(count = 0): Shape {
    if (this.source !== undefined) return this.source.item(count)
    this.minItems = Math.max(this.minItems, Math.min(count, maxItems))
    this.element ??= new Shape()
    return this.element
  }

  /** The value is used as that type. */
  want(type: Wanted): void {
    if (this.isTelling) return
    this.isTelling = true
    if (this.source === undefined) this.wanted.add(type)
    else this.source.want(type)
    for (const other of this.others) other.want(type)
    this.isTelling = false
  }

  /** The value is a text of at least that many characters. */
  wantLength(length: number): void {
    if (this.source !== undefined) this.source.wantLength(length)
    else this.minLength = Math.max(this.minLength, Math.min(length, maxItems))
  }

  /** The value stands in a JSON text where a JSON value has to be. */
  wantEmbedded(): void {
    if (this.source !== undefined) this.source.wantEmbedded()
    else this.isEmbedded = true
  }

  /** The value is handed to a function's parameter of such a type (`string|array`). */
  wantParameter(type: string, name: string): void {
    if (name === 'xml') this.want('xml-content')
    else if (name === 'uri') this.want('uri')
    else if (type === 'string') {
      const isTime = /^(timestamp|baseTime|startDate|endDate)$/i.test(name)
      this.want(isTime ? 'time' : /timeZone$/i.test(name) ? 'zone' : 'string')
    } else if (type === 'integer' || type === 'number') this.want('number')
    else if (type === 'array' || type === 'object' || type === 'boolean') this.want(type)
    else if (type.includes('array')) this.want('array')
  }

  /** The value is the text of another value. Answers that value's shape. */
  encodedAs(encoding: Encoding): Shape {
    if (this.source !== undefined) return this.source.encodedAs(encoding)
    this.encoded ??= { as: encoding, inner: new Shape() }
    return this.encoded.inner
  }

  /** The value is a text that is split. Answers the shape of the list. */
  splitBy(separator: string): Shape {
    if (this.source !== undefined) return this.source.splitBy(separator)
    let list = this.splits.get(separator)
    if (list === undefined) {
      list = new Shape()
      this.splits.set(separator, list)
    }
    return list
  }

  /** From now on this is the same value as another; what was known of it is known of the other. */
  like(other: Shape): void {
    const target = other.origin()
    const own = this.origin()
    if (own === target) return
    if (this.source === undefined) {
      this.source = target
      target.takeIn(this)
      return
    }
    this.others.push(target)
    for (const type of own.wanted) target.want(type)
  }

  /** A value of the shape. Lists whose items are read have one item; what nothing is known of is an empty text. */
  sample(depth = 0): WdlValue {
    if (this.source !== undefined) return this.source.sample(depth)
    if (this.schema !== undefined) return sampleFromSchema(this.schema)
    if (depth >= maxDepth) return null
    if (this.encoded !== undefined) return encode(this.encoded.as, this.encoded.inner.sample(depth + 1))
    if (this.splits.size > 0) return joinParts(this.splits, depth)
    if (this.properties.size > 0 && this.element === undefined) {
      const entries = [...this.properties].map(([name, shape]) => [name, shape.sample(depth + 1)])
      return Object.fromEntries(entries)
    }
    if (this.element !== undefined) return this.items(0, depth)
    if (this.minLength > 0) return 'x'.repeat(this.minLength)
    const found = samples.find(([type]) => this.wanted.has(type))?.[1] ?? ''
    return this.isEmbedded && found === '' ? {} : found
  }

  /** A list of at least so many items. */
  items(least: number, depth: number): readonly WdlValue[] {
    if (this.source !== undefined) return this.source.items(least, depth)
    const count = Math.max(this.element?.isRead === true ? 1 : 0, this.minItems, least)
    return Array.from({ length: count }, () => this.element?.sample(depth + 1) ?? '')
  }

  private origin(): Shape {
    let shape: Shape = this
    while (shape.source !== undefined) shape = shape.source
    return shape
  }

  /** Takes over what is known of a value that turns out to be this one. */
  private takeIn(other: Shape): void {
    for (const type of other.wanted) this.want(type)
    for (const [name, shape] of other.properties) shape.like(this.property(name))
    if (other.element !== undefined) other.element.like(this.item(other.minItems))
    if (other.minLength > 0) this.wantLength(other.minLength)
    if (other.isEmbedded) this.wantEmbedded()
    this.schema ??= other.schema
    if (other.encoded !== undefined) other.encoded.inner.like(this.encodedAs(other.encoded.as))
    for (const [separator, list] of other.splits) list.like(this.splitBy(separator))
  }

  private get isRead(): boolean {
    return (
      this.properties.size > 0 ||
      this.wanted.size > 0 ||
      this.element !== undefined ||
      this.encoded !== undefined ||
      this.splits.size > 0 ||
      this.minLength > 0 ||
      this.source !== undefined
    )
  }
}

function encode(encoding: Encoding, value: WdlValue): string {
  if (encoding === 'json') return printJson(value)
  return base64Of(typeof value === 'string' ? value || 'x' : printJson(value))
}

/** A text that falls into enough parts by each of its separators. */
function joinParts(splits: ReadonlyMap<string, Shape>, depth: number): string {
  let text = ''
  for (const [separator, list] of splits) {
    const parts = list.items(usualParts, depth + 1).map((part) => (part === '' ? 'x' : toText(part)))
    text = [text + (parts[0] ?? ''), ...parts.slice(1)].join(separator)
  }
  return text
}

function base64Of(text: string): string {
  const content = (contentOfText(text, 'text/plain') as { readonly $content: string }).$content
  return content
}
