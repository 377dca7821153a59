import { useEffect, useRef } from 'react'
import type { DocumentKey } from '../../document/documents.ts'
import type { FlowModel } from '../model/flow-model.ts'
import { findWorkspace, updateWorkspace } from '../workspace-state.ts'

/**
 * Keeps selection and folding through renames, wherever they are made (panel, code view, undo): ids name paths, so a
 * rename changes them, but the step stays at its place in the document.
 */
export function useLastingSelection(key: DocumentKey, model: FlowModel | undefined): void {
  const before = useRef<FlowModel | undefined>(undefined)
  useEffect(() => {
    const previous = before.current
    before.current = model
    if (model === undefined || previous === undefined || previous === model) return
    if (previous.steps.length !== model.steps.length) return
    const renamed = new Map<string, string>()
    for (const [index, step] of previous.steps.entries()) {
      const now = model.steps[index]
      if (now !== undefined && now.id !== step.id && now.type === step.type) renamed.set(step.id, now.id)
    }
    if (renamed.size === 0) return
    const { selectedId, alsoSelected, collapsed } = findWorkspace(key)
    const present = new Set(model.steps.map(({ id }) => id))
    const nextId = (id: string) => (present.has(id) ? id : (renamed.get(id) ?? id))
    updateWorkspace(key, {
      ...(selectedId === undefined ? {} : { selectedId: nextId(selectedId) }),
      ...(alsoSelected.size === 0 ? {} : { alsoSelected: new Set([...alsoSelected].map(nextId)) }),
      ...(collapsed.size === 0 ? {} : { collapsed: new Set([...collapsed].map(nextId)) }),
    })
  }, [key, model])
}
