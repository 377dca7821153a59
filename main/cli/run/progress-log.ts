import {
  actionKey,
  pauseText,
  type RunState,
  repetitionKey,
  type SequencedEvent,
} from '../../../shared/run/index.ts'
import type { TextSink } from '../cli-io.ts'
import { formatDuration, formatTime } from '../terminal/duration.ts'
import { oneLine } from '../terminal/text-width.ts'
import type { RunProgress } from './progress.ts'

/**
 * Progress as plain lines, for logs and pipes: one line for each action that ended, each retry and each wait.
 * Inside loops only what did not succeed has a line, so that a loop over thousands of items stays readable.
 */
export function createProgressLog(sink: TextSink): RunProgress {
  let isNew = true
  return {
    update: (state, events) => {
      const lines: string[] = []
      if (isNew) {
        lines.push(`${'Started'.padEnd(10)} ${oneLine(state.flow.displayName)} (run ${state.runId})`)
        isNew = false
      }
      for (const { event } of events) {
        const line = lineOf(state, event)
        if (line !== undefined) lines.push(line)
      }
      if (lines.length > 0) sink.write(`${lines.join('\n')}\n`)
    },
    finish: () => {},
  }
}

function lineOf(state: RunState, event: SequencedEvent['event']): string | undefined {
  switch (event.type) {
    case 'action-completed': {
      const isInLoop = event.repetition !== undefined && event.repetition.length > 0
      if (isInLoop && (event.status === 'Succeeded' || event.status === 'Skipped')) return undefined
      const name = nameOf(event)
      if (event.status === 'Skipped') return `${event.status.padEnd(10)} ${name}`
      const action = state.actions.get(actionKey(event.action, event.repetition))
      const turns = action?.iterations === undefined ? '' : `, ${turnsOf(action.iterations)}`
      const error = event.error === undefined ? '' : `: ${oneLine(event.error.message)}`
      return `${event.status.padEnd(10)} ${name} (${formatDuration(event.at - event.startTime)}${turns})${error}`
    }
    case 'action-retrying':
      return `${'Retrying'.padEnd(10)} ${nameOf(event)}: attempt ${event.attempt} ended ${event.code}, next in ${formatDuration(event.until - event.at)}`
    case 'part-retrying':
      return `${'Retrying'.padEnd(10)} ${nameOf(event)}: attempt ${event.attempt} of bytes ${event.range} ended ${event.code}, next in ${formatDuration(event.until - event.at)}`
    case 'call-refused':
      return `${'Refused'.padEnd(10)} ${nameOf(event)}: ${oneLine(event.message)}`
    case 'action-waiting':
      return event.until === undefined
        ? `${'Waiting'.padEnd(10)} ${nameOf(event)} (${event.reason})`
        : `${'Waiting'.padEnd(10)} ${nameOf(event)} until ${formatTime(event.until)}`
    case 'run-suspended':
      return `${'Suspended'.padEnd(10)} ${oneLine(event.reason)}`
    case 'run-paused':
      return `${'Paused'.padEnd(10)} ${oneLine(pauseText(event))}`
    case 'run-resumed':
      return 'Resumed'
    default:
      return undefined
  }
}

function turnsOf(iterations: { readonly completed: number; readonly failed: number }): string {
  const turns = `${iterations.completed} ${iterations.completed === 1 ? 'iteration' : 'iterations'}`
  return iterations.failed === 0 ? turns : `${turns}, ${iterations.failed} failed`
}

function nameOf(event: {
  readonly action: string
  readonly repetition?: Parameters<typeof repetitionKey>[0]
}): string {
  const inside = repetitionKey(event.repetition)
  return oneLine(inside === '' ? event.action : `${inside}/${event.action}`)
}
