import type { FlowSummary } from '../../shared/ipc/payloads.ts'
import { errorInWords } from '../bridge/bridge-error.ts'
import { strings } from '../strings/shell.ts'
import { NameDialog } from '../ui/name-dialog.tsx'
import { renameFlow } from './flow-store.ts'

interface RenameFlowDialogProps {
  readonly flow: FlowSummary
  readonly onClose: () => void
}

/** Asks for a flow's new name. */
export function RenameFlowDialog({ flow, onClose }: RenameFlowDialogProps) {
  return (
    <NameDialog
      title={strings.flows.renameTitle}
      label={strings.flows.name}
      initial={flow.displayName}
      maxLength={255}
      submitLabel={strings.common.rename}
      onSubmit={(name) => renameFlow(flow, name).then(() => undefined, errorInWords)}
      onClose={onClose}
    />
  )
}
