import { Button } from '@fluentui/react-components'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import { FormError } from '../connections/form-error.tsx'
import { connectorStrings as strings } from '../strings/connectors.ts'
import { strings as shell } from '../strings/shell.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { ImportProblems } from './import-problems.tsx'

interface ImportProblemsDialogProps {
  readonly error: FlowErrorData
  readonly onClose: () => void
}

/** Why a file did not become a connector, with every place in it. */
export function ImportProblemsDialog({ error, onClose }: ImportProblemsDialogProps) {
  return (
    <DialogFrame
      title={strings.importFailed}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button type="submit" appearance="primary">
          {shell.common.close}
        </Button>
      }
    >
      <FormError error={error} />
      {error.problems !== undefined && error.problems.length > 0 && (
        <ImportProblems problems={error.problems} />
      )}
    </DialogFrame>
  )
}
