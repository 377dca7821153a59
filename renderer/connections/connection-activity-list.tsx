import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { Connection, ConnectionActivity } from '../../shared/connections/index.ts'
import { isDriverHost } from '../../shared/connectors/vendor-hosts.ts'
import type { ErrorCode } from '../../shared/errors/index.ts'
import type { ConnectionUse } from '../../shared/ipc/connections-contract.ts'
import { navigate } from '../app/navigation.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded } from '../bridge/loadable.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { strings as shell } from '../strings/shell.ts'
import { TimeAgo } from '../ui/time-ago.tsx'

const useStyles = makeStyles({
  rows: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', gap: '8px' },
  row: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) max-content', columnGap: '12px' },
  detail: {
    gridColumn: '1 / -1',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  time: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  danger: { color: tokens.colorStatusDangerForeground1 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
})

/** Most rows shown. */
const limit = 30

interface ConnectionActivityListProps {
  readonly connection: Connection
  /** The flows that use it, for their names. */
  readonly uses: readonly ConnectionUse[] | undefined
}

/** What was done with a connection's credential lately, newest first. */
export function ConnectionActivityList({ connection, uses = [] }: ConnectionActivityListProps) {
  const styles = useStyles()
  const flowNames = new Map(uses.map(({ displayName, flowId }) => [flowId, displayName]))
  const { environmentId } = connection
  const [rows, setRows] = useState<Loadable<readonly ConnectionActivity[]>>({ isLoading: true })
  useEffect(() => {
    let isOver = false
    const { id: connectionId } = connection
    bridge.connections.activity({ environmentId: connection.environmentId, connectionId, limit }).then(
      (value) => {
        if (!isOver) setRows(loaded(value))
      },
      (thrown: unknown) => {
        if (!isOver) setRows(failedToLoad(undefined, thrown))
      },
    )
    return () => {
      isOver = true
    }
    // The connection is another object whenever main says that it changed.
  }, [connection])

  if (rows.value === undefined) {
    const words = rows.error === undefined ? shell.common.loading : strings.details.activityFailed
    return <p className={styles.quiet}>{words}</p>
  }
  if (rows.value.length === 0) return <p className={styles.quiet}>{strings.details.noActivity}</p>
  return (
    <ul className={styles.rows}>
      {rows.value.map(({ at, code, event, flowId, host, method, runId }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id, and are replaced together
        <li key={index} className={styles.row}>
          <span {...(code === undefined ? {} : { className: styles.danger })}>{strings.activity[event]}</span>
          <span className={styles.time}>
            <TimeAgo at={at} />
          </span>
          <span className={styles.detail}>
            {host !== undefined && isDriverHost(host) ? '' : [method, host].filter(Boolean).join(' ')}
            {flowId !== undefined && (
              <>
                {' '}
                <Link
                  as="button"
                  onClick={() =>
                    navigate(
                      runId === undefined ? { page: 'flow', environmentId, flowId } : { page: 'run', runId },
                    )
                  }
                >
                  {linkWords(flowNames.get(flowId) ?? flowId, runId !== undefined)}
                </Link>
              </>
            )}
          </span>
          {code !== undefined && <span className={styles.detail}>{reasonOf(code)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Why not, in a sentence; codes without one are shown as they are, to be looked up. */
function reasonOf(code: ErrorCode): string {
  const reasons: Readonly<Record<string, string>> = strings.refusals
  return reasons[code] ?? code
}

function linkWords(flow: string, isRun: boolean): string {
  return isRun ? strings.details.runOf(flow) : flow
}
