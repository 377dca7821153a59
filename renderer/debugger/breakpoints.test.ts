import { beforeEach, expect, test, vi } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import {
  armedBreakpoints,
  breakpointOn,
  findBreakpoints,
  onBreakpointsChanged,
  putBreakpoint,
  removeAllBreakpoints,
  toggleBreakpoint,
} from './breakpoints.ts'

const flow = { environmentId: asId.environment('e'), flowId: asId.flow('f') }
const other = { environmentId: asId.environment('e'), flowId: asId.flow('g') }

beforeEach(() => {
  removeAllBreakpoints(flow)
  removeAllBreakpoints(other)
})

test('a breakpoint is set and removed, whatever the case of its name', () => {
  toggleBreakpoint(flow, 'Get_item')
  toggleBreakpoint(other, 'Get_item')
  expect(findBreakpoints(flow)).toEqual([{ action: 'Get_item', isEnabled: true }])
  toggleBreakpoint(flow, 'get_ITEM')
  expect(findBreakpoints(flow)).toEqual([])
  expect(findBreakpoints(other)).toHaveLength(1)
})

test('an edited breakpoint takes the place of the one before', () => {
  toggleBreakpoint(flow, 'A')
  toggleBreakpoint(flow, 'B')
  putBreakpoint(flow, { action: 'A', isEnabled: true, condition: 'true', hitCount: 3 })
  expect(findBreakpoints(flow).map(({ action }) => action)).toEqual(['A', 'B'])
  expect(breakpointOn(findBreakpoints(flow), 'a')).toMatchObject({ condition: 'true', hitCount: 3 })
})

test('a run is told of those that are on and whose action is there', () => {
  putBreakpoint(flow, { action: 'A', isEnabled: true, condition: 'equals(1, 1)' })
  putBreakpoint(flow, { action: 'Off', isEnabled: false })
  putBreakpoint(flow, { action: 'Gone', isEnabled: true })
  expect(armedBreakpoints(flow, ['a', 'off'])).toEqual([{ action: 'A', condition: 'equals(1, 1)' }])
})

test('changes are told until the undoing', () => {
  const listener = vi.fn()
  const stop = onBreakpointsChanged(listener)
  toggleBreakpoint(flow, 'A')
  stop()
  toggleBreakpoint(flow, 'A')
  expect(listener).toHaveBeenCalledTimes(1)
})
