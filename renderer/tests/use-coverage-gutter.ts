import './coverage-gutter.css'
import { useEffect, useRef } from 'react'
import type { CoverageItem } from '../../shared/flow-tests/index.ts'
import { locate, locateInString } from '../../shared/wdl/index.ts'
import { flowDocumentOf, useAnalysis } from '../document/analyses.ts'
import type { FlowRef } from '../document/documents.ts'
import { type editor, Range } from '../editor/monaco.ts'
import { testStrings } from '../strings/tests.ts'
import { type ActionCoverage, type CoverageLevel, levelOf } from './coverage-overlay.ts'
import { useShownCoverage } from './coverage-view.ts'

const words = testStrings.coverage.step

/** Coverage in the margin of the code, while it is shown: a bar at each action, branch, case, edge and term. */
export function useCoverageGutter(code: editor.IStandaloneCodeEditor | undefined, flow: FlowRef): void {
  const { model, modelText, chosen } = useAnalysis(flow.environmentId, flow.flowId)
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
      marks.push(markAt(line, coverage.level, textOf(coverage)))
    }
    const taken = new Set(marks.map(({ range }) => range.startLineNumber))
    const document = flowDocumentOf(modelText, chosen)
    const parts = new Map<number, CoverageItem[]>()
    for (const { path, range, items } of overlay.places) {
      const whole = [...(document.definitionPath ?? []), ...path]
      const { start } =
        range === undefined ? locate(document, whole, 'property') : locateInString(document, whole, range)
      const line = text.getPositionAt(start).lineNumber
      // The mark of an action sums up its parts.
      if (!taken.has(line)) parts.set(line, [...(parts.get(line) ?? []), ...items])
    }
    for (const [line, items] of parts)
      marks.push(markAt(line, levelOf(items), items.map(wordsOf).join('\n\n')))
    drawn.current.set(marks)
  }, [code, model, modelText, chosen, overlay])
}

function markAt(line: number, level: CoverageLevel, tooltip: string): editor.IModelDeltaDecoration {
  return {
    range: new Range(line, 1, line, 1),
    options: {
      linesDecorationsClassName: `flowbench-coverage-${level}`,
      linesDecorationsTooltip: tooltip,
    },
  }
}

function wordsOf({ hits, label }: CoverageItem): string {
  return testStrings.coverage.part(hits > 0, label)
}

function textOf({ level, hits, missed }: ActionCoverage): string {
  if (level === 'missed') return words.missed
  return level === 'covered' ? words.covered(hits) : words.partly(missed.join('; '))
}
