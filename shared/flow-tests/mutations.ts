import type { JsonPath, TextRange } from '../errors/index.ts'
import { type Sentence, say } from '../errors/say.ts'
import { type Expression, walkExpression } from '../expressions/ast.ts'
import { parseTemplate } from '../expressions/template.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import {
  type ActionNode,
  buildGraph,
  conditionTree,
  statusNameOf,
  termsOf,
  valueAtPath,
  type WorkflowDefinition,
} from '../wdl/index.ts'
import { isObject, objectOf, propertyNameOf } from '../wdl/lookup.ts'
import { printTerm } from './coverage-term.ts'

/** Kinds of small mistakes that tests should notice. */
export type MutationKind = 'condition' | 'drop-action' | 'run-after' | 'branches' | 'constant'

/** A definition with one small mistake in it. */
export interface Mutation {
  readonly kind: MutationKind
  readonly action: string
  /** Inside the definition. */
  readonly path: JsonPath
  readonly range?: TextRange
  /** What was changed, in words. */
  readonly description: Sentence
  /** The definition with the mistake. */
  apply(definition: WdlObject): WdlObject
}

/** Every small mistake that can be made in a definition, in its order. */
export function mutationsOf(definition: WorkflowDefinition): readonly Mutation[] {
  return buildGraph(definition).actions.flatMap((node) => [
    ...flipTerms(node),
    ...swapBranches(node),
    ...dropAction(node),
    ...changeRunAfter(node),
    ...shiftConstants(node),
  ])
}

function flipTerms(node: ActionNode): readonly Mutation[] {
  const name = propertyNameOf(node.action, 'expression')
  const isChoice =
    node.branches.some(({ kind }) => kind.startsWith('else')) || node.manifest.traits.loop === 'until'
  if (name === undefined || !isChoice) return []
  const condition = node.action[name] ?? null
  return termsOf(conditionTree(condition, [...node.path, name])).map((term) => {
    const shown = printTerm(condition, term, node.path.length + 1)
    return {
      kind: 'condition' as const,
      action: node.name,
      path: term.path,
      ...(term.range === undefined ? {} : { range: term.range }),
      description: say`${node.name}: not ${shown}`,
      apply: (definition) => {
        const value = valueAtPath(definition, term.path)
        if (typeof value === 'string') return setAt(definition, term.path, negateText(value, term.range))
        // An operator of the object form: {equals: [...]} becomes {not: {equals: [...]}}.
        const operator = term.path.at(-1)
        const holder = valueAtPath(definition, term.path.slice(0, -1))
        if (typeof operator !== 'string' || !isObject(holder) || value === undefined) return definition
        const entries = Object.entries(holder).map(([key, inner]): [string, WdlValue] =>
          key === operator ? ['not', { [operator]: inner }] : [key, inner],
        )
        return setAt(definition, term.path.slice(0, -1), Object.fromEntries(entries))
      },
    }
  })
}

function negateText(text: string, range: TextRange | undefined): string {
  const { start, end } = range ?? { start: 1, end: text.length }
  return `${text.slice(0, start)}not(${text.slice(start, end)})${text.slice(end)}`
}

function swapBranches(node: ActionNode): readonly Mutation[] {
  const filled = node.branches.filter(({ actions }) => actions.length > 0)
  const [first, second] = filled
  const isChoice = node.branches.some(({ kind }) => kind !== 'actions')
  if (!isChoice || first === undefined || second === undefined) return []
  const title = ({ kind, name }: typeof first) =>
    name ?? (kind === 'actions' ? say`true` : kind.split('.')[0] === 'else' ? say`false` : say`default`)
  return [
    {
      kind: 'branches',
      action: node.name,
      path: node.path,
      description: say`${node.name}: branches '${title(first)}' and '${title(second)}' swapped`,
      apply: (definition) => {
        const left = valueAtPath(definition, first.path) ?? {}
        const right = valueAtPath(definition, second.path) ?? {}
        return setAt(setAt(definition, first.path, right), second.path, left)
      },
    },
  ]
}

function dropAction(node: ActionNode): readonly Mutation[] {
  const own = node.runAfter.flatMap(({ name, statuses }) => [[name, statuses] as const])
  return [
    {
      kind: 'drop-action',
      action: node.name,
      path: node.path,
      description: say`${node.name} left out`,
      apply: (definition) => {
        let changed = removeAt(definition, node.path)
        for (const follower of node.followers) {
          const name = propertyNameOf(follower.action, 'runAfter')
          const waits = objectOf(follower.action, 'runAfter')
          if (name === undefined || waits === undefined) continue
          const kept = Object.entries(waits).filter(([key]) => key.toLowerCase() !== node.name.toLowerCase())
          const entries: [string, WdlValue][] = [
            ...own.map(([key, statuses]): [string, WdlValue] => [key, statuses]),
            ...kept,
          ]
          changed = setAt(changed, [...follower.path, name], Object.fromEntries(entries))
        }
        return changed
      },
    },
  ]
}

function changeRunAfter(node: ActionNode): readonly Mutation[] {
  const name = propertyNameOf(node.action, 'runAfter')
  if (name === undefined) return []
  return node.runAfter.flatMap((edge): readonly Mutation[] => {
    const statuses = edge.statuses.map(statusNameOf)
    if (edge.target === undefined || statuses.length === 0) return []
    const changed = statuses.includes('Succeeded') ? ['Failed'] : ['Succeeded']
    return [
      {
        kind: 'run-after',
        action: node.name,
        path: [...node.path, name, edge.name],
        description: say`${node.name} runs after ${edge.name} ${changed.join(', ')} instead of ${edge.statuses.join(', ')}`,
        apply: (definition) => setAt(definition, [...node.path, name, edge.name], changed),
      },
    ]
  })
}

/** Parts of an action that hold other actions, names or schemas, not values. */
const passedOver = new Set([
  'actions',
  'else',
  'cases',
  'default',
  'runafter',
  'schema',
  'metadata',
  'type',
  'kind',
  'host',
  'tools',
])

function shiftConstants(node: ActionNode): readonly Mutation[] {
  const found: Mutation[] = []
  const visit = (value: WdlValue, path: JsonPath): void => {
    if (typeof value === 'number' && Number.isInteger(value)) {
      found.push({
        kind: 'constant',
        action: node.name,
        path,
        description: say`${node.name}: ${value} is ${value + 1}`,
        apply: (definition) => setAt(definition, path, value + 1),
      })
    } else if (typeof value === 'string') found.push(...shiftInText(node.name, value, path))
    else if (Array.isArray(value)) {
      for (const [index, item] of (value as readonly WdlValue[]).entries()) visit(item, [...path, index])
    } else if (isObject(value)) {
      for (const key of Object.keys(value))
        if (!passedOver.has(key.toLowerCase())) visit(value[key] ?? null, [...path, key])
    }
  }
  visit(node.action, node.path)
  return found
}

function shiftInText(action: string, text: string, path: JsonPath): readonly Mutation[] {
  if (!text.includes('@') || !/\d/.test(text)) return []
  const found: Mutation[] = []
  const { template } = parseTemplate(text)
  for (const segment of template.segments) {
    if (segment.kind !== 'expression') continue
    walkExpression(segment.expression, (expression: Expression) => {
      if (expression.kind !== 'literal' || typeof expression.value !== 'number') return
      const { value, range } = expression
      if (!Number.isInteger(value)) return
      found.push({
        kind: 'constant',
        action,
        path,
        range,
        description: say`${action}: ${value} is ${value + 1} in ${text.length > 60 ? `${text.slice(0, 57)}...` : text}`,
        apply: (definition) =>
          setAt(definition, path, `${text.slice(0, range.start)}${value + 1}${text.slice(range.end)}`),
      })
    })
  }
  return found
}

/** The value with another one at a path that exists. */
function setAt<Value extends WdlValue>(value: Value, path: JsonPath, replacement: WdlValue): Value {
  const [step, ...rest] = path
  if (step === undefined) return replacement as Value
  if (Array.isArray(value)) {
    return (value as readonly WdlValue[]).map((item, index) =>
      index === step ? setAt(item, rest, replacement) : item,
    ) as unknown as Value
  }
  if (!isObject(value)) return value
  const key = String(step)
  const inner = rest.length === 0 ? replacement : setAt(value[key] ?? {}, rest, replacement)
  return { ...(value as WdlObject), [key]: inner } as unknown as Value
}

function removeAt(value: WdlObject, path: JsonPath): WdlObject {
  const holder = valueAtPath(value, path.slice(0, -1))
  const name = path.at(-1)
  if (!isObject(holder) || name === undefined) return value
  const kept = Object.entries(holder).filter(([key]) => key !== name)
  return setAt(value, path.slice(0, -1), Object.fromEntries(kept))
}
