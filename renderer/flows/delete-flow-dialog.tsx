import { useState } from 'react'
import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { findDocument } from '../document/documents.ts'
import { strings } from '../strings/shell.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { deleteFlow } from './flow-store.ts'

interface DeleteFlowDialogProps {
  readonly flow: FlowSummary
  readonly onClose: () => void
}

/** Asks before a flow goes to the trash. */
export function DeleteFlowDialog({ flow, onClose }: DeleteFlowDialogProps) {
  const [isBusy, setBusy] = useState(false)
  const isUnsaved = findDocument(flow)?.isDirty === true
  return (
    <ConfirmDialog
      title={strings.flows.deleteTitle(flow.displayName)}
      body={
        isUnsaved ? `${strings.flows.deleteBody} ${strings.flows.deleteUnsaved}` : strings.flows.deleteBody
      }
      confirmLabel={strings.common.delete}
      isBusy={isBusy}
      onConfirm={() => {
        setBusy(true)
        void deleteFlow(flow).then(onClose)
      }}
      onClose={onClose}
    />
  )
}
