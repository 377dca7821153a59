import type { EnvironmentId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { bridge } from '../bridge/bridge.ts'
import { errorInWords } from '../bridge/bridge-error.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { NameDialog } from '../ui/name-dialog.tsx'

const strings = connectorStrings.blank

interface BlankConnectorDialogProps {
  readonly environmentId: EnvironmentId
  readonly onClose: () => void
}

/** Asks for the name of a connector without operations, makes it and opens it for editing. */
export function BlankConnectorDialog({ environmentId, onClose }: BlankConnectorDialogProps) {
  return (
    <NameDialog
      title={strings.title}
      intro={strings.hint}
      label={strings.name}
      placeholder={strings.placeholder}
      maxLength={255}
      submitLabel={strings.create}
      onSubmit={async (title) => {
        try {
          const { connectorId } = await bridge.customConnectors.create({ environmentId, title })
          navigate({ page: 'connector-editor', environmentId, connectorId })
          return undefined
        } catch (thrown) {
          return errorInWords(thrown)
        }
      }}
      onClose={onClose}
    />
  )
}
