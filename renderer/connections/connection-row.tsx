import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle'
import { RenameRegular } from '@fluentui/react-icons/svg/rename'
import { WrenchRegular } from '@fluentui/react-icons/svg/wrench'
import { authenticationKinds, type Connection } from '../../shared/connections/index.ts'
import type { ConnectionUse } from '../../shared/ipc/connections-contract.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { toldText } from '../strings/sentences.ts'
import { strings as shell } from '../strings/shell.ts'
import { TimeAgo } from '../ui/time-ago.tsx'
import type { ConnectionTask } from './connection-dialogs.tsx'
import { kindTitleFor } from './connection-form-model.ts'
import { ConnectionStatusBadge } from './connection-status-badge.tsx'
import { testConnection } from './test-connection.ts'

const useStyles = makeStyles({
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 128px minmax(0, 150px) 112px 32px',
    alignItems: 'center',
    columnGap: '14px',
    padding: '9px 12px 9px 16px',
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    '@media (max-width: 980px)': { gridTemplateColumns: 'minmax(0, 1fr) 120px 32px' },
  },
  selected: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  /** The whole row is the button; the menu lies above it. */
  open: {
    position: 'static',
    minWidth: 0,
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    fontFamily: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    outline: 'none',
    '::after': { content: '""', position: 'absolute', inset: 0 },
    ':focus-visible::after': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: '12px',
    },
  },
  name: {
    display: 'block',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  detail: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  fault: { color: tokens.colorStatusDangerForeground1 },
  cell: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  wideOnly: { '@media (max-width: 980px)': { display: 'none' } },
  menu: { position: 'relative' },
})

interface ConnectionRowProps {
  readonly connection: Connection
  /** The flows that use it; undefined until that is known. */
  readonly uses: readonly ConnectionUse[] | undefined
  readonly isSelected: boolean
  readonly isReadOnly: boolean
  readonly onSelect: () => void
  readonly onTask: (task: ConnectionTask) => void
}

/** A connection in the list: a click shows its details, the menu does things with it. */
export function ConnectionRow(props: ConnectionRowProps) {
  const { connection, isReadOnly, isSelected, onSelect, onTask, uses } = props
  const styles = useStyles()
  const { accountLabel, kind, lastUsedAt, name, status } = connection
  const kindTitle = kindTitleFor(kind, connection.hosts)
  const account = accountLabel === undefined || accountLabel === name ? undefined : accountLabel
  const isBroken = status === 'error' || status === 'expired'
  const { lastError } = connection
  const fault = isBroken && lastError !== undefined ? toldText(lastError.message) : undefined
  const ask = (task: 'fix' | 'rename' | 'delete') => () => onTask({ kind: task, connection })
  return (
    <li className={mergeClasses(styles.row, isSelected && styles.selected)}>
      <button type="button" className={styles.open} aria-pressed={isSelected} onClick={onSelect}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        {fault === undefined ? (
          <span className={styles.detail}>{[account, kindTitle].filter(Boolean).join(' · ')}</span>
        ) : (
          <span className={mergeClasses(styles.detail, styles.fault)} title={fault}>
            {fault}
          </span>
        )}
      </button>
      <ConnectionStatusBadge status={status} />
      <span className={mergeClasses(styles.cell, styles.wideOnly)}>
        {uses !== undefined && (uses.length === 0 ? strings.unusedFlows : strings.usedBy(uses.length))}
      </span>
      <span className={mergeClasses(styles.cell, styles.wideOnly)} title={strings.lastUsed}>
        {lastUsedAt === undefined ? strings.neverUsed : <TimeAgo at={lastUsedAt} />}
      </span>
      <span className={styles.menu}>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              appearance="subtle"
              size="small"
              icon={<MoreHorizontalRegular />}
              aria-label={strings.moreOf(name)}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem icon={<PlayCircleRegular />} onClick={() => void testConnection(connection)}>
                {strings.details.test}
              </MenuItem>
              <MenuItem icon={<WrenchRegular />} disabled={isReadOnly} onClick={ask('fix')}>
                {fixWord(connection)}
              </MenuItem>
              <MenuItem icon={<RenameRegular />} disabled={isReadOnly} onClick={ask('rename')}>
                {shell.common.rename}
              </MenuItem>
              <MenuItem icon={<DeleteRegular />} disabled={isReadOnly} onClick={ask('delete')}>
                {shell.common.delete}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </span>
    </li>
  )
}

/** What the button that opens a connection's form is called. */
export function fixWord({ kind, status }: Connection): string {
  if (status === 'connected' || status === 'locked') return strings.details.change
  return authenticationKinds[kind].traits.signIn === 'browser'
    ? strings.details.signInAgain
    : strings.details.fix
}
