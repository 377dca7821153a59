import type { RunEvent, Status } from '../../shared/run/index.ts'
import { type Frame, makeFrame, makeProgress, type Slot } from './frame.ts'
import type { Machine } from './machine.ts'
import { slotAt } from './slot-at.ts'

/**
 * Takes one event into the state and pushes what follows from it onto `machine.commands`. Touches nothing
 * else: no clock, no journal. The driver passes the slot it knows; a replay finds it by name and repetition.
 */
export function step(machine: Machine, event: RunEvent, known?: Slot): void {
  switch (event.type) {
    case 'run-started':
      machine.root = openFrame(machine, makeFrame(machine.plan.root, undefined, -1, undefined))
      return
    case 'action-started': {
      const slot = known ?? slotAt(machine, event.action, event.repetition)
      if (slot === undefined) return
      slot.phase = 'started'
      slot.status = 'Running'
      slot.attempt = event.attempt
      if (slot.startTime === 0) slot.startTime = event.at
      if (event.inputs !== undefined && slot.inputs === undefined)
        slot.inputs = { value: undefined, content: event.inputs }
      if (event.branch !== undefined && slot.branch === undefined) enterBranch(machine, slot, event.branch)
      if (slot.action.loop === 'until' && slot.loop === undefined) enterRepeat(machine, slot)
      return
    }
    case 'action-waiting': {
      const slot = known ?? slotAt(machine, event.action, event.repetition)
      if (slot === undefined) return
      slot.phase = 'waiting'
      slot.until = event.until
      slot.resume = event.resume
      return
    }
    case 'action-retrying': {
      const slot = known ?? slotAt(machine, event.action, event.repetition)
      if (slot === undefined) return
      slot.phase = 'retrying'
      slot.retries += 1
      slot.until = event.until
      return
    }
    case 'loop-progressed': {
      const slot = known ?? slotAt(machine, event.action, event.repetition)
      if (slot === undefined) return
      if (event.total !== undefined) {
        if (slot.loop === undefined) {
          const items = event.items === undefined ? undefined : { value: undefined, content: event.items }
          slot.loop = makeProgress(items, event.total, event.concurrency ?? 1)
        }
        openIterations(machine, slot)
      }
      if (event.index !== undefined)
        closeIteration(machine, slot, event.index, event.status ?? 'Succeeded', event.last === true)
      return
    }
    case 'variable-changed': {
      const key = event.name.toLowerCase()
      const before = machine.variables.get(key)
      const fresh = machine.freshVariable
      machine.freshVariable = undefined
      machine.variables.set(key, {
        name: event.name,
        type: event.variableType ?? before?.type ?? 'object',
        payload: fresh ?? { value: undefined, content: event.value },
      })
      return
    }
    case 'response-sent':
      machine.hasResponded = true
      return
    case 'action-completed': {
      const slot = known ?? slotAt(machine, event.action, event.repetition)
      if (slot === undefined || slot.phase === 'done') return
      slot.phase = 'done'
      slot.status = event.status
      slot.code = event.code
      slot.startTime = event.startTime
      slot.endTime = event.at
      slot.error = event.error
      slot.until = undefined
      if (event.inputs !== undefined && slot.inputs === undefined)
        slot.inputs = { value: undefined, content: event.inputs }
      if (event.outputs !== undefined && slot.outputs === undefined)
        slot.outputs = { value: undefined, content: event.outputs }
      if (event.trackedProperties !== undefined && slot.tracked === undefined)
        slot.tracked = { value: undefined, content: event.trackedProperties }
      if (slot.child !== undefined) slot.child.isClosed = true
      if (slot.loop !== undefined) slot.loop.open.clear()
      passOn(machine, slot)
      return
    }
    case 'cancel-requested':
      machine.isCancelRequested = true
      return
    case 'outputs-changed': {
      const slot = known ?? slotAt(machine, event.action, event.repetition)
      if (slot === undefined) return
      if (known === undefined) slot.outputs = { value: undefined, content: event.outputs }
      slot.record = undefined
      return
    }
    case 'action-called-back': {
      const slot = known ?? slotAt(machine, event.action, event.repetition)
      if (slot !== undefined) slot.calledBack ??= { value: undefined, content: event.outputs }
      return
    }
    case 'part-retrying':
    case 'call-refused':
    case 'run-suspended':
    case 'run-resumed':
    case 'run-paused':
    case 'breakpoints-set':
      return
    case 'run-completed':
      machine.isOver = true
      machine.status = event.status
      return
  }
}

/** Whether a predecessor's status is one the follower asked for. */
export function firstUnmet(slot: Slot): Slot | undefined {
  for (const { index, statuses } of slot.action.runAfter) {
    const predecessor = slot.frame.slots[index] as Slot
    if (!statuses.includes(predecessor.status)) return predecessor
  }
  return undefined
}

function passOn(machine: Machine, slot: Slot): void {
  const frame = slot.frame
  frame.remaining -= 1
  if (frame.isClosed) return
  for (const index of slot.action.followers) {
    const follower = frame.slots[index] as Slot
    follower.open -= 1
    if (follower.open > 0 || follower.phase !== 'pending') continue
    const because = firstUnmet(follower)
    machine.commands.push(
      because === undefined ? { kind: 'start', slot: follower } : { kind: 'skip', slot: follower, because },
    )
  }
  if (frame.remaining === 0) machine.commands.push({ kind: 'close', frame })
}

function openFrame(machine: Machine, frame: Frame): Frame {
  if (frame.remaining === 0) machine.commands.push({ kind: 'close', frame })
  for (const index of frame.scope.roots)
    machine.commands.push({ kind: 'start', slot: frame.slots[index] as Slot })
  return frame
}

function enterBranch(machine: Machine, slot: Slot, branch: string): void {
  slot.branch = branch
  const scope = slot.action.branches.get(branch)
  if (scope !== undefined) slot.child = openFrame(machine, makeFrame(scope, slot, -1, undefined))
}

function enterRepeat(machine: Machine, slot: Slot): void {
  slot.loop = makeProgress(undefined, undefined, 1)
  openIterations(machine, slot)
}

/** Begins as many iterations as the loop's concurrency allows. */
function openIterations(machine: Machine, slot: Slot): void {
  const loop = slot.loop
  const scope = slot.action.branches.get('actions') ?? emptyScope(slot)
  if (loop === undefined) return
  const total = loop.total ?? Number.POSITIVE_INFINITY
  while (loop.open.size < loop.concurrency && loop.next < total) {
    const index = loop.next
    loop.next += 1
    const item = loop.items === undefined ? undefined : machine.itemsOf(loop.items)[index]
    const frame = makeFrame(scope, slot, index, item ?? null)
    loop.open.set(index, frame)
    openFrame(machine, frame)
  }
  if (loop.total !== undefined && loop.completed === loop.total)
    machine.commands.push({ kind: 'close-loop', slot })
}

function emptyScope(slot: Slot) {
  const chain = [...slot.action.scope.chain]
  return { id: -1, owner: slot.action, branch: 'actions', actions: [], roots: [], leaves: [], chain }
}

function closeIteration(machine: Machine, slot: Slot, index: number, status: Status, isLast: boolean): void {
  const loop = slot.loop
  const frame = loop?.open.get(index)
  if (loop === undefined || frame === undefined) return
  frame.isClosed = true
  loop.open.delete(index)
  loop.completed += 1
  loop.lastStatus = status
  if (status !== 'Succeeded') loop.failed += 1
  machine.remember(slot, frame)
  if (!isLast) openIterations(machine, slot)
}
