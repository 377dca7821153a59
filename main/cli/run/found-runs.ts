import { foldEvent, foldEvents, isFinal, type RunId, type RunState } from '../../../shared/run/index.ts'
import type { EngineHost, RunEventBatch } from '../../services/engine-host.ts'
import type { LocalEngine } from '../../services/local-engine-host.ts'

/** Unfinished runs that were found in a data folder and go on. */
export interface FoundRuns {
  /**
   * Waits until each of them is over or only waits for a time or a call, then brings the engine to rest. Calls `tell`
   * with what is left.
   */
  settle(): Promise<void>
}

/** Most runs of a folder that are told of and waited for. */
const maxFound = 1000

/** How long calls under way may take to come to their end, in ms. */
const drainMs = 5000

/**
 * Lets unfinished runs of a data folder go on: those of a process that was killed, and those whose wait was longer than
 * it ran. Says so with `tell`.
 */
export async function resumeFoundRuns(
  host: LocalEngine,
  tell: (message: string) => void,
): Promise<FoundRuns> {
  const states = new Map<RunId, RunState>()
  const unfinished = (await host.listRuns({ limit: maxFound })).filter(({ status }) => !isFinal(status))
  if (unfinished.length === 0) return { settle: async () => undefined }
  const resumed = await host.resumeAll()
  for (const { runId } of unfinished) {
    const state = foldEvents(await host.events({ runId }))
    if (state !== undefined) states.set(runId, state)
  }
  tell(`${count(resumed, 'unfinished run')} of this data folder ${resumed === 1 ? 'goes' : 'go'} on.`)
  return {
    settle: async () => {
      await allAtRest(host, states)
      await host.drain(drainMs)
      const left = [...states.values()].filter((state) => !isFinal(state.status)).length
      if (left > 0) {
        tell(
          `${count(left, 'run')} of this data folder ${left === 1 ? 'is' : 'are'} not over; ` +
            `${left === 1 ? 'it goes' : 'they go'} on when it is used again.`,
        )
      }
    },
  }
}

/** Resolves when no run has anything to do now. */
async function allAtRest(host: EngineHost, states: ReadonlyMap<RunId, RunState>): Promise<void> {
  let check = (): void => undefined
  const take = ({ runId, events }: RunEventBatch): void => {
    const state = states.get(runId)
    if (state === undefined) return
    for (const event of events) foldEvent(state, event)
    check()
  }
  const unsubscribe = host.subscribe(take)
  try {
    // What happened before the subscription.
    for (const [runId, state] of states) {
      for (const event of await host.events({ runId, after: state.lastSeq })) foldEvent(state, event)
    }
    await new Promise<void>((resolve) => {
      check = () => {
        if ([...states.values()].every(isAtRest)) resolve()
      }
      check()
    })
  } finally {
    unsubscribe()
  }
}

/** A run that is over, stands still, or whose every action under way waits for later. */
function isAtRest(state: RunState): boolean {
  if (isFinal(state.status) || state.suspendedBecause !== undefined) return true
  const underWay = [...state.actions.values()].filter(({ endTime }) => endTime === undefined)
  // Scopes and loops are under way as long as anything in them is.
  const leaves = underWay.filter(({ branch, iterations }) => branch === undefined && iterations === undefined)
  return (
    leaves.length > 0 &&
    leaves.every(({ waiting }) => waiting !== undefined && (waiting.until ?? Infinity) > Date.now())
  )
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
