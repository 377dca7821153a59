import type { RunState } from '../../../shared/run/index.ts'
import type { FlowToRun } from './flow-to-run.ts'
import type { LoadContent } from './run-report.ts'
import { type ResultLook, showHeadline, showResult } from './show-result.ts'

/** Runs that did not succeed and are shown with why. */
const maxExplained = 5
/** Runs that are named at all. */
const maxNamed = 20

/**
 * What became of the runs of further items of a body: a line each, and why for those that did not succeed. All of each
 * with `verbose`. The first item has number 1.
 */
export async function showOtherItems(
  flow: FlowToRun,
  states: readonly RunState[],
  load: LoadContent,
  look: ResultLook,
): Promise<string> {
  if (states.length === 0) return ''
  const numbered = states.map((state, index) => ({ state, number: index + 2 }))
  if (look.verbose) {
    const parts = await Promise.all(
      numbered.map(
        async ({ number, state }) => `${titleOf(number, look)}${await showResult(flow, state, load, look)}`,
      ),
    )
    return `\n${parts.join('\n')}`
  }
  const failed = numbered.filter(({ state }) => state.status !== 'Succeeded')
  const lines = numbered
    .slice(0, maxNamed)
    .map(({ number, state }) => `${titleOf(number, look)}${showHeadline(flow, state, look)}`)
  const explained = await Promise.all(
    failed
      .slice(0, maxExplained)
      .map(
        async ({ number, state }) => `${titleOf(number, look)}${await showResult(flow, state, load, look)}`,
      ),
  )
  const rest = numbered.length - maxNamed
  const more = rest > 0 ? look.style.dim(`… ${rest} more; --verbose shows all\n`) : ''
  return `\n${lines.join('')}${more}${explained.length === 0 ? '' : `\n${explained.join('\n')}`}`
}

function titleOf(number: number, { style }: ResultLook): string {
  return style.dim(`Item ${number}: `)
}
