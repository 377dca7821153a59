import { useEffect, useRef } from 'react'
import type { FlowStep } from '../designer/model/flow-model.ts'
import { selectStep } from '../designer/workspace-state.ts'
import { useAnalysis } from '../document/analyses.ts'
import { documentKey, type FlowRef } from '../document/documents.ts'
import { editor, Range } from '../editor/monaco.ts'
import { debugStrings } from '../strings/debug.ts'
import { breakpointOn, toggleBreakpoint, useBreakpoints } from './breakpoints.ts'
import { useDebugSession } from './debug-session.ts'

/**
 * Breakpoints in the margin of the code: a dot on the first line of each action that has one, an arrow where the run
 * stands still; pressing the margin sets or removes one.
 */
export function useBreakpointGutter(code: editor.IStandaloneCodeEditor | undefined, flow: FlowRef): void {
  const { environmentId, flowId } = flow
  const { model, modelText } = useAnalysis(environmentId, flowId)
  const breakpoints = useBreakpoints(flow)
  const session = useDebugSession(flow)
  const pausedAt = session?.isUnderWay === true ? session.paused?.action : undefined
  const drawn = useRef<editor.IEditorDecorationsCollection | undefined>(undefined)
  /** First line of each action, as the text was when the model was read. */
  const lines = useRef<ReadonlyMap<number, FlowStep>>(new Map())

  useEffect(() => {
    const text = code?.getModel()
    if (code === undefined || text === null || text === undefined || model === undefined) return
    // Lines of a text that was edited since are not where the model says; the next reading comes at once.
    if (text.getValueLength() !== modelText.length) return
    const byLine = new Map<number, FlowStep>()
    for (const step of model.steps) {
      const range = step.kind === 'action' ? model.ranges.get(step.id) : undefined
      if (range !== undefined) byLine.set(text.getPositionAt(range.start).lineNumber, step)
    }
    lines.current = byLine
    const marks: editor.IModelDeltaDecoration[] = []
    for (const [line, step] of byLine) {
      const breakpoint = breakpointOn(breakpoints, step.name)
      const isPaused = pausedAt !== undefined && pausedAt.toLowerCase() === step.name.toLowerCase()
      if (breakpoint === undefined && !isPaused) continue
      marks.push({
        range: new Range(line, 1, line, 1),
        options: {
          isWholeLine: isPaused,
          ...(isPaused ? { className: 'flowbench-paused-line' } : {}),
          ...(breakpoint === undefined
            ? {}
            : {
                glyphMarginHoverMessage: {
                  value: breakpoint.condition ?? debugStrings.breakpoints.onStep,
                },
              }),
          glyphMarginClassName: [
            breakpoint === undefined ? '' : glyphOf(breakpoint.isEnabled),
            isPaused ? 'flowbench-paused-glyph' : '',
          ].join(' '),
        },
      })
    }
    drawn.current ??= code.createDecorationsCollection()
    drawn.current.set(marks)
  }, [code, model, modelText, breakpoints, pausedAt])

  useEffect(() => {
    if (code === undefined) return
    drawn.current = undefined
    const ofFlow = { environmentId, flowId }
    const listener = code.onMouseDown(({ target }) => {
      if (target.type !== editor.MouseTargetType.GUTTER_GLYPH_MARGIN) return
      const step = lines.current.get(target.position.lineNumber)
      if (step === undefined) return
      toggleBreakpoint(ofFlow, step.name)
      selectStep(documentKey(ofFlow), step.id, 'code')
    })
    return () => listener.dispose()
  }, [code, environmentId, flowId])
}

function glyphOf(isEnabled: boolean): string {
  return isEnabled ? 'flowbench-breakpoint' : 'flowbench-breakpoint-off'
}
