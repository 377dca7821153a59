import { bridge } from '../bridge/bridge.ts'
import { errorInWords } from '../bridge/bridge-error.ts'
import { connectorStrings } from '../strings/connectors.ts'
import { strings as shell } from '../strings/shell.ts'
import { NameDialog } from '../ui/name-dialog.tsx'
import { type ConnectorRef, loadConnectorDetails } from './connector-store.ts'

const strings = connectorStrings.renameDialog

interface RenameConnectorDialogProps {
  readonly connector: ConnectorRef
  readonly title: string
  readonly onClose: () => void
}

/** Gives a connector another title. */
export function RenameConnectorDialog({ connector, title, onClose }: RenameConnectorDialogProps) {
  return (
    <NameDialog
      title={strings.title}
      label={strings.name}
      hint={strings.hint}
      initial={title}
      maxLength={255}
      submitLabel={shell.common.rename}
      onSubmit={async (name) => {
        try {
          await bridge.customConnectors.rename({ ...connector, title: name })
          void loadConnectorDetails(connector)
          return undefined
        } catch (thrown) {
          return errorInWords(thrown)
        }
      }}
      onClose={onClose}
    />
  )
}
