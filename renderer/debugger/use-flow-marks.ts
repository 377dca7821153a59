import { useEffect, useState } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { createDebugMarks, type DebugMarks, type StepMark } from '../designer/canvas/debug-marks.ts'
import type { FlowRef } from '../document/documents.ts'
import { toggleBreakpoint, useBreakpoints } from './breakpoints.ts'
import { useDebugSession } from './debug-session.ts'

/** The debugger's marks for a flow's canvas, kept up to date while mounted. */
export function useFlowMarks(
  flow: FlowRef,
  edit: (action: string) => void,
): StoreApi<DebugMarks | undefined> {
  const [store] = useState(createDebugMarks)
  const breakpoints = useBreakpoints(flow)
  const session = useDebugSession(flow)
  const pausedAt = session?.isUnderWay === true ? session.paused?.action : undefined
  useEffect(() => {
    const byName = new Map<string, StepMark>()
    for (const { action, isEnabled, ...when } of breakpoints) {
      const isConditional = Object.keys(when).length > 0
      const breakpoint = isEnabled ? (isConditional ? 'conditional' : 'on') : 'off'
      byName.set(action.toLowerCase(), { breakpoint, isPausedHere: false })
    }
    if (pausedAt !== undefined) {
      const key = pausedAt.toLowerCase()
      byName.set(key, { breakpoint: byName.get(key)?.breakpoint ?? 'none', isPausedHere: true })
    }
    store.setState({ byName, toggle: (action) => toggleBreakpoint(flow, action), edit }, true)
  }, [store, breakpoints, pausedAt, flow, edit])
  return store
}
