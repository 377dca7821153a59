import type { editor } from 'monaco-editor/editor'
import type { Problem, Severity } from '../../shared/wdl/problem.ts'
import type { Places } from './model-binding.ts'
import { MarkerSeverity } from './monaco.ts'

/** Most problems underlined; the list below shows all of them. */
const maxMarkers = 2_000

const severities: Readonly<Record<Severity, MarkerSeverity>> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
}

/** The flow checker's problems as Monaco's markers: exact ranges, the hint below the message. */
export function toMarkers(problems: readonly Problem[], places: Places): editor.IMarkerData[] {
  return problems.slice(0, maxMarkers).map(({ severity, code, message, hint, range }) => {
    const start = places.toPosition(range.start)
    const end = places.toPosition(Math.max(range.end, range.start + 1))
    return {
      severity: severities[severity],
      code,
      source: 'Flowbench',
      message: hint === undefined ? message : `${message}\n${hint}`,
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    }
  })
}
