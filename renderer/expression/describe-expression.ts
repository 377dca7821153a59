import { type Expression, parseExpression } from '../../shared/expressions/index.ts'

/** What an expression is to a person who reads a field: a value of a step, or a formula. */
export interface ExpressionLook {
  readonly kind: 'action' | 'trigger' | 'loop' | 'variable' | 'parameter' | 'formula'
  /** Name of the step, loop, variable or parameter it reads; empty for a formula, and for the trigger. */
  readonly of: string
  /** The last name of the path, or the formula's outermost function. Empty: the whole output. */
  readonly label: string
}

/** Kinds by function in lower case, with the part of the record that is read. */
const readers: Readonly<Record<string, readonly [ExpressionLook['kind'], string]>> = {
  body: ['action', 'body'],
  actionbody: ['action', 'body'],
  outputs: ['action', ''],
  actionoutputs: ['action', ''],
  actions: ['action', ''],
  triggerbody: ['trigger', 'body'],
  triggeroutputs: ['trigger', ''],
  trigger: ['trigger', ''],
  items: ['loop', 'item'],
  item: ['loop', 'item'],
  variables: ['variable', ''],
  parameters: ['parameter', ''],
}

/** Says in two words what an expression (without its `@`) gives. Texts of field values are described once each. */
export function describeExpression(source: string): ExpressionLook {
  const known = described.get(source)
  if (known !== undefined) return known
  const look = describe(parseExpression(source, { maxLength: Number.POSITIVE_INFINITY }).expression)
  if (described.size > 2000) described.clear()
  described.set(source, look)
  return look
}

const described = new Map<string, ExpressionLook>()

function describe(expression: Expression): ExpressionLook {
  const path: string[] = []
  let at = expression
  while (at.kind === 'access') {
    if (at.key.kind !== 'literal') return formula(expression)
    path.unshift(String(at.key.value))
    at = at.target
  }
  if (at.kind !== 'call') return formula(expression)
  const reader = readers[at.name.toLowerCase()]
  const [arg] = at.args
  if (reader === undefined || at.args.length > 1) return formula(expression)
  if (arg !== undefined && (arg.kind !== 'literal' || typeof arg.value !== 'string'))
    return formula(expression)
  const [kind, part] = reader
  const of = arg?.kind === 'literal' ? String(arg.value) : ''
  // `body/value` in one step is `value`; a number alone says too little.
  const last = path.at(-1)?.split('/').at(-1)
  const label =
    last === undefined ? part : /^\d+$/.test(last) && path.length > 1 ? `${path.at(-2)} ${last}` : last
  return { kind, of, label: kind === 'variable' && last === undefined ? of : label }
}

function formula(expression: Expression): ExpressionLook {
  let at = expression
  while (at.kind === 'access') at = at.target
  return { kind: 'formula', of: '', label: at.kind === 'call' ? `${at.name}(…)` : '' }
}
