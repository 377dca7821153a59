import type { RunEvent, RunId, SequencedEvent } from '../../shared/run/index.ts'
import type { ConditionTerm } from '../../shared/wdl/condition-terms.ts'
import { Call } from './call.ts'
import type { EnginePorts } from './ports.ts'
import type { RunSetup } from './run-core.ts'
import { RunDriver } from './run-driver.ts'
import { slotAt } from './slot-at.ts'
import { step } from './step.ts'

/** What is told of each term of a condition that was evaluated. */
export type TermListener = (term: ConditionTerm, outcome: boolean) => void

type Noted = readonly [term: ConditionTerm, outcome: boolean]

/**
 * What the terms of the conditions of a recorded run came to. The journal is taken in event by event, as after a
 * restart, and where a condition was decided it is evaluated again over the results and variables of that moment;
 * nothing is done or written. A condition that now comes to something else (it reads the time, chance, or what is
 * secured and was not kept) tells nothing.
 */
export function replayTerms(
  setup: RunSetup,
  load: EnginePorts['content']['load'],
  events: readonly SequencedEvent[],
  seen: TermListener,
): void {
  let nowMs = setup.started.at
  let noted: Noted[] = []
  // The recorded times stand in for the run's own clock, whichever that was.
  const { fixedNow: _fixedNow, time: _time, ...started } = setup.started
  const run = new RunDriver(
    { ...setup, started },
    {
      ...nothingOutside,
      clock: { nowMs: () => nowMs, at: () => () => undefined, soon: () => undefined },
      content: { keep: (json) => ({ kind: 'inline', json }), load },
      termSeen: (_runId: RunId, term, outcome) => noted.push([term, outcome]),
    },
  )
  for (const { event } of events) {
    nowMs = event.at
    noted = []
    if (decidesAsBefore(run, event)) for (const [term, outcome] of noted) seen(term, outcome)
    step(run.machine, event)
    run.machine.commands.length = 0
  }
}

/** Evaluates the condition that an event tells the end of; whether it comes to the same. */
function decidesAsBefore(run: RunDriver, event: RunEvent): boolean {
  try {
    if (event.type === 'action-started' && event.branch !== undefined) {
      const slot = slotAt(run.machine, event.action, event.repetition)
      if (slot === undefined || slot.action.prepared.reachesOut === true) return false
      const result = slot.action.prepared.execute(new Call(run, slot, undefined))
      return 'kind' in result && result.kind === 'branch' && result.branch === event.branch
    }
    if (event.type === 'loop-progressed' && event.index !== undefined) {
      const slot = slotAt(run.machine, event.action, event.repetition)
      const frame = slot?.loop?.open.get(event.index)
      if (slot === undefined || frame === undefined) return false
      const call = new Call(run, slot, undefined, frame)
      const end = slot.action.prepared.loopEnds?.(call, event.index, event.status ?? 'Succeeded')
      return (end !== undefined) === (event.last === true)
    }
  } catch {
    // What it reads was not kept, or cannot be read any more.
  }
  return false
}

const never = () => Promise.reject(new Error('A replay calls nobody.'))

const nothingOutside: Omit<EnginePorts, 'clock' | 'content'> = {
  journal: { append: () => undefined, afterCommit: () => undefined, isBlocked: false },
  chance: { random: () => 0, newGuid: () => '00000000-0000-0000-0000-000000000000' },
  http: { send: never },
}
