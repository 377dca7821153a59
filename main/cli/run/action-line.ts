import { type ActionState, isFinal, type Status } from '../../../shared/run/index.ts'
import { formatDuration } from '../terminal/duration.ts'
import { type Glyphs, statusGlyph } from '../terminal/glyphs.ts'
import type { Style } from '../terminal/style.ts'
import { cutToWidth, oneLine, textWidth } from '../terminal/text-width.ts'

/** What a line is drawn with. */
export interface LineLook {
  readonly style: Style
  readonly glyphs: Glyphs
  readonly columns: number
  /** Counts up while the picture moves. */
  readonly turn: number
  /** Clock of the run (ms), for what is still to come. */
  readonly nowMs: number
}

/** One line to draw. */
export interface ActionLine {
  readonly action: ActionState
  /** Steps of indentation. */
  readonly depth: number
  readonly elapsedMs: number
  /** Whether it chooses between branches (If, Switch), so that the branch taken is worth telling. */
  readonly isChoice: boolean
}

/** One action as a line of the tree, cut to the terminal's width. */
export function actionLine(line: ActionLine, look: LineLook): string {
  const { action, depth } = line
  const { style, glyphs } = look
  const isRetrying = action.waiting?.reason === 'retry' && !isFinal(action.status)
  const glyph = isRetrying
    ? style.yellow(glyphs.retrying)
    : statusGlyph(action.status, glyphs, style, look.turn)
  const lead = '  '.repeat(depth)
  const room = look.columns - lead.length - 3
  const name = cutToWidth(oneLine(action.name), Math.max(8, room))
  const details = cutToWidth(oneLine(detailsOf(line, look)), Math.max(0, room - textWidth(name) - 2))
  const shownName = action.status === 'Skipped' ? style.dim(name) : name
  return `${lead}${glyph} ${shownName}${details === '' ? '' : `  ${tone(action.status, style)(details)}`}`
}

function tone(status: Status, style: Style): (text: string) => string {
  if (status === 'Failed' || status === 'TimedOut') return style.red
  return status === 'Waiting' ? style.yellow : style.dim
}

function detailsOf({ action, elapsedMs, isChoice }: ActionLine, look: LineLook): string {
  const parts: string[] = []
  if (isChoice && action.branch !== undefined) parts.push(`${look.glyphs.arrow} ${branchWord(action.branch)}`)
  if (action.iterations !== undefined) parts.push(turnsOf(action))
  if (action.waiting !== undefined && !isFinal(action.status)) parts.push(waitOf(action, look.nowMs))
  else if (action.status === 'Skipped') parts.push('skipped')
  else if (action.status !== 'Waiting') parts.push(formatDuration(elapsedMs))
  if (isFinal(action.status) && action.retries.length > 0) {
    parts.push(action.retries.length === 1 ? '1 retry' : `${action.retries.length} retries`)
  }
  if (action.afterRestart === true) parts.push(`attempt ${action.attempt}, after a restart`)
  if (action.status === 'Failed' || action.status === 'TimedOut') {
    // A scope whose actions failed says nothing of its own: the reason stands on their lines.
    if (action.code !== 'ActionFailed') parts.push(action.error?.message ?? action.code ?? action.status)
  }
  return parts.join('  ')
}

function branchWord(branch: string): string {
  if (branch === 'actions') return 'yes'
  return branch === 'else' ? 'no' : branch
}

function turnsOf({ iterations, status }: ActionState): string {
  const { completed = 0, failed = 0, total } = iterations ?? {}
  const count =
    isFinal(status) || total === undefined
      ? `${completed} ${completed === 1 ? 'iteration' : 'iterations'}`
      : `${completed}/${total}`
  return failed === 0 ? count : `${count}, ${failed} failed`
}

function waitOf(action: ActionState, nowMs: number): string {
  const { reason, until } = action.waiting ?? { reason: '' }
  const left = until === undefined ? undefined : formatDuration(until - nowMs)
  if (reason === 'retry') {
    const last = action.retries.at(-1)
    return `attempt ${action.attempt + 1}${left === undefined ? '' : ` in ${left}`}${last === undefined ? '' : `, last: ${last.code}`}`
  }
  if (left !== undefined) return `waits ${left}`
  return reason === 'webhook' ? 'waits for an answer' : `waits (${reason})`
}
