import { useMemo } from 'react'
import type { OperationManifest } from '../../../shared/operations/index.ts'
import type { EnvironmentId, FlowId } from '../../../shared/run/index.ts'
import { deleteAction } from '../../../shared/wdl/edit-flow.ts'
import { removeProperty } from '../../../shared/wdl/edit-json.ts'
import { documentKey } from '../../document/documents.ts'
import type { AddPlace } from '../canvas/canvas-state.ts'
import { addStep } from '../commands/add-step.ts'
import { addTrigger } from '../commands/add-trigger.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'
import { selectStep } from '../workspace-state.ts'

/** What the canvas does to a document: each a named step of its history, the selection following. */
export interface DocumentEdits {
  readonly add: (manifest: OperationManifest, place: AddPlace) => void
  readonly addTrigger: (manifest: OperationManifest) => void
  readonly remove: (model: FlowModel, step: FlowStep) => void
}

/** The canvas's edits of a flow's document. */
export function useDocumentEdits(environmentId: EnvironmentId, flowId: FlowId): DocumentEdits {
  return useMemo(() => {
    const flow = { environmentId, flowId }
    const key = documentKey(flow)
    return {
      add(manifest, place) {
        let id: string | undefined
        const isDone = runFlowEdit(flow, (current) => {
          const added = addStep(current, manifest, place)
          id = added.id
          return added.edit
        })
        if (isDone && id !== undefined) selectStep(key, id, 'elsewhere', true)
      },
      addTrigger(manifest) {
        let id: string | undefined
        const isDone = runFlowEdit(flow, (current) => {
          const added = addTrigger(current, manifest)
          id = added.id
          return added.edit
        })
        if (isDone && id !== undefined) selectStep(key, id, 'elsewhere', true)
      },
      remove(model, step) {
        const next = neighbourOf(model, step)
        const isDone = runFlowEdit(flow, (current) =>
          step.kind === 'action'
            ? deleteAction(current, step.name)
            : { label: `Delete '${step.name}'`, edits: removeProperty(current, step.path) },
        )
        if (isDone) selectStep(key, next, 'elsewhere', true)
      },
    }
  }, [environmentId, flowId])
}

/** The step to select when one goes: the one before it, else what it was in, else the trigger. */
function neighbourOf(model: FlowModel, step: FlowStep): string | undefined {
  const before = step.runAfter.find(({ id }) => id !== undefined && id !== step.id)?.id
  const follower = model.steps.find(({ runAfter }) => runAfter.some(({ id }) => id === step.id))?.id
  return before ?? follower ?? step.parentId ?? model.triggers.find(({ id }) => id !== step.id)?.id
}
