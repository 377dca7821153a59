import type { TextRange } from '../errors/index.ts'
import { type Expression, walkExpression } from './ast.ts'

/** What an expression can refer to by name. */
export type ReferenceKind =
  | 'action'
  | 'result'
  | 'items'
  | 'iterationIndexes'
  | 'variable'
  | 'parameter'
  | 'appSetting'
  | 'trigger'
  | 'item'

/** A reference; `name` is `undefined` where it is computed at run time, or where the kind has no name. */
export interface ExpressionReference {
  readonly kind: ReferenceKind
  readonly name: string | undefined
  /** Range of the quoted name (quotes included); of the whole call where there is none. */
  readonly range: TextRange
  /** The function that refers, as written. */
  readonly functionName: string
}

const kinds: Readonly<Record<string, ReferenceKind>> = {
  actions: 'action',
  outputs: 'action',
  body: 'action',
  actionoutputs: 'action',
  actionbody: 'action',
  formdatavalue: 'action',
  formdatamultivalues: 'action',
  multipartbody: 'action',
  result: 'result',
  items: 'items',
  iterationindexes: 'iterationIndexes',
  variables: 'variable',
  parameters: 'parameter',
  appsetting: 'appSetting',
  trigger: 'trigger',
  triggerbody: 'trigger',
  triggeroutputs: 'trigger',
  triggerformdatavalue: 'trigger',
  triggerformdatamultivalues: 'trigger',
  triggermultipartbody: 'trigger',
  item: 'item',
}

const nameless: ReadonlySet<ReferenceKind> = new Set(['trigger', 'item'])

/** Everything an expression refers to, in order of appearance. */
export function findReferences(expression: Expression): ExpressionReference[] {
  const found: ExpressionReference[] = []
  walkExpression(expression, (node) => {
    if (node.kind !== 'call') return
    const key = node.name.toLowerCase()
    const kind = Object.hasOwn(kinds, key) ? kinds[key] : undefined
    if (kind === undefined) return
    const arg = nameless.has(kind) ? undefined : node.args[0]
    const name = arg?.kind === 'literal' && typeof arg.value === 'string' ? arg.value : undefined
    found.push({ kind, name, range: arg?.range ?? node.range, functionName: node.name })
  })
  return found
}

/** Kinds that name an action: renaming one renames them all. */
const actionKinds: ReadonlySet<ReferenceKind> = new Set(['action', 'result', 'items', 'iterationIndexes'])

/** Whether a reference of kind `found` is to be renamed together with `wanted`. */
export function isRenamedWith(found: ReferenceKind, wanted: ReferenceKind): boolean {
  return found === wanted || (wanted === 'action' && actionKinds.has(found))
}
