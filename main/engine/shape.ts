import { contentOfText } from '../../shared/expressions/index.ts'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { sampleFromSchema } from '../../shared/json-schema/index.ts'

type Wanted = 'array' | 'object' | 'string' | 'number' | 'boolean' | 'time' | 'zone' | 'xml'

/** Deepest value that is made up. */
const maxDepth = 12

/** What is known of a value from the way it is read. */
export class Shape {
  /** A JSON schema the value is parsed by. */
  schema: WdlValue | undefined
  private readonly properties = new Map<string, Shape>()
  private readonly wanted = new Set<Wanted>()
  private element: Shape | undefined
  private source: Shape | undefined
  private encoded: { readonly as: 'json' | 'base64'; readonly inner: Shape } | undefined
  private parts: { readonly separator: string; count: number } | undefined

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

  /** A property by name, or a flattened path such as `body/value`. */
  path(name: string): Shape {
    return name
      .split('/')
      .reduce<Shape>((shape, step) => (/^\d+$/.test(step) ? shape.item() : shape.property(step)), this)
  }

  /** The shape of an item; so the value is a list. */
  item(): Shape {
    if (this.source !== undefined) return this.source.item()
    this.element ??= new Shape()
    return this.element
  }

  /** The value is used as that type. */
  want(type: Wanted): void {
    if (this.source !== undefined) this.source.want(type)
    else this.wanted.add(type)
  }

  /** The value is handed to a function's parameter of such a type (`string|array`). */
  wantParameter(type: string, name: string): void {
    if (name === 'xml') this.want('xml')
    else if (type === 'string') {
      this.want(/^(timestamp|baseTime)$/i.test(name) ? 'time' : /timeZone$/i.test(name) ? 'zone' : 'string')
    } else if (type === 'integer' || type === 'number') this.want('number')
    else if (type === 'array' || type === 'object' || type === 'boolean') this.want(type)
    else if (type.includes('array')) this.want('array')
  }

  /** The value is the text of another value: JSON or base64. Answers that value's shape. */
  encodedAs(encoding: 'json' | 'base64'): Shape {
    if (this.source !== undefined) return this.source.encodedAs(encoding)
    this.encoded ??= { as: encoding, inner: new Shape() }
    return this.encoded.inner
  }

  /** The value is a text of at least that many parts. */
  wantParts(separator: string, count: number): void {
    if (this.source !== undefined) this.source.wantParts(separator, count)
    else this.parts = { separator, count: Math.min(Math.max(count, this.parts?.count ?? 0), 100) }
  }

  /** From now on this is the same value as another. */
  like(other: Shape): void {
    if (other === this) return
    this.source = other
  }

  /** A value of the shape. Lists whose items are read have one item; what nothing is known of is an empty text. */
  sample(depth = 0): WdlValue {
    if (this.source !== undefined) return this.source.sample(depth)
    if (this.schema !== undefined) return sampleFromSchema(this.schema)
    if (depth >= maxDepth) return null
    if (this.encoded !== undefined) return encode(this.encoded.as, this.encoded.inner.sample(depth + 1))
    if (this.parts !== undefined) return Array<string>(this.parts.count).fill('x').join(this.parts.separator)
    if (this.properties.size > 0 && this.element === undefined) {
      const entries = [...this.properties].map(([name, shape]) => [name, shape.sample(depth + 1)])
      return Object.fromEntries(entries)
    }
    if (this.element !== undefined) {
      return this.element.isRead ? [this.element.sample(depth + 1)] : []
    }
    if (this.wanted.has('time')) return '2026-01-01T00:00:00Z'
    if (this.wanted.has('zone')) return 'UTC'
    if (this.wanted.has('xml')) return '<root />'
    if (this.wanted.has('string')) return ''
    if (this.wanted.has('array')) return []
    if (this.wanted.has('number')) return 1
    if (this.wanted.has('boolean')) return false
    return this.wanted.has('object') ? {} : ''
  }

  private get isRead(): boolean {
    return (
      this.properties.size > 0 ||
      this.wanted.size > 0 ||
      this.element !== undefined ||
      this.source !== undefined
    )
  }
}

function encode(encoding: 'json' | 'base64', value: WdlValue): string {
  if (encoding === 'json') return printJson(value)
  const text = typeof value === 'string' ? value : printJson(value)
  return base64Of(text)
}

function base64Of(text: string): string {
  const content = (contentOfText(text, 'text/plain') as { readonly $content: string }).$content
  return content
}
