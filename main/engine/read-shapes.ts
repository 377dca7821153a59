import { parseTemplate } from '../../shared/expressions/index.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { foldName, isObject, objectOf, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { readBranches } from './branches.ts'
import { compareAlike, comparisons, type Place, readExpression } from './expression-reader.ts'
import { Shape, type Wanted } from './shape.ts'

/** Functions that hand an action's outputs, or their body, to an expression. */
const outputsFunctions = new Set(['outputs', 'actionoutputs'])
const bodyFunctions = new Set(['body', 'actionbody'])

/** Types of variables and what such a value is used as. */
const variableTypes: ReadonlyMap<string, Wanted> = new Map([
  ['integer', 'number'],
  ['float', 'number'],
  ['boolean', 'boolean'],
  ['array', 'array'],
  ['object', 'object'],
])

/** Deepest nesting of the definition that is looked at. */
const maxDepth = 100

/**
 * What the expressions of a flow expect to find in the outputs of its actions and of its trigger, in its parameters and
 * settings: which properties they read, what they loop over, which functions they hand values to, also by way of
 * variables and Compose. Mocks answer in that shape where the operation's own schema is not known.
 */
export class ReadShapes {
  readonly trigger = new Shape()
  private readonly outputs = new Map<string, Shape>()
  private readonly variables = new Map<string, Shape>()
  private readonly parameters = new Map<string, Shape>()
  private readonly settings = new Map<string, Shape>()
  private readonly loops = new Map<string, Shape>()

  constructor(definition: WdlObject) {
    const actions = propertyOf(definition, 'actions')
    // Loops first: an item is known only once the list is.
    this.scope(actions, 0, (name, action) => {
      const list = action.foreach
      const shape = typeof list === 'string' ? this.shapeOfTemplate(list, nowhere) : undefined
      if (shape !== undefined) this.loops.set(foldName(name), shape.item())
    })
    this.scope(actions, 0, (name, action, loop) => this.action(name, action, loop))
  }

  /** Shape of an action's outputs, as far as anything reads them. */
  outputsOf(action: string): Shape | undefined {
    return this.outputs.get(foldName(action))
  }

  /** What stands in for a parameter; an empty text where nothing is known. */
  parameterSample(name: string): WdlValue {
    return this.parameters.get(foldName(name))?.sample() ?? ''
  }

  /** What stands in for an app setting, which is always text. */
  settingSample(name: string): string {
    const value = this.settings.get(foldName(name))?.sample()
    if (typeof value === 'number') return '1'
    return typeof value === 'string' ? value : ''
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
    const place = { loop, item: undefined }
    const list = typeof from === 'string' ? this.shapeOfTemplate(from, place) : undefined
    list?.want('array')
    this.parsedJson(name, inputs, place)
    this.passedOn(name, action, place)
    const nested = new Set(readBranches(action).map(({ at }) => foldName(String(at[0]))))
    for (const [key, value] of Object.entries(action)) {
      const folded = foldName(key)
      if (nested.has(folded) || folded === 'runafter') continue
      const shape = typeof value === 'string' ? this.shapeOfTemplate(value, place) : undefined
      if (folded === 'foreach') shape?.want('array')
      else if (folded === 'expression' && typeof value === 'string') {
        if (foldName(textOf(action, 'type') ?? '') !== 'switch') shape?.want('boolean')
      } else this.value(value, { loop, item: list?.item() }, 0)
    }
  }

  /** Parse JSON says what its content holds, and what is read of its body is read of the content. */
  private parsedJson(name: string, inputs: WdlObject | undefined, place: Place): void {
    const content = propertyOf(inputs, 'content')
    const schema = propertyOf(inputs, 'schema')
    if (typeof content !== 'string' || !isObject(schema)) return
    const shape = this.shapeOfTemplate(content, place)
    if (shape === undefined) return
    if (Object.keys(schema).length > 0) shape.schema ??= schema
    this.outputsShape(name).property('body').like(shape)
  }

  /** What is read of a variable, or of a Compose, is read of what it was given. */
  private passedOn(name: string, action: WdlObject, place: Place): void {
    const type = foldName(textOf(action, 'type') ?? '')
    const inputs = action.inputs ?? null
    const link = (shape: Shape, value: WdlValue | undefined) => {
      const given = typeof value === 'string' ? this.shapeOfTemplate(value, place) : undefined
      if (given !== undefined) shape.like(given)
    }
    if (type === 'wait') this.waited(inputs, place)
    if (type === 'compose') link(this.outputsShape(name), inputs)
    if (type === 'setvariable') link(this.variable(textOf(inputs, 'name')), propertyOf(inputs, 'value'))
    const declared = type === 'initializevariable' ? propertyOf(inputs, 'variables') : undefined
    for (const variable of Array.isArray(declared) ? (declared as readonly WdlValue[]) : []) {
      const shape = this.variable(textOf(variable, 'name'))
      link(shape, propertyOf(variable, 'value'))
      const wanted = variableTypes.get(foldName(textOf(variable, 'type') ?? ''))
      if (wanted !== undefined) shape.want(wanted)
    }
  }

  /** A Wait takes a time, or a number. */
  private waited(inputs: WdlValue, place: Place): void {
    const timestamp = propertyOf(objectOf(inputs, 'until'), 'timestamp')
    const count = propertyOf(objectOf(inputs, 'interval'), 'count')
    if (typeof timestamp === 'string') this.shapeOfTemplate(timestamp, place)?.want('time')
    if (typeof count === 'string') this.shapeOfTemplate(count, place)?.want('number')
  }

  private value(value: WdlValue, place: Place, depth: number): void {
    if (depth > maxDepth) return
    if (typeof value === 'string') {
      for (const segment of parseTemplate(value).template.segments) {
        if (segment.kind === 'expression') this.read(segment.expression, place)
      }
    } else if (Array.isArray(value)) {
      for (const inner of value) this.value(inner as WdlValue, place, depth + 1)
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (comparisons.has(key.toLowerCase()) && Array.isArray(inner)) this.compared(inner, place)
        this.value(inner, place, depth + 1)
      }
    }
  }

  /** `{"greater": [left, right]}` of a condition. */
  private compared([left, right]: readonly WdlValue[], place: Place): void {
    for (const [side, other] of [
      [left, right],
      [right, left],
    ]) {
      const shape = typeof side === 'string' ? this.shapeOfTemplate(side, place) : undefined
      if (typeof other === 'number') shape?.want('number')
      else if (typeof other === 'string') {
        const [segment] = parseTemplate(other).template.segments
        compareAlike(shape, segment?.kind === 'expression' ? segment.expression : undefined)
      }
    }
  }

  /** The shape of a text that is one expression, also where it is put into a text of its own. */
  private shapeOfTemplate(text: string, place: Place): Shape | undefined {
    const { segments } = parseTemplate(text).template
    const [segment] = segments
    if (segments.length !== 1 || segment?.kind !== 'expression') return undefined
    return this.read(segment.expression, place)
  }

  private read(node: Parameters<typeof readExpression>[0], place: Place): Shape | undefined {
    return readExpression(node, place, (fn, name, at) => this.root(fn, name, at))
  }

  private root(fn: string, name: string | undefined, { loop, item }: Place): Shape | undefined {
    if (fn === 'triggeroutputs') return this.trigger
    if (fn === 'triggerbody') return this.trigger.property('body')
    if (fn === 'item') return item ?? (loop === undefined ? undefined : this.loops.get(foldName(loop)))
    if (name === undefined) return undefined
    if (fn === 'items') return this.loops.get(foldName(name))
    if (fn === 'variables') return this.variable(name)
    if (fn === 'parameters') return shapeIn(this.parameters, name)
    if (fn === 'appsetting') return shapeIn(this.settings, name)
    if (outputsFunctions.has(fn)) return this.outputsShape(name)
    return bodyFunctions.has(fn) ? this.outputsShape(name).property('body') : undefined
  }

  private variable(name: string | undefined): Shape {
    return shapeIn(this.variables, name ?? '')
  }

  private outputsShape(action: string): Shape {
    return shapeIn(this.outputs, action)
  }
}

const nowhere: Place = { loop: undefined, item: undefined }

function shapeIn(shapes: Map<string, Shape>, name: string): Shape {
  const key = foldName(name)
  let shape = shapes.get(key)
  if (shape === undefined) {
    shape = new Shape()
    shapes.set(key, shape)
  }
  return shape
}
