import { Button, Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle'
import { RenameRegular } from '@fluentui/react-icons/svg/rename'
import { useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectionUse } from '../../shared/ipc/connections-contract.ts'
import type { ConnectorSummary } from '../../shared/ipc/connectors-payloads.ts'
import { navigate } from '../app/navigation.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { inWords } from '../strings/sentences.ts'
import { strings as shell } from '../strings/shell.ts'
import { Section } from '../ui/section.tsx'
import { ConnectionActivityList } from './connection-activity-list.tsx'
import type { ConnectionTask } from './connection-dialogs.tsx'
import { ConnectionFacts } from './connection-facts.tsx'
import { fixWord } from './connection-row.tsx'
import { ConnectionStatusBadge } from './connection-status-badge.tsx'
import { ConnectorMark } from './connector-mark.tsx'
import { testConnection } from './test-connection.ts'

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    flexShrink: 0,
    width: '400px',
    boxSizing: 'border-box',
    padding: '8px 22px 28px',
    overflowY: 'auto',
    '& > *': { flexShrink: 0 },
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 1020px)': { width: '100%', flexShrink: 1, borderLeftWidth: 0 },
  },
  head: { display: 'flex', alignItems: 'center', gap: '10px', paddingTop: '8px' },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  flows: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '4px' },
  references: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
})

interface ConnectionDetailsProps {
  readonly connection: Connection
  readonly connector: ConnectorSummary | undefined
  /** The flows that use it; undefined until that is known. */
  readonly uses: readonly ConnectionUse[] | undefined
  readonly isReadOnly: boolean
  readonly onTask: (task: ConnectionTask) => void
  readonly onClose: () => void
}

/** Everything that may be known of a connection, beside the list: how it is, who uses it, what was done with it. */
export function ConnectionDetails(props: ConnectionDetailsProps) {
  const { connection, connector, isReadOnly, onClose, onTask, uses } = props
  const styles = useStyles()
  const { environmentId, lastError, name, status } = connection
  const needsPerson = status === 'error' || status === 'expired' || status === 'expiring'
  const title = connector?.title ?? connection.connectorId
  const ask = (kind: 'fix' | 'rename' | 'delete') => () => onTask({ kind, connection })
  return (
    <aside className={styles.pane} aria-label={strings.details.title}>
      <div className={styles.head}>
        <ConnectorMark connector={connector} title={title} />
        <div className={styles.words}>
          <h2 className={styles.name}>{name}</h2>
          <ConnectionStatusBadge status={status} />
        </div>
        <Button
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={strings.details.close}
          title={strings.details.close}
          onClick={onClose}
        />
      </div>
      {lastError !== undefined && status !== 'connected' && (
        <MessageBar intent={status === 'locked' ? 'info' : 'error'} layout="multiline">
          <MessageBarBody>{inWords(lastError)}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.buttons}>
        <TestButton connection={connection} isMain={!needsPerson} />
        <Button
          size="small"
          icon={<EditRegular />}
          disabled={isReadOnly}
          onClick={ask('fix')}
          {...(needsPerson ? { appearance: 'primary' as const } : {})}
        >
          {fixWord(connection)}
        </Button>
        <Button size="small" icon={<RenameRegular />} disabled={isReadOnly} onClick={ask('rename')}>
          {shell.common.rename}
        </Button>
        <Button size="small" icon={<DeleteRegular />} disabled={isReadOnly} onClick={ask('delete')}>
          {shell.common.delete}
        </Button>
      </div>
      <ConnectionFacts connection={connection} connectorTitle={title} />
      <Section title={strings.details.whereUsed}>
        {uses === undefined || uses.length === 0 ? (
          <p className={styles.quiet}>{uses === undefined ? shell.common.loading : strings.unusedFlows}</p>
        ) : (
          <ul className={styles.flows}>
            {uses.map(({ displayName, flowId, references }) => (
              <li key={flowId}>
                <Link as="button" onClick={() => navigate({ page: 'flow', environmentId, flowId })}>
                  {displayName ?? flowId}
                </Link>{' '}
                <span className={styles.references}>{strings.details.references(references)}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={strings.details.activity}>
        <ConnectionActivityList connection={connection} uses={uses} />
      </Section>
    </aside>
  )
}

interface TestButtonProps {
  readonly connection: Connection
  readonly isMain: boolean
}

function TestButton({ connection, isMain }: TestButtonProps) {
  const [isBusy, setBusy] = useState(false)
  return (
    <Button
      size="small"
      icon={<PlayCircleRegular />}
      {...(isMain ? { appearance: 'primary' as const } : {})}
      disabled={isBusy}
      onClick={() => {
        setBusy(true)
        void testConnection(connection).finally(() => setBusy(false))
      }}
    >
      {isBusy ? strings.details.testing : strings.details.test}
    </Button>
  )
}
