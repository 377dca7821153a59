import {
  asId,
  type FinalStatus,
  type Repetition,
  type RunEvent,
  type RunStarted,
} from '../../shared/run/index.ts'

/** For tests: the first event of a run. */
export function started(id: string, at = 1000, more: Partial<RunStarted> = {}): RunStarted {
  return {
    type: 'run-started',
    at,
    runId: asId.run(id),
    flow: { environmentId: asId.environment('env'), flowId: asId.flow('digest'), displayName: 'Digest' },
    origin: 'manual',
    trigger: { name: 'manual', type: 'Request' },
    definition: asId.content('definition'),
    mocks: 'none',
    correlationId: `c-${id}`,
    ...more,
  }
}

/** For tests: an action that began and ended. */
export function ran(
  action: string,
  at: number,
  status: FinalStatus = 'Succeeded',
  repetition: Repetition = [],
): readonly RunEvent[] {
  const place = repetition.length === 0 ? { action } : { action, repetition }
  return [
    {
      type: 'action-started',
      at,
      ...place,
      attempt: 1,
      trackingId: `t-${action}`,
      inputs: json(`"in of ${action}"`),
    },
    {
      type: 'action-completed',
      at: at + 5,
      ...place,
      status,
      code: status === 'Succeeded' ? 'OK' : 'BadRequest',
      startTime: at,
      outputs: json(`"out of ${action}"`),
      ...(status === 'Failed' ? { error: { code: 'BadRequest', message: `${action} did not work.` } } : {}),
    },
  ]
}

/** For tests: the last event of a run. */
export function ended(at: number, status: FinalStatus = 'Succeeded'): RunEvent {
  return { type: 'run-completed', at, status }
}

/** For tests: iterations as `[['Loop', 2], ['Inner', 0]]`. */
export function at(...steps: readonly (readonly [scope: string, index: number])[]): Repetition {
  return steps.map(([scope, index]) => ({ scope, index }))
}

function json(text: string) {
  return { kind: 'inline', json: text } as const
}
