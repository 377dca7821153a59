import type { TextRange } from '../../shared/errors/index.ts'
import { type CatalogueEntry, functionCatalogue } from '../../shared/expressions/index.ts'
import { operationWord } from '../strings/sentences.ts'
import { chainBefore } from './chain-before.ts'
import { describeFunction } from './describe-function.ts'
import { isPlatformParameter } from './flow-scope.ts'
import { quoted } from './quoted.ts'
import { type ScopeSchemas, type TypedSchema, typeOf } from './schema-of-expression.ts'
import { sourceContext } from './source-context.ts'
import { propertiesOf, resolved, typeOfSchema } from './value-schema.ts'

/** Something that can be put in at the cursor. */
export interface ExpressionProposal {
  readonly label: string
  readonly kind: 'function' | 'step' | 'loop' | 'variable' | 'parameter' | 'property'
  /** What gives way to it, in the source. */
  readonly range: TextRange
  readonly text: string
  /** The cursor goes so many characters before the end of `text`. */
  readonly cursorBack: number
  /** A type, or a signature. */
  readonly detail: string
  /** Markdown. */
  readonly documentation?: string
  /** Proposals of a smaller rank come first. */
  readonly rank: number
}

const stepFunctions: ReadonlySet<string> = new Set([
  'body',
  'outputs',
  'actions',
  'actionbody',
  'actionoutputs',
  'formdatavalue',
  'formdatamultivalues',
  'multipartbody',
])

/**
 * What can stand at an offset of an expression's source (without `@`): functions, steps that have run, loops,
 * variables, parameters, and the properties that what stands before is known to have.
 */
export function completeExpression(
  source: string,
  offset: number,
  schemas: ScopeSchemas,
): readonly ExpressionProposal[] {
  const context = sourceContext(source, offset)
  switch (context.kind) {
    case 'text': {
      const range = { start: context.start, end: context.end }
      if (context.before === '[') {
        return properties(
          schemas,
          source,
          context.beforeAt,
          (name) => name,
          range,
          context.isClosed ? '' : "']",
        )
      }
      const names = context.call === undefined ? [] : namesFor(schemas, context.call)
      return names.map((found) => ({
        ...found,
        range,
        text: found.label.replaceAll("'", "''") + (context.isClosed ? '' : "'"),
        cursorBack: 0,
      }))
    }
    case 'member': {
      const isSafe = source[context.dot - 1] === '?'
      const range = { start: isSafe ? context.dot - 1 : context.dot, end: context.end }
      return properties(schemas, source, range.start, (name) => `?[${quoted(name)}]`, range, '')
    }
    case 'behind': {
      const start = source[context.at - 1] === '?' ? context.at - 1 : context.at
      const range = { start, end: context.at }
      return properties(schemas, source, start, (name) => `?[${quoted(name)}]`, range, '')
    }
    case 'word': {
      const range = { start: context.start, end: context.end }
      return [...wholeValues(schemas, range), ...functions(source, range)]
    }
  }
}

type Named = Pick<ExpressionProposal, 'label' | 'kind' | 'detail' | 'rank'>

/** Names that a function takes as its first argument. */
function namesFor({ scope }: ScopeSchemas, call: string): readonly Named[] {
  if (stepFunctions.has(call)) {
    return scope.actions.map(({ name, manifest }, rank) => ({
      label: name,
      kind: 'step',
      detail: operationWord(manifest.title),
      rank,
    }))
  }
  switch (call) {
    case 'variables':
      return scope.variables.map(({ name, type }) => ({
        label: name,
        kind: 'variable',
        detail: type,
        rank: 0,
      }))
    case 'parameters':
      return scope.parameters.map(({ name, type }) => ({
        label: name,
        kind: 'parameter',
        detail: type,
        rank: 0,
      }))
    case 'items':
    case 'iterationindexes':
      return scope.loops.flatMap(({ name, kind }, rank) =>
        name === undefined ? [] : [{ label: name, kind: 'loop' as const, detail: kind, rank }],
      )
    case 'result':
      return scope.actions
        .filter(({ manifest }) => manifest.traits.childActions.length > 0)
        .map(({ name, manifest }, rank) => ({
          label: name,
          kind: 'step',
          detail: operationWord(manifest.title),
          rank,
        }))
    default:
      return []
  }
}

/** The properties that the expression ending at `end` is known to have. */
function properties(
  schemas: ScopeSchemas,
  source: string,
  end: number,
  write: (name: string) => string,
  range: TextRange,
  closing: string,
): readonly ExpressionProposal[] {
  const chain = chainBefore(source, source[end - 1] === '?' ? end - 1 : end)
  const typed: TypedSchema | undefined = chain === undefined ? undefined : schemas.expression(chain)
  if (typed === undefined) return []
  return propertiesOf(resolved(typed.schema, typed.root), typed.root).map(([name, schema], rank) => {
    const described = typeof schema.description === 'string' ? { documentation: schema.description } : {}
    const text = write(name) + closing
    return {
      label: name,
      kind: 'property',
      range,
      text,
      cursorBack: 0,
      detail: typeOfSchema(schema),
      rank,
      ...described,
    }
  })
}

/** Values ready to be used: the nearest steps, loop items, variables, parameters. */
function wholeValues(schemas: ScopeSchemas, range: TextRange): readonly ExpressionProposal[] {
  const { scope } = schemas
  const found: ExpressionProposal[] = []
  const add = (text: string, kind: ExpressionProposal['kind'], detail: string, rank: number) =>
    found.push({ label: text, kind, range, text, cursorBack: 0, detail, rank })
  for (const loop of scope.loops) {
    if (loop.kind === 'until') continue
    add(
      loop.name === undefined ? 'item()' : `items(${quoted(loop.name)})`,
      'loop',
      typeOf(schemas.item(loop)),
      0,
    )
  }
  if (scope.trigger !== undefined) {
    add('triggerBody()', 'step', operationWord(scope.trigger.manifest.title), 2)
    add('triggerOutputs()', 'step', operationWord(scope.trigger.manifest.title), 2)
  }
  scope.actions.forEach((step, index) => {
    const outputs = schemas.outputs(step)
    const hasBody =
      outputs !== undefined &&
      propertiesOf(resolved(outputs.schema, outputs.root), outputs.root).some(([name]) => name === 'body')
    const call = hasBody ? 'body' : 'outputs'
    add(`${call}(${quoted(step.name)})`, 'step', operationWord(step.manifest.title), 1 + index / 1000)
  })
  for (const { name, type } of scope.variables) add(`variables(${quoted(name)})`, 'variable', type, 2)
  for (const { name, type } of scope.parameters.filter((one) => !isPlatformParameter(one)))
    add(`parameters(${quoted(name)})`, 'parameter', type, 2)
  return found
}

function functions(source: string, range: TextRange): readonly ExpressionProposal[] {
  const isCalled = source[range.end] === '('
  return functionCatalogue.map((entry: CatalogueEntry) => ({
    label: entry.name,
    kind: 'function',
    range,
    text: isCalled ? entry.name : `${entry.name}()`,
    cursorBack: isCalled || entry.maxArguments === 0 ? 0 : 1,
    detail: entry.signature,
    documentation: describeFunction(entry),
    rank: entry.deprecatedFor === undefined ? 3 : 4,
  }))
}
