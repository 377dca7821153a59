import type { ActionState, RunError, RunState } from '../../../shared/run/index.ts'
import { repetitionKey } from '../../../shared/run/index.ts'
import type { Style } from '../terminal/style.ts'
import { oneLine } from '../terminal/text-width.ts'
import { placeOfError } from './error-place.ts'
import type { FlowToRun } from './flow-to-run.ts'
import { showRange } from './show-source.ts'

/** Failures shown in full; the rest are counted. */
const maxShown = 5

/**
 * The actions where trouble began: those that failed or timed out by themselves, not because something inside them
 * did. In the order they started.
 */
export function rootFailures(flow: FlowToRun, state: RunState): readonly ActionState[] {
  const failed = [...state.actions.values()].filter(
    ({ status }) => status === 'Failed' || status === 'TimedOut',
  )
  return failed.filter(
    (action) =>
      !failed.some(
        (other) =>
          other !== action &&
          isInside(flow, other.name, action.name) &&
          repetitionKey(other.repetition).startsWith(repetitionKey(action.repetition)),
      ),
  )
}

function isInside(flow: FlowToRun, name: string, scope: string): boolean {
  const target = flow.graph.action(scope)
  for (let node = flow.graph.action(name)?.parent; node !== undefined; node = node.parent) {
    if (node === target) return true
  }
  return false
}

/**
 * Why a run failed, in words: each failing action with its message, the place in the file (`file:line:column`, which
 * terminals and editors open), the template with a caret under the failing part, and what to try next.
 */
export function explainFailures(
  flow: FlowToRun,
  state: RunState,
  options: { readonly style: Style; readonly columns: number },
): string {
  const failures = groupAlike(rootFailures(flow, state))
  const parts = failures.slice(0, maxShown).map(([first, ...others]) => {
    const verb = first.status === 'TimedOut' ? 'timed out' : 'failed'
    const where =
      first.repetition.length === 0 ? '' : ` (${repetitionKey(first.repetition)}${andMore(others.length)})`
    return explain(flow, `${first.name}${where} ${verb}`, first.error, first.code, options)
  })
  if (failures.length > maxShown) parts.push(`${failures.length - maxShown} more failed; --json shows all.\n`)
  if (failures.length === 0 || isOwnError(state.error)) {
    parts.push(explain(flow, 'The run failed', state.error, undefined, options))
  }
  return parts.join('\n')
}

type Alike = readonly [ActionState, ...ActionState[]]

/** Failures of one action with the same words, in different iterations, are told once. */
function groupAlike(failures: readonly ActionState[]): readonly Alike[] {
  const groups = new Map<string, [ActionState, ...ActionState[]]>()
  for (const action of failures) {
    const key = `${action.name}\n${action.error?.code}\n${action.error?.message}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [action])
    else group.push(action)
  }
  return [...groups.values()]
}

function andMore(count: number): string {
  return count === 0 ? '' : ` and ${count} more`
}

/** Whether the run's error says something that no action's error says: Terminate, a timeout of the run. */
function isOwnError(error: RunError | undefined): boolean {
  return error !== undefined && error.code !== 'ActionFailed'
}

function explain(
  flow: FlowToRun,
  title: string,
  error: RunError | undefined,
  code: string | undefined,
  { style, columns }: { readonly style: Style; readonly columns: number },
): string {
  const lines = [`${style.bold(title)}${style.dim(`: ${error?.code ?? code ?? 'no code'}`)}`]
  if (error !== undefined) {
    lines.push(`  ${oneLine(error.message)}`)
    const place = placeOfError(flow, error)
    if (place !== undefined) {
      lines.push(`  ${style.cyan(`${flow.file}:${place.line}:${place.column}`)}`)
      if (place.template !== undefined) {
        lines.push(showRange(place.template.text, place.template.range, { columns, indent: 4, style }))
      }
    }
    if (error.hint !== undefined) lines.push(style.dim(`  Hint: ${error.hint}`))
  }
  return `${lines.join('\n')}\n`
}
