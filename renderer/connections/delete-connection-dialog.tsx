import { makeStyles, Spinner } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectionUse } from '../../shared/ipc/connections-contract.ts'
import { notify, notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { loadUsage } from './connection-store.ts'

const useStyles = makeStyles({
  text: { margin: '0 0 8px' },
  flows: { margin: 0, paddingLeft: '20px', maxHeight: '180px', overflowY: 'auto' },
})

interface DeleteConnectionDialogProps {
  readonly connection: Connection
  /** The flows that use it, as far as they are known. */
  readonly uses: readonly ConnectionUse[] | undefined
  readonly onClose: () => void
}

/** Asks before a connection is deleted, and says which flows lose it. */
export function DeleteConnectionDialog({ connection, uses: known, onClose }: DeleteConnectionDialogProps) {
  const styles = useStyles()
  const { environmentId, id, name } = connection
  const [uses, setUses] = useState(known)
  const [isBusy, setBusy] = useState(false)

  useEffect(() => {
    let isOver = false
    // As it is now: flows may have been saved since the list was made.
    bridge.connections.whereUsed({ environmentId, connectionId: id }).then(
      (found) => {
        if (!isOver) setUses(found)
      },
      () => undefined,
    )
    return () => {
      isOver = true
    }
  }, [environmentId, id])

  const remove = async () => {
    setBusy(true)
    try {
      const { revoked } = await bridge.connections.delete({
        environmentId,
        connectionId: id,
        evenIfUsed: (uses ?? []).length > 0,
      })
      notify({
        intent: 'success',
        title: strings.remove.done(name),
        ...(revoked ? { body: strings.remove.revoked } : {}),
      })
      void loadUsage(environmentId)
    } catch (error) {
      notifyError(strings.remove.failed, error)
    } finally {
      onClose()
    }
  }
  const isUsed = uses !== undefined && uses.length > 0
  return (
    <ConfirmDialog
      title={strings.remove.title(name)}
      body={
        <>
          <p className={styles.text}>{strings.remove.body}</p>
          {uses === undefined && <Spinner size="tiny" label={shell.common.loading} />}
          {isUsed && (
            <>
              <p className={styles.text}>{strings.remove.usedBy}</p>
              <ul className={styles.flows}>
                {uses.map(({ displayName, flowId }) => (
                  <li key={flowId}>{displayName ?? flowId}</li>
                ))}
              </ul>
            </>
          )}
        </>
      }
      confirmLabel={isUsed ? strings.remove.confirmUsed : strings.remove.confirm}
      isBusy={isBusy || uses === undefined}
      onConfirm={() => void remove()}
      onClose={onClose}
    />
  )
}
