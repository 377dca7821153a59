import type { Connection } from '../../shared/connections/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { errorInWords } from '../bridge/bridge-error.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { NameDialog } from '../ui/name-dialog.tsx'

interface RenameConnectionDialogProps {
  readonly connection: Connection
  readonly onClose: () => void
}

/** Asks for a connection's new name. */
export function RenameConnectionDialog({ connection, onClose }: RenameConnectionDialogProps) {
  const { environmentId, id } = connection
  return (
    <NameDialog
      title={strings.rename.title}
      label={strings.rename.name}
      initial={connection.name}
      maxLength={200}
      submitLabel={shell.common.rename}
      onSubmit={async (name) => {
        try {
          await bridge.connections.rename({ environmentId, connectionId: id, name })
          return undefined
        } catch (thrown) {
          return errorInWords(thrown)
        }
      }}
      onClose={onClose}
    />
  )
}
