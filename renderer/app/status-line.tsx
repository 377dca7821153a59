import { makeStyles, Tooltip, tokens } from '@fluentui/react-components'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { currentEnvironment, useEnvironments } from '../home/environment-store.ts'
import { useRunList } from '../runs/run-list-store.ts'
import { useSettings } from '../settings/settings-store.ts'
import { strings } from '../strings/shell.ts'
import { StatusIcon } from '../ui/status-icon.tsx'
import { navigate } from './navigation.ts'

const useStyles = makeStyles({
  line: {
    gridArea: 'status',
    display: 'flex',
    alignItems: 'center',
    gap: '16px',
    height: '26px',
    padding: '0 14px 0 18px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
  },
  path: { overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0 },
  spacer: { flexGrow: 1 },
  part: { display: 'inline-flex', alignItems: 'center', gap: '5px', flexShrink: 0 },
  button: {
    border: 'none',
    background: 'none',
    padding: '0 4px',
    font: 'inherit',
    color: tokens.colorBrandForeground1,
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
})

/** Bottom of the window: where the files are, what goes on, which version this is. */
export function StatusLine() {
  const styles = useStyles()
  const environment = useEnvironments(currentEnvironment)
  const active = useRunList((state) => state.active)
  const version = useSettings((state) => state.info.value?.version)
  const [only] = active.values()
  return (
    <footer className={styles.line}>
      <span className={styles.path}>{environment?.path ?? strings.environment.none}</span>
      {environment?.readOnly === true && (
        <Tooltip content={strings.environment.readOnlyHint} relationship="description">
          <span className={styles.part}>
            <LockClosedRegular aria-hidden />
            {strings.environment.readOnly}
          </span>
        </Tooltip>
      )}
      <span className={styles.spacer} />
      <span className={styles.part} role="status">
        {only !== undefined && (
          <>
            <StatusIcon status="Running" size={14} />
            <button
              type="button"
              className={styles.button}
              onClick={() =>
                navigate(active.size === 1 ? { page: 'run', runId: only.runId } : { page: 'runs' })
              }
            >
              {strings.runs.inProgress(active.size)}
            </button>
          </>
        )}
      </span>
      {version !== undefined && <span className={styles.part}>{`${strings.app.name} ${version}`}</span>}
    </footer>
  )
}
