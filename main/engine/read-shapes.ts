import {
  type Expression,
  findReferences,
  functionCatalogue,
  parseTemplate,
} from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, objectOf, propertyOf } from '../../shared/wdl/lookup.ts'
import { readBranches } from './branches.ts'
import { Shape } from './shape.ts'

const parametersOf = new Map(functionCatalogue.map((entry) => [entry.name.toLowerCase(), entry.parameters]))

/** Functions that hand an action's outputs, or their body, to an expression. */
const outputsFunctions = new Set(['outputs', 'actionoutputs'])
const bodyFunctions = new Set(['body', 'actionbody'])

/** Functions that pick an item, and those whose result is like their argument. */
const itemFunctions = new Set(['first', 'last'])
const alikeFunctions = new Set(['coalesce', 'union', 'intersection', 'take', 'skip', 'reverse', 'sort'])

/** Functions that read a value out of a text. */
const encodings = new Map([
  ['json', 'json'],
  ['decodebase64', 'base64'],
  ['base64tostring', 'base64'],
] as const) as ReadonlyMap<string, 'json' | 'base64'>

/** Deepest nesting of the definition that is looked at. */
const maxDepth = 100

/**
 * What the expressions of a flow expect to find in the outputs of its actions and of its trigger: which properties
 * they read, what they loop over, which functions they hand values to. Mocks answer in that shape where the
 * operation's own schema is not known.
 */
export class ReadShapes {
  readonly trigger = new Shape()
  private readonly outputs = new Map<string, Shape>()
  private readonly loops = new Map<string, Shape>()

  constructor(definition: WdlObject) {
    // Loops first: an item is known only once the list is.
    this.scope(propertyOf(definition, 'actions'), 0, (name, action) => {
      const list = action.foreach
      const shape = typeof list === 'string' ? this.shapeOfTemplate(list, undefined) : undefined
      if (shape !== undefined) this.loops.set(foldName(name), shape.item())
    })
    this.scope(propertyOf(definition, 'actions'), 0, (name, action, loop) => this.action(name, action, loop))
  }

  /** Shape of an action's outputs, as far as anything reads them. */
  outputsOf(action: string): Shape | undefined {
    return this.outputs.get(foldName(action))
  }

  private scope(
    actions: WdlValue | undefined,
    depth: number,
    visit: (name: string, action: WdlObject, loop: string | undefined) => void,
    loop?: string,
  ): void {
    if (!isObject(actions) || depth > maxDepth) return
    for (const [name, action] of Object.entries(actions)) {
      if (!isObject(action)) continue
      visit(name, action, loop)
      const inner = action.foreach === undefined ? loop : name
      for (const branch of readBranches(action)) this.scope(branch.actions, depth + 1, visit, inner)
    }
  }

  private action(name: string, action: WdlObject, loop: string | undefined): void {
    const inputs = objectOf(action, 'inputs')
    const from = propertyOf(inputs, 'from')
    const list = typeof from === 'string' ? this.shapeOfTemplate(from, loop) : undefined
    list?.want('array')
    this.parsedJson(name, inputs, loop)
    const nested = new Set(readBranches(action).map(({ at }) => foldName(String(at[0]))))
    for (const [key, value] of Object.entries(action)) {
      const folded = foldName(key)
      if (nested.has(folded) || folded === 'runafter') continue
      if (folded === 'foreach' && typeof value === 'string') this.shapeOfTemplate(value, loop)?.want('array')
      else this.value(value, loop, list?.item(), 0)
    }
  }

  /** Parse JSON says what its content holds, and what is read of its body is read of the content. */
  private parsedJson(name: string, inputs: WdlObject | undefined, loop: string | undefined): void {
    const content = propertyOf(inputs, 'content')
    const schema = propertyOf(inputs, 'schema')
    if (typeof content !== 'string' || !isObject(schema)) return
    const shape = this.shapeOfTemplate(content, loop)
    if (shape === undefined) return
    shape.schema ??= schema
    this.outputsShape(name).property('body').like(shape)
  }

  private value(value: WdlValue, loop: string | undefined, item: Shape | undefined, depth: number): void {
    if (depth > maxDepth) return
    if (typeof value === 'string') {
      for (const segment of parseTemplate(value).template.segments) {
        if (segment.kind === 'expression') this.expression(segment.expression, loop, item)
      }
    } else if (Array.isArray(value))
      for (const inner of value) this.value(inner as WdlValue, loop, item, depth + 1)
    else if (isObject(value))
      for (const inner of Object.values(value)) this.value(inner, loop, item, depth + 1)
  }

  private shapeOfTemplate(text: string, loop: string | undefined): Shape | undefined {
    const { template } = parseTemplate(text)
    const [segment] = template.segments
    if (template.mode !== 'expression' || segment?.kind !== 'expression') return undefined
    return this.expression(segment.expression, loop, undefined)
  }

  /** Notes what an expression reads; answers the shape of its own value, where that is something read. */
  private expression(node: Expression, loop: string | undefined, item: Shape | undefined): Shape | undefined {
    if (node.kind === 'access') {
      const target = this.expression(node.target, loop, item)
      this.expression(node.key, loop, item)
      this.parts(node.target, node.key, loop, item)
      if (target === undefined || node.key.kind !== 'literal') return undefined
      const { value } = node.key
      if (typeof value === 'number') return target.item()
      return typeof value === 'string' ? target.path(value) : undefined
    }
    if (node.kind !== 'call') return undefined
    const name = node.name.toLowerCase()
    const args = node.args.map((arg) => this.expression(arg, loop, item))
    const parameters = parametersOf.get(name) ?? []
    if (!encodings.has(name))
      args.forEach((arg, index) => {
        const parameter = parameters[Math.min(index, parameters.length - 1)]
        if (arg !== undefined && parameter !== undefined) arg.wantParameter(parameter.type, parameter.name)
      })
    if (itemFunctions.has(name)) return args[0]?.item()
    const encoding = encodings.get(name)
    if (encoding !== undefined) return args[0]?.encodedAs(encoding)
    if (alikeFunctions.has(name)) return args.find((arg) => arg !== undefined)
    return this.root(node, name, loop, item)
  }

  /** `split(text, ',')[2]` asks for a text of three parts. */
  private parts(
    target: Expression,
    key: Expression,
    loop: string | undefined,
    item: Shape | undefined,
  ): void {
    if (target.kind !== 'call' || target.name.toLowerCase() !== 'split' || key.kind !== 'literal') return
    const [text, separator] = target.args
    if (text === undefined || separator?.kind !== 'literal' || typeof separator.value !== 'string') return
    if (typeof key.value === 'number')
      this.expression(text, loop, item)?.wantParts(separator.value, key.value + 1)
  }

  private root(
    node: Expression,
    name: string,
    loop: string | undefined,
    item: Shape | undefined,
  ): Shape | undefined {
    if (name === 'triggeroutputs') return this.trigger
    if (name === 'triggerbody') return this.trigger.property('body')
    if (name === 'item') return item ?? (loop === undefined ? undefined : this.loops.get(foldName(loop)))
    const target = findReferences(node)[0]?.name
    if (target === undefined) return undefined
    if (name === 'items') return this.loops.get(foldName(target))
    if (outputsFunctions.has(name)) return this.outputsShape(target)
    return bodyFunctions.has(name) ? this.outputsShape(target).property('body') : undefined
  }

  private outputsShape(action: string): Shape {
    const key = foldName(action)
    let shape = this.outputs.get(key)
    if (shape === undefined) {
      shape = new Shape()
      this.outputs.set(key, shape)
    }
    return shape
  }
}
