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

/**
 * What a screen reader says of a step, and what one says to press it: the texts of its card as one reads them, then what
 * it is and everything the card shows by colour or sign.
 */
export function stepLabel(
  step: FlowStep,
  isCollapsed: boolean,
  problems: ProblemCount | undefined,
  run: StepRun | undefined,
  mark?: StepMark | undefined,
): string {
  const parts = [
    readableName(step.name),
    stepSubtitle(step, isCollapsed),
    step.kind === 'trigger' ? words.trigger : words.action,
  ]
  if (isCollapsed) parts.push(step.isKnown ? step.subtitle : words.unknownType)
  if (step.inside > 0 && !isCollapsed) parts.push(words.inside(step.inside))
  if (problems !== undefined) parts.push(words.problems(problems.errors, problems.warnings))
  if (step.standIn !== undefined) {
    parts.push(step.standIn === 'disabled' ? canvasStrings.state.disabled : canvasStrings.state.staticResult)
  }
  if (step.note !== undefined && step.note !== '')
    parts.push(`${designerStrings.panel.description}: ${step.note}`)
  if (run !== undefined) {
    parts.push(run.status === undefined ? words.notRun : strings.status[run.status])
    if (run.startTime !== undefined && run.endTime !== undefined) {
      parts.push(formatDuration(run.endTime - run.startTime))
    }
    if (run.attempt > 1) parts.push(words.attempt(run.attempt))
    if (run.iterations !== undefined)
      parts.push(words.iterations(run.iterations.completed, run.iterations.total))
  }
  if (mark !== undefined) {
    if (mark.breakpoint !== 'none') {
      parts.push(mark.breakpoint === 'off' ? debugStrings.breakpoints.off : debugStrings.breakpoints.onStep)
    }
    if (mark.isPausedHere) parts.push(debugStrings.bar.paused)
  }
  return parts.join(', ')
}
