import { useEffect } from 'react'
import type { JsonPath } from '../../../shared/errors/index.ts'
import { locate } from '../../../shared/wdl/json-location.ts'
import { type Analysis, flowDocumentOf } from '../../document/analyses.ts'
import type { DocumentKey } from '../../document/documents.ts'
import { indexSteps, stepAtPath } from '../model/step-problems.ts'
import { selectStep, updateWorkspace } from '../workspace-state.ts'

/** Goes to a JSON path another page asked for, as soon as the text has been read: the step and the characters. */
export function useGoTo(key: DocumentKey, goTo: JsonPath | undefined, analysis: Analysis): void {
  const { isRead, model, modelText } = analysis
  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish is granted once; edits do not repeat it
  useEffect(() => {
    if (goTo === undefined || !isRead || model === undefined) return
    const range = locate(flowDocumentOf(modelText), goTo)
    const step = stepAtPath(indexSteps(model), goTo)
    updateWorkspace(key, {
      codeReveal: { range, takesFocus: true },
      isPanelOpen: true,
      panelTab: 'parameters',
      panelTabInRun: 'parameters',
    })
    if (step !== undefined) selectStep(key, step.id, 'elsewhere', true)
  }, [key, goTo, isRead])
}
