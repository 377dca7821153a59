import {
  asId,
  foldEvent,
  type RunEvent,
  type RunState,
  type SequencedEvent,
  startRunState,
} from '../../../shared/run/index.ts'
import { buildGraph, type FlowGraph, openFlowDocument } from '../../../shared/wdl/index.ts'
import type { RunProgress } from '../run/progress.ts'

/** A recorded run for tests: what is told to a progress, folded as the command does it. */
export class RecordedRun {
  readonly state: RunState
  #seq = 1
  readonly #started: SequencedEvent

  constructor(at = 0) {
    const event: RunEvent = {
      type: 'run-started',
      at,
      runId: asId.run('run-1'),
      flow: { flowId: asId.flow('sample'), displayName: 'Sample' },
      origin: 'manual',
      trigger: { name: 'manual', type: 'Request' },
      definition: asId.content('hash'),
      mocks: 'none',
      correlationId: 'c',
    }
    this.#started = { seq: 1, event }
    this.state = startRunState(event)
  }

  /** Tells the start of the run. */
  begin(progress: RunProgress): void {
    progress.update(this.state, [this.#started])
  }

  /** Folds events and tells them as one batch. */
  tell(progress: RunProgress, ...events: readonly RunEvent[]): void {
    const batch = events.map((event) => ({ seq: ++this.#seq, event }))
    for (const sequenced of batch) foldEvent(this.state, sequenced)
    progress.update(this.state, batch)
  }
}

/** An action began. `inside` is `Loop[2]/Inner[0]`. */
export function started(action: string, at: number, inside?: string): RunEvent {
  return { type: 'action-started', at, action, attempt: 1, trackingId: 't', ...repetition(inside) }
}

/** An action ended; extra fields as `ActionCompleted` has them. */
export function completed(
  action: string,
  at: number,
  extra: Partial<Extract<RunEvent, { type: 'action-completed' }>> = {},
  inside?: string,
): RunEvent {
  return {
    type: 'action-completed',
    at,
    action,
    status: 'Succeeded',
    code: 'OK',
    startTime: extra.startTime ?? at,
    ...repetition(inside),
    ...extra,
  }
}

/** Repetition of an event, from `Loop[2]/Inner[0]`. */
export function repetition(inside: string | undefined): { repetition?: { scope: string; index: number }[] } {
  if (inside === undefined) return {}
  return {
    repetition: inside.split('/').map((step) => {
      const [scope = '', index = '0'] = step.replace(']', '').split('[')
      return { scope, index: Number(index) }
    }),
  }
}

/** Graph of a definition with these actions. */
export function graphOf(actions: Readonly<Record<string, unknown>>): FlowGraph {
  const { definition } = openFlowDocument(JSON.stringify({ definition: { triggers: {}, actions } }))
  if (definition === undefined) throw new Error('no definition')
  return buildGraph(definition)
}
