import { canvasStrings } from '../../strings/canvas.ts'
import { debugStrings } from '../../strings/debug.ts'
import { designerStrings } from '../../strings/designer.ts'
import { strings } from '../../strings/shell.ts'
import { formatDuration } from '../../ui/format-time.ts'
import type { FlowStep } from '../model/flow-model.ts'
import type { ProblemCount } from '../model/step-problems.ts'
import type { StepRun } from '../run-overlay/step-runs.ts'
import type { StepMark } from './debug-marks.ts'
import { readableName } from './step-name.ts'

const words = designerStrings.canvas

/** The line under the name on a card. */
export function stepSubtitle(step: FlowStep, isCollapsed: boolean): string {
  if (isCollapsed) return words.inside(step.inside)
  return step.isKnown ? step.subtitle : `${words.unknownType}: ${step.type}`
}

/** What a card shows beside the step itself. */
export interface ShownOnCard {
  readonly isCollapsed?: boolean
  readonly problems?: ProblemCount | undefined
  readonly run?: StepRun | undefined
  readonly mark?: StepMark | undefined
  readonly coverage?: ShownCoverage | undefined
}

/** Coverage of a step: what the mark on its card says, and what it means. */
export interface ShownCoverage {
  readonly mark: string
  readonly words: string
}

/**
 * What a screen reader says of a step, and what one says to press it: all texts of its card in the order one reads them,
 * then what it is and what the card tells by colour or sign.
 */
export function stepLabel(step: FlowStep, shown: ShownOnCard = {}): string {
  const { isCollapsed = false, problems, run, mark, coverage } = shown
  const parts = [...shownTexts(step, shown), step.kind === 'trigger' ? words.trigger : words.action]
  if (isCollapsed) parts.push(step.isKnown ? step.subtitle : words.unknownType)
  if (step.inside > 0 && !isCollapsed) parts.push(words.inside(step.inside))
  if (problems !== undefined) parts.push(words.problems(problems.errors, problems.warnings))
  if (step.standIn !== undefined && run !== undefined) parts.push(standInWords(step.standIn))
  if (run !== undefined) parts.push(run.status === undefined ? words.notRun : strings.status[run.status])
  if (mark !== undefined) {
    if (mark.breakpoint !== 'none') {
      parts.push(mark.breakpoint === 'off' ? debugStrings.breakpoints.off : debugStrings.breakpoints.onStep)
    }
    if (mark.isPausedHere) parts.push(debugStrings.bar.paused)
  }
  if (coverage !== undefined) parts.push(coverage.words)
  return parts.join(', ')
}

/** The texts of a card, as `StepCard` and `StepBadges` put them one after the other. */
function shownTexts(step: FlowStep, shown: ShownOnCard): readonly string[] {
  const { isCollapsed = false, problems, run, coverage } = shown
  const texts = [readableName(step.name), stepSubtitle(step, isCollapsed)]
  if (coverage !== undefined) texts.push(coverage.mark)
  if (run === undefined) {
    if (step.standIn !== undefined) texts.push(standInWords(step.standIn))
    const count = (problems?.errors ?? 0) + (problems?.warnings ?? 0)
    if (count > 1) texts.push(String(count))
  } else {
    const { iterations, status, startTime, endTime, attempt } = run
    if (iterations !== undefined) texts.push(words.iterations(iterations.completed, iterations.total))
    if ((iterations?.failed ?? 0) > 0) texts.push(words.failedIterations(iterations?.failed ?? 0))
    if (status !== undefined && status !== 'Skipped' && startTime !== undefined && endTime !== undefined) {
      texts.push(formatDuration(endTime - startTime))
    }
    if (status !== undefined && attempt > 1) texts.push(words.attempt(attempt))
  }
  if (step.note !== undefined && step.note !== '') texts.push(step.note)
  return texts
}

function standInWords(standIn: NonNullable<FlowStep['standIn']>): string {
  return standIn === 'disabled' ? canvasStrings.state.disabled : canvasStrings.state.staticResult
}
