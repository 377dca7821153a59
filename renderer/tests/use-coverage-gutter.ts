import './coverage-gutter.css'
import { useEffect, useRef } from 'react'
import { useAnalysis } from '../document/analyses.ts'
import type { FlowRef } from '../document/documents.ts'
import { type editor, Range } from '../editor/monaco.ts'
import { testStrings } from '../strings/tests.ts'
import type { ActionCoverage } from './coverage-overlay.ts'
import { useShownCoverage } from './coverage-view.ts'

const words = testStrings.coverage.step

/** Coverage in the margin of the code, while it is shown: a bar at the first line of each action. */
export function useCoverageGutter(code: editor.IStandaloneCodeEditor | undefined, flow: FlowRef): void {
  const { model, modelText } = useAnalysis(flow.environmentId, flow.flowId)
  const overlay = useShownCoverage(flow)
  const drawn = useRef<editor.IEditorDecorationsCollection | undefined>(undefined)

  useEffect(() => {
    if (code === undefined) return
    return () => {
      drawn.current = undefined
    }
  }, [code])

  useEffect(() => {
    const text = code?.getModel()
    if (code === undefined || text === null || text === undefined || model === undefined) return
    drawn.current ??= code.createDecorationsCollection()
    if (overlay === undefined) {
      drawn.current.clear()
      return
    }
    if (text.getValueLength() !== modelText.length) return
    const marks: editor.IModelDeltaDecoration[] = []
    for (const step of model.steps) {
      const range = step.kind === 'action' ? model.ranges.get(step.id) : undefined
      const coverage = overlay.actions.get(step.name.toLowerCase())
      if (range === undefined || coverage === undefined) continue
      const line = text.getPositionAt(range.start).lineNumber
      marks.push({
        range: new Range(line, 1, line, 1),
        options: {
          linesDecorationsClassName: `flowbench-coverage-${coverage.level}`,
          linesDecorationsTooltip: textOf(coverage),
        },
      })
    }
    drawn.current.set(marks)
  }, [code, model, modelText, overlay])
}

function textOf({ level, hits, missed }: ActionCoverage): string {
  if (level === 'missed') return words.missed
  return level === 'covered' ? words.covered(hits) : words.partly(missed.join('; '))
}
