import type { Breakpoint } from '../../shared/run/index.ts'
import type { FlowRef } from '../document/documents.ts'
import { breakWhens } from './break-when.ts'
import { storeByFlow } from './stored-by-flow.ts'

/** A breakpoint as the person keeps it. */
export interface FlowBreakpoint extends Breakpoint {
  readonly isEnabled: boolean
}

const stored = storeByFlow<FlowBreakpoint>('flowbench.breakpoints', read)

/** The breakpoints of a flow, for components. */
export const useBreakpoints = stored.use

/** The breakpoints of a flow. */
export const findBreakpoints = stored.find

/** Told of every change of any flow's breakpoints. Returns the undoing. */
export const onBreakpointsChanged = (listener: () => void): (() => void) => stored.store.subscribe(listener)

/** The breakpoint on an action; case does not count. */
export function breakpointOn(list: readonly FlowBreakpoint[], action: string): FlowBreakpoint | undefined {
  return list.find((breakpoint) => isSame(breakpoint.action, action))
}

/** Sets a breakpoint on an action, or takes the one there away. */
export function toggleBreakpoint(flow: FlowRef, action: string): void {
  const list = findBreakpoints(flow)
  if (breakpointOn(list, action) === undefined) stored.set(flow, [...list, { action, isEnabled: true }])
  else removeBreakpoint(flow, action)
}

/** Puts a breakpoint in place of the one on the same action, or beside the others. */
export function putBreakpoint(flow: FlowRef, breakpoint: FlowBreakpoint): void {
  const list = findBreakpoints(flow)
  const isThere = breakpointOn(list, breakpoint.action) !== undefined
  stored.set(
    flow,
    isThere
      ? list.map((other) => (isSame(other.action, breakpoint.action) ? breakpoint : other))
      : [...list, breakpoint],
  )
}

export function removeBreakpoint(flow: FlowRef, action: string): void {
  stored.set(
    flow,
    findBreakpoints(flow).filter((breakpoint) => !isSame(breakpoint.action, action)),
  )
}

export function removeAllBreakpoints(flow: FlowRef): void {
  stored.set(flow, [])
}

/** What a run is told: breakpoints that are on, of actions that are there. The engine refuses others. */
export function armedBreakpoints(flow: FlowRef, actionNames: Iterable<string>): readonly Breakpoint[] {
  const known = new Set([...actionNames].map((name) => name.toLowerCase()))
  return findBreakpoints(flow)
    .filter(({ isEnabled, action }) => isEnabled && known.has(action.toLowerCase()))
    .map(({ isEnabled: _isEnabled, ...breakpoint }) => breakpoint)
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

function read(value: unknown): FlowBreakpoint | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { action, condition, hitCount, iteration, statuses, isEnabled } = value as Record<string, unknown>
  const ends = Array.isArray(statuses) ? breakWhens.ended.filter((status) => statuses.includes(status)) : []
  if (typeof action !== 'string' || action === '') return undefined
  return {
    action,
    isEnabled: isEnabled !== false,
    ...(typeof condition === 'string' ? { condition } : {}),
    ...(typeof hitCount === 'number' && hitCount >= 1 ? { hitCount } : {}),
    ...(typeof iteration === 'number' && iteration >= 0 ? { iteration } : {}),
    ...(ends.length > 0 ? { statuses: ends } : {}),
  }
}
