import { Button, makeStyles } from '@fluentui/react-components'
import { ConnectionPicker } from '../../connections/connection-picker.tsx'
import type { FlowRef } from '../../document/documents.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { DialogFrame } from '../../ui/dialog-frame.tsx'
import { useOperations } from '../operations/operation-store.ts'
import type { NeededConnection } from './connections-needed.ts'

const words = canvasStrings.operations

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '12px', margin: '12px 0 4px', padding: 0 },
  one: { display: 'flex', flexDirection: 'column', gap: '4px', listStyleType: 'none' },
  hint: { margin: 0 },
})

interface ConnectionsDialogProps {
  readonly flow: FlowRef
  /** What was added. */
  readonly title: string
  readonly needed: readonly NeededConnection[]
  readonly onClose: () => void
}

/** Asks for the connections of what was just added, each where its action would ask for it too. */
export function ConnectionsDialog({ flow, title, needed, onClose }: ConnectionsDialogProps) {
  const styles = useStyles()
  const known = useOperations(({ byEnvironment }) => byEnvironment.get(flow.environmentId)?.value?.connectors)
  const nameOf = (connectorId: string) =>
    known?.find(({ id }) => id.toLowerCase() === connectorId.toLowerCase())?.title ??
    connectorId.replace(/^shared_/, '')
  return (
    <DialogFrame
      title={words.connectionsTitle}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button type="submit" appearance="primary">
          {words.connectionsDone}
        </Button>
      }
    >
      <p className={styles.hint}>{words.connectionsHint(title)}</p>
      <ul className={styles.list}>
        {needed.map(({ reference, connectorId }) => (
          <li key={reference} className={styles.one}>
            <strong>{nameOf(connectorId)}</strong>
            <ConnectionPicker {...flow} reference={reference} connectorId={connectorId} />
          </li>
        ))}
      </ul>
    </DialogFrame>
  )
}
