import type { ActionState, Content, RunError, RunState } from '../../shared/run/index.ts'

/** What two runs did at one step, in one place of its loops. */
export interface StepPair {
  /** `actionKey` of both. */
  readonly key: string
  readonly left: ActionState | undefined
  readonly right: ActionState | undefined
  readonly difference: 'same' | 'differs' | 'only-left' | 'only-right'
  /** Which parts differ, where both did the step. */
  readonly parts: readonly StepPart[]
}

export type StepPart = 'status' | 'inputs' | 'outputs' | 'error'

/** Puts the steps of two runs side by side: in the order of the left one, those of the right one alone behind them. */
export function compareRuns(left: RunState, right: RunState): readonly StepPair[] {
  const pairs: StepPair[] = []
  for (const [key, action] of left.actions) pairs.push(pairOf(key, action, right.actions.get(key)))
  for (const [key, action] of right.actions) {
    if (!left.actions.has(key)) pairs.push(pairOf(key, undefined, action))
  }
  return pairs
}

function pairOf(key: string, left: ActionState | undefined, right: ActionState | undefined): StepPair {
  if (left === undefined) return { key, left, right, difference: 'only-right', parts: [] }
  if (right === undefined) return { key, left, right, difference: 'only-left', parts: [] }
  const parts: StepPart[] = []
  if (left.status !== right.status || left.code !== right.code) parts.push('status')
  if (!isSameContent(left.inputs, right.inputs)) parts.push('inputs')
  if (!isSameContent(left.outputs, right.outputs)) parts.push('outputs')
  if (!isSameError(left.error, right.error)) parts.push('error')
  return { key, left, right, difference: parts.length === 0 ? 'same' : 'differs', parts }
}

/** Payloads are stored by their hash, so equal ones need not be read. Secured ones tell nothing. */
function isSameContent(left: Content | undefined, right: Content | undefined): boolean {
  if (left === undefined || right === undefined) return left === right
  if (left.kind === 'secured' || right.kind === 'secured') return left.kind === right.kind
  if (left.kind === 'inline' && right.kind === 'inline') return left.json === right.json
  return left.kind === 'stored' && right.kind === 'stored' && left.hash === right.hash
}

function isSameError(left: RunError | undefined, right: RunError | undefined): boolean {
  return left?.code === right?.code && left?.message === right?.message
}
