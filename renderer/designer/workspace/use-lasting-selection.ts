import { useEffect } from 'react'
import { useAnalyses } from '../../document/analyses.ts'
import type { DocumentKey } from '../../document/documents.ts'
import type { FlowModel } from '../model/flow-model.ts'
import { neighbourOf } from '../model/neighbour-step.ts'
import { findWorkspace, updateWorkspace } from '../workspace-state.ts'

/**
 * Keeps selection and folding through edits, wherever they are made (panel, code view, undo). Ids name paths, so a rename
 * changes them, but the step stays at its place in the document; where a selected step went, its neighbour is next. Told
 * by the store, so that what follows from an edit is painted with it and not after it.
 */
export function useLastingSelection(key: DocumentKey): void {
  useEffect(
    () =>
      useAnalyses.subscribe(({ byKey }, before) => {
        const model = byKey.get(key)?.model
        const previous = before.byKey.get(key)?.model
        if (model === undefined || previous === undefined || previous.steps === model.steps) return
        follow(key, previous, model)
      }),
    [key],
  )
}

function follow(key: DocumentKey, previous: FlowModel, model: FlowModel): void {
  const present = new Set(model.steps.map(({ id }) => id))
  const renamed = renamedSteps(previous, model)
  const { selectedId, alsoSelected, collapsed } = findWorkspace(key)
  const nextId = (id: string) => (present.has(id) ? id : (renamed.get(id) ?? id))
  const selected = selectedId === undefined ? undefined : nextId(selectedId)
  const gone = present.has(selected ?? '') ? undefined : previous.steps.find(({ id }) => id === selected)
  const next = gone === undefined ? selected : neighbourOf(previous, [gone], (id) => present.has(id))
  if (next !== selectedId) updateWorkspace(key, { selectedId: next })
  if (renamed.size === 0) return
  updateWorkspace(key, {
    ...(alsoSelected.size === 0 ? {} : { alsoSelected: new Set([...alsoSelected].map(nextId)) }),
    ...(collapsed.size === 0 ? {} : { collapsed: new Set([...collapsed].map(nextId)) }),
  })
}

/** New ids by old ones, of steps that stand where the old ones stood. */
function renamedSteps(before: FlowModel, after: FlowModel): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  if (before.steps.length !== after.steps.length) return renamed
  for (const [index, step] of before.steps.entries()) {
    const now = after.steps[index]
    if (now !== undefined && now.id !== step.id && now.type === step.type) renamed.set(step.id, now.id)
  }
  return renamed
}
