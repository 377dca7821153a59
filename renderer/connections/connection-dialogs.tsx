import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectionUse } from '../../shared/ipc/connections-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { CreateConnectionDialog } from './create-connection-dialog.tsx'
import { DeleteConnectionDialog } from './delete-connection-dialog.tsx'
import { FixConnectionDialog } from './fix-connection-dialog.tsx'
import { RenameConnectionDialog } from './rename-connection-dialog.tsx'

/** What the person wants to do, in a dialog. */
export type ConnectionTask =
  | { readonly kind: 'create' }
  | { readonly kind: 'fix' | 'rename' | 'delete'; readonly connection: Connection }

interface ConnectionDialogsProps {
  readonly environmentId: EnvironmentId
  readonly task: ConnectionTask
  /** The flows that use the connection; undefined where that is not known. */
  readonly uses: readonly ConnectionUse[] | undefined
  readonly onMade: (connection: Connection) => void
  readonly onClose: () => void
}

/** The dialog of a task. */
export function ConnectionDialogs({ environmentId, task, uses, onMade, onClose }: ConnectionDialogsProps) {
  switch (task.kind) {
    case 'create':
      return <CreateConnectionDialog environmentId={environmentId} onMade={onMade} onClose={onClose} />
    case 'fix':
      return <FixConnectionDialog connection={task.connection} onClose={onClose} />
    case 'rename':
      return <RenameConnectionDialog connection={task.connection} onClose={onClose} />
    case 'delete':
      return <DeleteConnectionDialog connection={task.connection} uses={uses} onClose={onClose} />
  }
}
