import { RequestError } from '../../shared/errors/index.ts'
import {
  type ActionState,
  actionKey,
  foldEvents,
  type Repetition,
  type RunEvent,
  type SequencedEvent,
  type Status,
} from '../../shared/run/index.ts'
import { foldName } from '../../shared/wdl/lookup.ts'
import type { ActionPlan, Plan } from './plan.ts'

/** Statuses whose outcome can be taken over; what was cut off runs anew. */
const keptStatuses: ReadonlySet<Status> = new Set(['Succeeded', 'Failed', 'Skipped', 'TimedOut'])

/** An action with the scopes around it, outermost first, and the iteration of each that is a loop. */
interface Place {
  readonly action: ActionPlan
  readonly index: number | undefined
}

/**
 * What a new run takes over from an earlier one to go on from an action: everything but that action, what comes after
 * it, and what was not over. Times are those of the new run's start. The flow may have been edited since: actions that
 * it has no more are left out. Throws RequestError `run.cannot-start-there` with the plain reason.
 */
export function keptEvents(
  plan: Plan,
  earlier: readonly SequencedEvent[],
  from: { readonly action: string; readonly repetition?: Repetition },
  atMs: number,
): RunEvent[] {
  const target = plan.actionsByName.get(from.action.toLowerCase())
  if (target === undefined) throw cannot(`the flow has no action '${from.action}'.`)
  const state = foldEvents(earlier)
  if (state === undefined) throw cannot('the earlier run has left nothing.')
  const { actions } = state
  const stateOf = (action: ActionPlan, repetition: Repetition): ActionState | undefined =>
    actions.get(actionKey(action.name, repetition))
  const repetition = from.repetition ?? []
  const path = placesOf(target, repetition)
  if (path === undefined) {
    throw cannot(
      `'${target.name}' stands in a loop, so it must be said in which iteration.`,
      loopHint(target),
    )
  }
  const kept = new Set<ActionPlan>()
  path.forEach((place, level) => {
    const around = repetitionAt(path, level)
    const isOwner = level < path.length - 1
    if (isOwner) mustHaveBeenEntered(place.action, stateOf(place.action, around), path[level + 1]?.action)
    const inner = path[level + 1]?.action.scope
    for (const branch of isOwner ? place.action.branches.values() : []) {
      if (branch !== inner) for (const skipped of branch.actions) kept.add(skipped)
    }
    const after = followersOf(place.action)
    const before = predecessorsOf(place.action)
    for (const sibling of place.action.scope.actions) {
      if (sibling === place.action || after.has(sibling)) continue
      const status = stateOf(sibling, around)?.status
      if (status !== undefined && keptStatuses.has(status)) kept.add(sibling)
      else if (before.has(sibling)) {
        throw cannot(
          `'${sibling.name}', for which '${place.action.name}' waits, did not come to its end in that run.`,
        )
      }
    }
    for (const { index, statuses } of place.action.runAfter) {
      const predecessor = place.action.scope.actions[index] as ActionPlan
      const status = stateOf(predecessor, around)?.status ?? 'Waiting'
      if (statuses.includes(status)) continue
      throw cannot(
        `'${place.action.name}' would not run: '${predecessor.name}' ended ${status} in that run, and it asks for ${statuses.join(' or ')}.`,
      )
    }
  })
  const ended = endedIterations(earlier)
  mustHaveReached(path, earlier)
  const isKept = (event: RunEvent): boolean => {
    if (!('action' in event) || event.action === undefined || event.type === 'run-paused') return false
    const action = plan.actionsByName.get(event.action.toLowerCase())
    const places = action === undefined ? undefined : placesOf(action, event.repetition ?? [])
    if (action === undefined || places === undefined) return false
    for (const [level, place] of places.entries()) {
      const own = path[level]
      if (own === undefined) return false
      if (place.action !== own.action) return kept.has(place.action)
      if (level === places.length - 1) return isEntry(event, own, level < path.length - 1, ended, path, level)
      const index = places[level]?.index
      if (index === own.index) continue
      const key = actionKey(place.action.name, repetitionAt(path, level))
      return index !== undefined && index < (own.index ?? 0) && ended.has(`${key}#${index}`)
    }
    return false
  }
  const events = earlier.map(({ event }) => event).filter((event) => isKept(event))
  return events.map((event) => ({ ...moved(event, atMs) }))
}

/** Every loop around the action must have come to its iteration, and have kept its items. */
function mustHaveReached(path: readonly Place[], events: readonly SequencedEvent[]): void {
  path.forEach(({ action, index }, level) => {
    if (index === undefined) return
    const around = repetitionAt(path, level)
    const inside = repetitionAt(path, level + 1)
    const key = actionKey(action.name, around)
    const isReached = events.some(({ event }) => {
      if (event.type === 'loop-progressed' && event.index === index)
        return actionKey(event.action, event.repetition) === key
      if (!('repetition' in event)) return false
      return inside.every((step, depth) => {
        const other = event.repetition?.[depth]
        return other?.index === step.index && foldName(other.scope) === foldName(step.scope)
      })
    })
    if (!isReached) throw cannot(`'${action.name}' did not come to iteration ${index} in that run.`)
    const isSecured = events.some(
      ({ event }) =>
        event.type === 'loop-progressed' &&
        event.items?.kind === 'secured' &&
        actionKey(event.action, event.repetition) === key,
    )
    if (isSecured) throw cannot(`the items of '${action.name}' are secured and were not kept.`)
  })
}

/** Of an action that holds the chosen one: that it began, its items, and the iterations before. */
function isEntry(
  event: RunEvent,
  own: Place,
  isOwner: boolean,
  ended: ReadonlySet<string>,
  path: readonly Place[],
  level: number,
): boolean {
  if (!isOwner) return false
  if (event.type === 'action-started') return event.attempt === 1
  if (event.type !== 'loop-progressed') return false
  if (event.index === undefined) return true
  const key = actionKey(own.action.name, repetitionAt(path, level))
  return event.index < (own.index ?? 0) && ended.has(`${key}#${event.index}`)
}

function moved(event: RunEvent, atMs: number): RunEvent {
  if (event.type === 'action-completed') return { ...event, at: atMs, startTime: atMs, kept: true }
  if (event.type === 'loop-progressed' && event.last === true) {
    const { last: _last, ...rest } = event
    return { ...rest, at: atMs }
  }
  return { ...event, at: atMs }
}

/** Iterations that came to their end, as `key#index`. */
function endedIterations(events: readonly SequencedEvent[]): ReadonlySet<string> {
  const ended = new Set<string>()
  for (const { event } of events) {
    if (event.type !== 'loop-progressed' || event.index === undefined) continue
    ended.add(`${actionKey(event.action, event.repetition)}#${event.index}`)
  }
  return ended
}

/** The actions around an action and itself, outermost first; `undefined` when the repetition does not fit. */
function placesOf(action: ActionPlan, repetition: Repetition): readonly Place[] | undefined {
  const places: Place[] = []
  let depth = 0
  for (const { owner } of action.scope.chain) {
    if (owner === undefined) continue
    if (owner.loop === undefined) places.push({ action: owner, index: undefined })
    else {
      const step = repetition[depth]
      if (step === undefined || foldName(step.scope) !== foldName(owner.name)) return undefined
      places.push({ action: owner, index: step.index })
      depth += 1
    }
  }
  return depth === repetition.length ? [...places, { action, index: undefined }] : undefined
}

/** The repetition in which the action at a level of the path stands. */
function repetitionAt(path: readonly Place[], level: number): Repetition {
  return path
    .slice(0, level)
    .flatMap(({ action, index }) => (index === undefined ? [] : [{ scope: action.name, index }]))
}

/** Everything that waits for an action, directly or not. */
function followersOf(action: ActionPlan): ReadonlySet<ActionPlan> {
  return reach(action, (at) => at.followers)
}

/** Everything an action waits for, directly or not. */
function predecessorsOf(action: ActionPlan): ReadonlySet<ActionPlan> {
  return reach(action, (at) => at.runAfter.map(({ index }) => index))
}

function reach(from: ActionPlan, next: (action: ActionPlan) => readonly number[]): ReadonlySet<ActionPlan> {
  const found = new Set<ActionPlan>()
  const queue = [from]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const index of next(at)) {
      const action = from.scope.actions[index] as ActionPlan
      if (found.has(action)) continue
      found.add(action)
      queue.push(action)
    }
  }
  return found
}

function mustHaveBeenEntered(
  owner: ActionPlan,
  state: ActionState | undefined,
  inner: ActionPlan | undefined,
): void {
  const branch = inner?.scope.branch
  if (state === undefined || state.status === 'Skipped') {
    throw cannot(`'${owner.name}', which holds '${inner?.name}', did not run in that run.`)
  }
  if (owner.loop === undefined && state.branch !== branch) {
    throw cannot(`'${inner?.name}' stands in a branch of '${owner.name}' that was not taken in that run.`)
  }
}

function loopHint(action: ActionPlan): string {
  const loops = action.scope.chain.flatMap(({ owner }) => (owner?.loop === undefined ? [] : [owner.name]))
  return loops.length === 0 ? 'It stands in no loop.' : `Its loops, outermost first: ${loops.join(', ')}.`
}

/** Why a run cannot go on from there. */
export function cannot(reason: string, hint?: string): RequestError {
  return new RequestError(
    'run.cannot-start-there',
    `The run cannot start there: ${reason}`,
    hint === undefined ? {} : { hint },
  )
}
