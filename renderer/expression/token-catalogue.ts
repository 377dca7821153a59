import {
  isTemplate,
  parseExpression,
  parseTemplate,
  printExpression,
  type WdlValue,
} from '../../shared/expressions/index.ts'
import { textOf } from '../../shared/wdl/lookup.ts'
import { isPlatformParameter, type ScopeLoop, type ScopeStep } from './flow-scope.ts'
import { quoted } from './quoted.ts'
import { member, type ScopeSchemas, type TypedSchema, typeOf } from './schema-of-expression.ts'
import { itemsOf, propertiesOf, type TypeWord, typeOfSchema, type ValueSchema } from './value-schema.ts'

/** One value that can be put into a field. */
export interface TokenEntry {
  /** Without its `@`. */
  readonly expression: string
  readonly label: string
  readonly type: TypeWord
  readonly description?: string
  /** How deep it lies below the step's output, for indenting. */
  readonly depth: number
  /**
   * The value lies in the items of these arrays (expressions without their `@`), outermost first, and no loop goes over
   * them here: used in a field it needs an Apply to each for each. `expression` reads the innermost item by `item()`,
   * each inner array that of the array before it.
   */
  readonly inItemsOf?: readonly string[]
  /** Labels of what it lies in, outermost first, where those are not listed above it: among the hits of a search. */
  readonly within?: readonly string[]
}

/** What one step, the loops, the variables or the parameters offer. */
export interface TokenGroup {
  readonly id: string
  readonly kind: 'trigger' | 'action' | 'loop' | 'variables' | 'parameters'
  /** Name of the step or loop; empty for variables and parameters. */
  readonly name: string
  readonly step?: ScopeStep
  readonly entries: readonly TokenEntry[]
}

/** Deepest level of properties that is listed; deeper ones are written by hand. */
const maxDepth = 8
/** Most arrays inside of each other. The platform nests 8 scopes. */
const maxLoops = 4
/** Most entries of one step: schemas that refer to themselves have no end. */
const maxEntries = 5_000

/** Everything a field may hold, grouped by where it comes from: loops first, then the nearest step. */
export function tokenGroups(schemas: ScopeSchemas): readonly TokenGroup[] {
  const { scope } = schemas
  const groups: TokenGroup[] = []
  for (const loop of scope.loops) {
    if (loop.kind !== 'until') groups.push(loopGroup(schemas, loop))
  }
  if (scope.variables.length > 0) {
    const entries = scope.variables.map(({ name, type }) => ({
      expression: `variables(${quoted(name)})`,
      label: name,
      type: wordOf(type),
      depth: 0,
    }))
    groups.push({ id: 'variables', kind: 'variables', name: '', entries })
  }
  for (const step of scope.actions) {
    const entries = stepEntries(schemas, step)
    if (entries.length > 0)
      groups.push({ id: `action ${step.name}`, kind: 'action', name: step.name, step, entries })
  }
  if (scope.trigger !== undefined) {
    const entries = stepEntries(schemas, scope.trigger)
    groups.push({ id: 'trigger', kind: 'trigger', name: scope.trigger.name, step: scope.trigger, entries })
  }
  const parameters = scope.parameters.filter((one) => !isPlatformParameter(one))
  if (parameters.length > 0) {
    const entries = parameters.map(({ name, type, description }) => ({
      expression: `parameters(${quoted(name)})`,
      label: name,
      type: wordOf(type),
      depth: 0,
      ...(description === undefined ? {} : { description }),
    }))
    groups.push({ id: 'parameters', kind: 'parameters', name: '', entries })
  }
  return groups
}

function loopGroup(schemas: ScopeSchemas, loop: ScopeLoop): TokenGroup {
  const expression = loop.name === undefined ? 'item()' : `items(${quoted(loop.name)})`
  const list = new EntryList(schemas)
  list.add(expression, undefined, schemas.item(loop) ?? anything, 0, undefined)
  return { id: `loop ${loop.name ?? ''}`, kind: 'loop', name: loop.name ?? '', entries: list.entries }
}

function stepEntries(schemas: ScopeSchemas, step: ScopeStep): readonly TokenEntry[] {
  const outputs = schemas.outputs(step)
  if (outputs === undefined) return []
  const list = new EntryList(schemas)
  const properties = propertiesOf(outputs.schema, outputs.root)
  const hasBody =
    properties.some(([name]) => name === 'body') && step.manifest.outputs?.properties?.body !== undefined
  const whole = step.isTrigger ? 'triggerOutputs()' : `outputs(${quoted(step.name)})`
  if (!hasBody) {
    list.add(whole, undefined, outputs, 0, undefined)
    return list.entries
  }
  const body = member(outputs, 'body') ?? anything
  const bodyText = step.isTrigger ? 'triggerBody()' : `body(${quoted(step.name)})`
  // What people look for are the properties; the whole body comes after them where it has some.
  const isOpen = propertiesOf(body.schema, body.root).length > 0
  if (isOpen) list.addInside(bodyText, body, 0, undefined)
  list.add(bodyText, '', body, 0, undefined, isOpen)
  for (const [name, schema] of properties) {
    if (name !== 'body')
      list.add(`${whole}?[${quoted(name)}]`, words(name), { schema, root: outputs.root }, 0, undefined, true)
  }
  return list.entries
}

/** `relativePathParameters` as `Relative path parameters`: what a step gives beside its body has no title of its own. */
function words(name: string): string {
  const spaced = name.replace(
    /([a-z])([A-Z])/g,
    (_all, left: string, right: string) => `${left} ${right.toLowerCase()}`,
  )
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const anything: TypedSchema = { schema: {}, root: {} }

class EntryList {
  readonly entries: TokenEntry[] = []
  private readonly schemas: ScopeSchemas

  constructor(schemas: ScopeSchemas) {
    this.schemas = schemas
  }

  add(
    expression: string,
    name: string | undefined,
    typed: TypedSchema,
    depth: number,
    inItemsOf: readonly string[] | undefined,
    isClosed = false,
  ): void {
    if (this.entries.length >= maxEntries) return
    const description = textOf(typed.schema, 'description')
    this.entries.push({
      expression,
      label: labelOfSchema(typed.schema) ?? name ?? '',
      type: typeOf(typed),
      depth,
      ...(description === undefined ? {} : { description }),
      ...(inItemsOf === undefined ? {} : { inItemsOf }),
    })
    if (!isClosed) this.addInside(expression, typed, name === undefined ? depth : depth + 1, inItemsOf)
  }

  addInside(
    expression: string,
    typed: TypedSchema,
    depth: number,
    inItemsOf: readonly string[] | undefined,
  ): void {
    if (depth > maxDepth) return
    for (const [name, schema] of propertiesOf(typed.schema, typed.root)) {
      if (textOf(schema, 'x-ms-visibility') === 'internal') continue
      this.add(`${expression}?[${quoted(name)}]`, name, { schema, root: typed.root }, depth, inItemsOf)
    }
    const items = itemsOf(typed.schema, typed.root)
    if (items === undefined || (inItemsOf?.length ?? 0) >= maxLoops) return
    const loop =
      inItemsOf === undefined
        ? this.schemas.scope.loops.find(({ source }) => isSameExpression(source, expression))
        : undefined
    const item = loop?.name === undefined ? 'item()' : `items(${quoted(loop.name)})`
    const within = loop === undefined ? [...(inItemsOf ?? []), expression] : undefined
    const inner = { schema: items, root: typed.root }
    if (typeOfSchema(items) === 'object') this.addInside(item, inner, depth, within)
    else if (loop === undefined) this.add(item, 'item', inner, depth, within, true)
  }
}

/** Whether a value of the definition (`@body('x')`, `@{...}`) is this expression, white space aside. */
export function isSameExpression(value: WdlValue | undefined, expression: string): boolean {
  if (typeof value !== 'string' || !isTemplate(value)) return false
  const { template } = parseTemplate(value)
  const [segment] = template.segments
  if (template.segments.length !== 1 || segment?.kind !== 'expression') return false
  return printExpression(segment.expression) === printExpression(parseExpression(expression).expression)
}

function labelOfSchema(schema: ValueSchema): string | undefined {
  const title = textOf(schema, 'x-ms-summary') ?? textOf(schema, 'title')
  return title === '' ? undefined : title
}

const typeWords: Readonly<Record<string, TypeWord>> = {
  int: 'integer',
  integer: 'integer',
  float: 'number',
  bool: 'boolean',
  boolean: 'boolean',
  string: 'string',
  securestring: 'string',
  array: 'array',
  object: 'object',
  secureobject: 'object',
}

function wordOf(type: string): TypeWord {
  return typeWords[type] ?? 'any'
}

/** Whether a value of a type is what a field of a type takes; what is not known may be. */
export function fitsType(type: TypeWord, wanted: TypeWord): boolean {
  if (type === 'any' || wanted === 'any' || type === wanted) return true
  if (wanted === 'string') return type !== 'array' && type !== 'object'
  if (wanted === 'number') return type === 'integer'
  return wanted === 'integer' && type === 'number'
}
