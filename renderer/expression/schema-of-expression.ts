import { findFunction } from '../../shared/expressions/functions/find-function.ts'
import {
  type CallExpression,
  type Expression,
  isTemplate,
  parseTemplate,
  type WdlValue,
} from '../../shared/expressions/index.ts'
import { isObject, isSameName, objectOf, propertyNameOf, propertyOf } from '../../shared/wdl/lookup.ts'
import type { FlowScope, ScopeLoop, ScopeStep } from './flow-scope.ts'
import {
  itemsOf,
  propertiesOf,
  resolved,
  schemaOfManifest,
  schemaOfSample,
  typeOfSchema,
  type ValueSchema,
} from './value-schema.ts'

/** A schema with the document that its `$ref`s point into. */
export interface TypedSchema {
  readonly schema: ValueSchema
  readonly root: ValueSchema
}

/** What is known beyond the definition: of connectors, and of a run. */
export interface SchemaSources {
  /** Schema of what a connector's step gives as its body; undefined when it is not known (yet). */
  readonly connectorBody?: (step: ScopeStep) => TypedSchema | undefined
  /** Outputs of a step in the run looked at, `{statusCode, headers, body}`; undefined when there are none. */
  readonly sampleOutputs?: (step: ScopeStep) => WdlValue | undefined
}

/** Answers what expressions of one scope give, as far as it can be known without running them. */
export class ScopeSchemas {
  readonly scope: FlowScope
  private readonly sources: SchemaSources
  private readonly known = new Map<string, TypedSchema | undefined>()

  constructor(scope: FlowScope, sources: SchemaSources = {}) {
    this.scope = scope
    this.sources = sources
  }

  /** The step that a name in an expression means. */
  step(name: string): ScopeStep | undefined {
    return this.scope.actions.find((step) => isSameName(step.name, name))
  }

  /** Schema of `outputs('step')`, or of `triggerOutputs()`. */
  outputs(step: ScopeStep): TypedSchema | undefined {
    const key = `${step.isTrigger ? 't' : 'a'} ${step.name.toLowerCase()}`
    if (this.known.has(key)) return this.known.get(key)
    // A step that reads itself, over whatever detour, has no schema while it is asked for.
    this.known.set(key, undefined)
    const found = this.readOutputs(step)
    this.known.set(key, found)
    return found
  }

  /** Schema of the items of a loop. */
  item(loop: ScopeLoop): TypedSchema | undefined {
    const list = this.value(loop.source)
    if (list === undefined) return undefined
    const items = itemsOf(list.schema, list.root)
    return items === undefined ? undefined : { schema: items, root: list.root }
  }

  /** The same, for a place inside of one more loop. */
  within(loop: ScopeLoop): ScopeSchemas {
    return new ScopeSchemas({ ...this.scope, loops: [loop, ...this.scope.loops] }, this.sources)
  }

  /** Schema of an expression's value; undefined when nothing is known. */
  expression(node: Expression): TypedSchema | undefined {
    switch (node.kind) {
      case 'literal':
        return plain(schemaOfSample(node.value))
      case 'call':
        return this.call(node)
      case 'access':
        return node.key.kind === 'literal' ? member(this.expression(node.target), node.key.value) : undefined
      case 'missing':
        return undefined
    }
  }

  /** Schema of a value of the definition, expressions in it taken for what they give. */
  value(value: WdlValue | undefined, depth = 0): TypedSchema | undefined {
    if (value === undefined || depth > 12) return undefined
    if (typeof value === 'string' && isTemplate(value)) {
      const { template } = parseTemplate(value)
      const [segment] = template.segments
      if (template.mode !== 'expression') return plain({ type: 'string' })
      return segment?.kind === 'expression' ? this.expression(segment.expression) : undefined
    }
    if (isObject(value)) {
      const properties = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, this.value(inner, depth + 1)?.schema ?? {}]),
      )
      return plain({ type: 'object', properties })
    }
    return plain(schemaOfSample(value))
  }

  private readOutputs(step: ScopeStep): TypedSchema | undefined {
    const inputs = propertyOf(step.value, 'inputs')
    const special = outputReaders[step.manifest.type.toLowerCase()]
    const own = special?.(this, inputs)
    const declared = schemaOfManifest(step.manifest.outputs)
    const body = step.manifest.traits.needsConnection ? this.sources.connectorBody?.(step) : undefined
    if (body !== undefined) {
      const properties = { ...objectOf(declared, 'properties'), body: body.schema }
      return { schema: { type: 'object', properties }, root: body.root }
    }
    if (own !== undefined) return own
    const sample = this.sources.sampleOutputs?.(step)
    if (sample !== undefined) return plain(withDeclared(schemaOfSample(sample), declared))
    return declared === undefined ? undefined : plain(declared)
  }

  private call(node: CallExpression): TypedSchema | undefined {
    const name = node.name.toLowerCase()
    const arg = node.args[0]
    const text = arg?.kind === 'literal' && typeof arg.value === 'string' ? arg.value : undefined
    const read = readers[name]
    if (read !== undefined) return read(this, text)
    const through = throughFirst.has(name) && arg !== undefined ? this.expression(arg) : undefined
    if (name === 'first' || name === 'last') {
      const list = arg === undefined ? undefined : this.expression(arg)
      const items = list === undefined ? undefined : itemsOf(list.schema, list.root)
      return items === undefined || list === undefined ? undefined : { schema: items, root: list.root }
    }
    if (through !== undefined) return through
    if (name === 'if') return node.args[1] === undefined ? undefined : this.expression(node.args[1])
    const returns = findFunction(node.name)?.returns
    if (returns === undefined || returns.includes('|') || returns === 'any') return undefined
    return plain({ type: returns === 'float' || returns === 'decimal' ? 'number' : returns })
  }
}

/** Functions that give back a value of the kind of their first argument. */
const throughFirst: ReadonlySet<string> = new Set([
  'coalesce',
  'take',
  'skip',
  'sort',
  'reverse',
  'union',
  'intersection',
  'setproperty',
  'addproperty',
  'removeproperty',
])

type Reader = (schemas: ScopeSchemas, name: string | undefined) => TypedSchema | undefined

const outputsOf: Reader = (schemas, name) => {
  const step = name === undefined ? undefined : schemas.step(name)
  return step === undefined ? undefined : schemas.outputs(step)
}
const bodyOf: Reader = (schemas, name) => member(outputsOf(schemas, name), 'body')
const readers: Readonly<Record<string, Reader>> = {
  outputs: outputsOf,
  actionoutputs: outputsOf,
  body: bodyOf,
  actionbody: bodyOf,
  actions: (schemas, name) => record(outputsOf(schemas, name)),
  trigger: (schemas) => record(outputsOfTrigger(schemas)),
  triggeroutputs: (schemas) => outputsOfTrigger(schemas),
  triggerbody: (schemas) => member(outputsOfTrigger(schemas), 'body'),
  item: (schemas) =>
    itemOf(
      schemas,
      schemas.scope.loops.find(({ kind }) => kind !== 'until'),
    ),
  items: (schemas, name) =>
    itemOf(
      schemas,
      schemas.scope.loops.find((loop) => loop.name !== undefined && isSameName(loop.name, name ?? '')),
    ),
  iterationindexes: () => plain({ type: 'integer' }),
  variables: ({ scope }, name) =>
    typed(scope.variables.find((one) => isSameName(one.name, name ?? ''))?.type),
  parameters: ({ scope }, name) =>
    typed(scope.parameters.find((one) => isSameName(one.name, name ?? ''))?.type),
}

function outputsOfTrigger(schemas: ScopeSchemas): TypedSchema | undefined {
  const { trigger } = schemas.scope
  return trigger === undefined ? undefined : schemas.outputs(trigger)
}

function itemOf(schemas: ScopeSchemas, loop: ScopeLoop | undefined): TypedSchema | undefined {
  return loop === undefined ? undefined : schemas.item(loop)
}

/** The record that `actions('x')` and `trigger()` give, around the outputs. */
function record(outputs: TypedSchema | undefined): TypedSchema {
  const text = { type: 'string' }
  const properties = {
    name: text,
    status: text,
    code: text,
    startTime: text,
    endTime: text,
    trackingId: text,
    error: { type: 'object', properties: { code: text, message: text } },
    inputs: {},
    outputs: outputs?.schema ?? {},
  }
  return { schema: { type: 'object', properties }, root: outputs?.root ?? {} }
}

/** Outputs that are known from the inputs, by type in lower case. */
const outputReaders: Readonly<
  Record<string, (schemas: ScopeSchemas, inputs: WdlValue | undefined) => TypedSchema | undefined>
> = {
  request: (_schemas, inputs) => {
    const body = objectOf(inputs, 'schema')
    if (body === undefined || Object.keys(body).length === 0) return undefined
    const any = { type: 'object' }
    return {
      schema: {
        type: 'object',
        properties: { body, headers: any, queries: any, relativePathParameters: any },
      },
      root: body,
    }
  },
  parsejson: (_schemas, inputs) => {
    const body = objectOf(inputs, 'schema')
    return body === undefined ? undefined : { schema: { type: 'object', properties: { body } }, root: body }
  },
  compose: (schemas, inputs) => schemas.value(inputs),
  select: (schemas, inputs) => {
    const own = schemas.within({ name: undefined, kind: 'input', source: propertyOf(inputs, 'from') })
    const element = own.value(propertyOf(inputs, 'select'))
    const body = { type: 'array', items: element?.schema ?? {} }
    return { schema: { type: 'object', properties: { body } }, root: element?.root ?? {} }
  },
  query: (schemas, inputs) => {
    const list = schemas.value(propertyOf(inputs, 'from'))
    if (list === undefined) return undefined
    return { schema: { type: 'object', properties: { body: list.schema } }, root: list.root }
  },
}

function plain(schema: ValueSchema): TypedSchema {
  return { schema, root: schema }
}

const definitionTypes: Readonly<Record<string, string>> = {
  int: 'integer',
  bool: 'boolean',
  float: 'number',
  securestring: 'string',
  secureobject: 'object',
}

function typed(type: string | undefined): TypedSchema | undefined {
  return type === undefined || type === '' ? undefined : plain({ type: definitionTypes[type] ?? type })
}

/** A sample's schema with the titles that the manifest gives; headers of one answer say nothing of the next one's. */
function withDeclared(sample: ValueSchema, declared: ValueSchema | undefined): ValueSchema {
  const own = objectOf(declared, 'properties')
  const found = objectOf(sample, 'properties')
  if (own === undefined || found === undefined) return sample
  const properties = { ...own, ...found }
  for (const [name, schema] of Object.entries(own)) {
    const title = propertyOf(schema, 'title')
    const inner = properties[name]
    if (title !== undefined && isObject(inner)) properties[name] = { ...inner, title }
  }
  return { ...sample, properties }
}

/** The schema of a property or an element. A flattened name (`body/value`) goes down several steps at once. */
export function member(of: TypedSchema | undefined, key: WdlValue): TypedSchema | undefined {
  if (of === undefined) return undefined
  const { root } = of
  const schema = resolved(of.schema, root)
  if (typeof key === 'number' || typeof key === 'bigint') {
    const items = itemsOf(schema, root)
    return items === undefined ? undefined : { schema: items, root }
  }
  if (typeof key !== 'string') return undefined
  const properties = Object.fromEntries(propertiesOf(schema, root))
  const name = propertyNameOf(properties, key)
  const found = name === undefined ? undefined : properties[name]
  if (found !== undefined) return { schema: found, root }
  const slash = key.indexOf('/')
  if (slash > 0) return member(member(of, key.slice(0, slash)), key.slice(slash + 1))
  const more = objectOf(schema, 'additionalProperties')
  return more === undefined ? undefined : { schema: resolved(more, root), root }
}

/** The type word of a typed schema. */
export function typeOf(typed: TypedSchema | undefined) {
  return typed === undefined ? 'any' : typeOfSchema(resolved(typed.schema, typed.root))
}
