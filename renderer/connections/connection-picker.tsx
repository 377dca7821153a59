import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { connectionStrings as strings } from '../strings/connections.ts'
import { toldText } from '../strings/sentences.ts'
import { ConnectionStatusBadge } from './connection-status-badge.tsx'
import { CreateConnectionDialog } from './create-connection-dialog.tsx'
import { FixConnectionDialog } from './fix-connection-dialog.tsx'
import { useReferencedConnection } from './use-referenced-connection.ts'

const useStyles = makeStyles({
  box: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: '8px 10px',
    minWidth: 0,
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  needed: { border: `1px solid ${tokens.colorStatusWarningBorder1}` },
  icon: { flexShrink: 0, fontSize: '20px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  words: { display: 'flex', flexDirection: 'column', flex: '1 1 150px', minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  detail: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '8px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: 'anywhere',
  },
  fault: {
    margin: '4px 2px 0',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusDangerForeground1,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', justifyContent: 'end', gap: '4px', marginLeft: 'auto' },
})

export interface ConnectionPickerProps {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  /** Name by which the step's `host.connectionReferenceName` (or `connectionName`) points at its connection. */
  readonly reference: string
  /** The connector of the step's operation: its id (`shared_github`) or its api's whole path. */
  readonly connectorId: string
  readonly isReadOnly?: boolean
  /** Told after the reference points at another connection (`undefined`: none): ask for dynamic values again. */
  readonly onChanged?: (connection: Connection | undefined) => void
}

/**
 * The connection of a step, for the parameters panel: which one its reference points at and how it is; another one of
 * the same connector, a new one made in place, and the way to mend a broken one. It reads and writes through the
 * bridge alone and needs nothing but its props; the flow's text is not touched.
 */
export function ConnectionPicker(props: ConnectionPickerProps) {
  const { connectorId, environmentId, isReadOnly = false } = props
  const styles = useStyles()
  const { candidates, chosen, isGone, isLoaded, choose, error } = useReferencedConnection(props)
  const [asked, setAsked] = useState<'new' | 'fix'>()
  const isBroken = chosen !== undefined && chosen.status !== 'connected' && chosen.status !== 'locked'
  // Nothing is chosen unasked: a flow from elsewhere could send it anywhere. The only one is a click away.
  const only = candidates.length === 1 ? candidates[0] : undefined
  const detail = error ?? (isGone ? strings.picker.goneHint : strings.picker.noneHint)
  return (
    <section aria-label={strings.picker.label}>
      <div className={mergeClasses(styles.box, isLoaded && chosen === undefined && styles.needed)}>
        <span aria-hidden className={styles.icon}>
          <PlugConnectedRegular />
        </span>
        <div className={styles.words}>
          {chosen === undefined ? (
            isLoaded && (
              <>
                <span className={styles.name}>{isGone ? strings.picker.gone : strings.picker.none}</span>
                <span className={styles.detail}>{detail}</span>
              </>
            )
          ) : (
            <>
              <span className={styles.name} title={chosen.name}>
                {chosen.name}
              </span>
              <span className={styles.detail}>
                <ConnectionStatusBadge status={chosen.status} />
                {chosen.accountLabel !== undefined && chosen.accountLabel !== chosen.name && (
                  <span>{chosen.accountLabel}</span>
                )}
              </span>
            </>
          )}
        </div>
        <div className={styles.buttons}>
          {isBroken && (
            <Button size="small" appearance="primary" disabled={isReadOnly} onClick={() => setAsked('fix')}>
              {strings.picker.fix}
            </Button>
          )}
          {chosen === undefined && only !== undefined && (
            <Button size="small" appearance="primary" disabled={isReadOnly} onClick={() => void choose(only)}>
              {strings.picker.use(only.name)}
            </Button>
          )}
          <Menu checkedValues={{ connection: chosen === undefined ? [] : [chosen.id] }}>
            <MenuTrigger disableButtonEnhancement>
              <Button
                size="small"
                icon={<ChevronDownRegular />}
                iconPosition="after"
                disabled={isReadOnly || !isLoaded}
                aria-label={chosen === undefined ? strings.picker.choose : strings.picker.change}
              >
                {chosen === undefined ? strings.picker.choose : strings.details.change}
              </Button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {candidates.map((connection) => (
                  <MenuItemRadio
                    key={connection.id}
                    name="connection"
                    value={connection.id}
                    secondaryContent={strings.status[connection.status]}
                    onClick={() => void choose(connection)}
                  >
                    {connection.name}
                  </MenuItemRadio>
                ))}
                {candidates.length > 0 && <MenuDivider />}
                <MenuItem icon={<AddRegular />} onClick={() => setAsked('new')}>
                  {strings.picker.new}
                </MenuItem>
                {chosen !== undefined && (
                  <MenuItem icon={<DismissRegular />} onClick={() => void choose(undefined)}>
                    {strings.picker.clear}
                  </MenuItem>
                )}
              </MenuList>
            </MenuPopover>
          </Menu>
        </div>
      </div>
      {isBroken && chosen.lastError !== undefined && (
        <p className={styles.fault}>{toldText(chosen.lastError.message)}</p>
      )}
      {asked === 'new' && (
        <CreateConnectionDialog
          environmentId={environmentId}
          connectorId={connectorId}
          onMade={(made) => void choose(made)}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'fix' && chosen !== undefined && (
        <FixConnectionDialog
          connection={chosen}
          onFixed={(fixed) => props.onChanged?.(fixed)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}
