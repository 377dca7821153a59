import type { Breakpoint } from '../../shared/run/index.ts'
import type { FlowRef } from '../document/documents.ts'
import { armedBreakpoints } from './breakpoints.ts'
import { actionNamesOf } from './debug-session.ts'

/** How a run that starts is debugged. */
export interface DebugStart {
  /** Stands still before its first action. */
  readonly pauseAtStart?: boolean
  /** Stands still before this action too. */
  readonly stopAt?: string
  readonly ignoresBreakpoints?: boolean
}

/** What a start says of debugging: nothing, where there is nothing to stop at. */
export function debugOf(
  flow: FlowRef,
  { pauseAtStart, stopAt, ignoresBreakpoints }: DebugStart,
): { readonly debug?: { readonly breakpoints?: Breakpoint[]; readonly pauseAtStart?: boolean } } {
  const armed = ignoresBreakpoints === true ? [] : armedBreakpoints(flow, actionNamesOf(flow))
  const breakpoints = stopAt === undefined ? [...armed] : [...armed, { action: stopAt }]
  if (breakpoints.length === 0 && pauseAtStart !== true) return {}
  return {
    debug: {
      ...(breakpoints.length === 0 ? {} : { breakpoints }),
      ...(pauseAtStart === true ? { pauseAtStart } : {}),
    },
  }
}
