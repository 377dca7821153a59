import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectionUse } from '../../shared/ipc/connections-contract.ts'
import type { ConnectionId } from '../../shared/run/index.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import type { ConnectionTask } from './connection-dialogs.tsx'
import type { ConnectionGroup } from './connection-groups.ts'
import { ConnectionRow } from './connection-row.tsx'
import { ConnectorMark } from './connector-mark.tsx'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '18px',
    flexGrow: 1,
    minWidth: 0,
    overflowY: 'auto',
    padding: '6px 28px 28px',
    '@media (max-width: 900px)': { padding: '6px 16px 20px' },
  },
  head: { display: 'flex', alignItems: 'center', gap: '10px', marginBottom: '6px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  rows: {
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralCardBackground,
  },
})

interface ConnectionListProps {
  readonly groups: readonly ConnectionGroup[]
  /** Flows by connection; undefined until that is known. */
  readonly usage: Readonly<Record<string, readonly ConnectionUse[]>> | undefined
  readonly selectedId: ConnectionId | undefined
  readonly isReadOnly: boolean
  readonly className?: string
  readonly onSelect: (connection: Connection) => void
  readonly onTask: (task: ConnectionTask) => void
}

/** Connections, each under its connector. */
export function ConnectionList(props: ConnectionListProps) {
  const { className, groups, isReadOnly, onSelect, onTask, selectedId, usage } = props
  const styles = useStyles()
  return (
    <div className={mergeClasses(styles.list, className)}>
      {groups.map(({ connections, connector, connectorId, title }) => (
        <section key={connectorId} aria-label={strings.ofConnector(title, connections.length)}>
          <div className={styles.head}>
            <ConnectorMark connector={connector} title={title} />
            <h2 className={styles.title} title={connectorId}>
              {title}
            </h2>
          </div>
          <ul className={styles.rows}>
            {connections.map((connection) => (
              <ConnectionRow
                key={connection.id}
                connection={connection}
                uses={usage === undefined ? undefined : (usage[connection.id] ?? [])}
                isSelected={connection.id === selectedId}
                isReadOnly={isReadOnly}
                onSelect={() => onSelect(connection)}
                onTask={onTask}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
