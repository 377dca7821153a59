import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset'
import { BoxRegular } from '@fluentui/react-icons/svg/box'
import { useState } from 'react'
import type { SandboxInfo } from '../../shared/ipc/sandboxes-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { navigate } from '../app/navigation.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { NoEnvironment } from '../home/no-environment.tsx'
import { plural } from '../strings/plural.ts'
import { sandboxStrings as strings } from '../strings/sandboxes.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { MessageState } from '../ui/message-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SkeletonRows } from '../ui/skeleton-rows.tsx'
import { SandboxBrowser } from './sandbox-browser.tsx'
import { useSandboxList, useSandboxState } from './use-sandboxes.ts'

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gridTemplateColumns: '240px minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    gap: '20px',
    padding: '0 28px',
    minHeight: 0,
    flexGrow: 1,
    '@media (max-width: 900px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto minmax(0, 1fr)',
      padding: '0 16px',
    },
  },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    padding: '4px 4px 28px',
    overflowY: 'auto',
    '@media (max-width: 900px)': {
      flexDirection: 'row',
      flexWrap: 'wrap',
      maxHeight: '190px',
      paddingBottom: '4px',
    },
  },
  content: { minWidth: 0, overflowY: 'auto', padding: '4px 4px 28px' },
  item: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr)',
    columnGap: '10px',
    alignItems: 'center',
    textAlign: 'left',
    padding: '8px 10px',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  mark: {
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusMedium,
    display: 'grid',
    placeItems: 'center',
    color: '#ffffff',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    forcedColorAdjust: 'none',
  },
  words: { minWidth: 0 },
  name: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  parts: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
})

interface SandboxesPageProps {
  readonly environmentId: EnvironmentId | undefined
  readonly connectorId: string | undefined
}

/** The offline sandboxes of an environment's connectors: what is in them, to be looked at and changed. */
export function SandboxesPage({ environmentId, connectorId }: SandboxesPageProps) {
  if (environmentId !== undefined)
    return <SandboxesOf environmentId={environmentId} connectorId={connectorId} />
  return <NoEnvironment title={strings.title} hint={strings.noEnvironmentHint} />
}

interface SandboxesOfProps {
  readonly environmentId: EnvironmentId
  readonly connectorId: string | undefined
}

function SandboxesOf({ environmentId, connectorId }: SandboxesOfProps) {
  const styles = useStyles()
  const [isResetting, setResetting] = useState(false)
  const { value: sandboxes, error, again } = useSandboxList(environmentId)
  const current = sandboxes?.find((one) => one.connectorId === connectorId) ?? sandboxes?.[0]
  return (
    <>
      <PageHeader title={strings.title} subtitle={strings.subtitle}>
        {current !== undefined && (
          <Button icon={<ArrowResetRegular />} onClick={() => setResetting(true)}>
            {strings.reset}
          </Button>
        )}
      </PageHeader>
      {error !== undefined && <ErrorState title={strings.listFailed} error={error} onRetry={again} />}
      {sandboxes?.length === 0 && (
        <MessageState icon={<BoxRegular />} title={strings.none} body={strings.noneHint} />
      )}
      <div className={styles.body}>
        {error === undefined && sandboxes === undefined && <SkeletonRows count={6} />}
        {sandboxes !== undefined && sandboxes.length > 0 && (
          <nav className={styles.list} aria-label={strings.list}>
            {sandboxes.map((sandbox) => (
              <SandboxItem
                key={sandbox.connectorId}
                sandbox={sandbox}
                isCurrent={sandbox === current}
                onOpen={() =>
                  navigate({ page: 'sandboxes', environmentId, connectorId: sandbox.connectorId })
                }
              />
            ))}
          </nav>
        )}
        {current !== undefined && (
          <div className={styles.content}>
            <SandboxContent key={current.connectorId} environmentId={environmentId} sandbox={current} />
          </div>
        )}
      </div>
      {isResetting && current !== undefined && (
        <ConfirmDialog
          title={strings.resetTitle(current.title)}
          body={strings.resetBody}
          confirmLabel={strings.reset}
          onConfirm={() => {
            setResetting(false)
            bridge.sandboxes
              .reset({ environmentId, connectorId: current.connectorId })
              .catch((thrown: unknown) => notifyError(strings.notReset, thrown))
          }}
          onClose={() => setResetting(false)}
        />
      )}
    </>
  )
}

interface SandboxItemProps {
  readonly sandbox: SandboxInfo
  readonly isCurrent: boolean
  readonly onOpen: () => void
}

function SandboxItem({ sandbox, isCurrent, onOpen }: SandboxItemProps) {
  const styles = useStyles()
  const { color = '#5c5c5c', parts, title } = sandbox
  const filled = parts.filter(({ count }) => count > 0)
  return (
    <button
      type="button"
      className={mergeClasses(styles.item, isCurrent && styles.current)}
      {...(isCurrent ? { 'aria-current': 'true' as const } : {})}
      onClick={onOpen}
    >
      <span aria-hidden className={styles.mark} style={{ backgroundColor: color }}>
        {title.replace(/^Microsoft /, '').slice(0, 1)}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{title}</span>
        <span className={styles.parts}>{filled.map(partInWords).join(', ')}</span>
      </span>
    </button>
  )
}

/** `1 workbook`; a part that has no words is called as in the sandbox's state. */
function partInWords({ name, count }: SandboxInfo['parts'][number]): string {
  const [one, many] = strings.parts[name] ?? [name, name]
  return plural(count, one, many)
}

interface SandboxContentProps {
  readonly environmentId: EnvironmentId
  readonly sandbox: SandboxInfo
}

function SandboxContent({ environmentId, sandbox }: SandboxContentProps) {
  const { value, error, again, save } = useSandboxState(environmentId, sandbox.connectorId)
  if (error !== undefined) return <ErrorState title={strings.failed} error={error} onRetry={again} />
  if (value === undefined) return <SkeletonRows count={8} />
  return <SandboxBrowser title={sandbox.title} state={value} save={save} />
}
