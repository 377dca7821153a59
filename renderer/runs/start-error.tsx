import { Button, Link, makeStyles, Popover, PopoverSurface, tokens } from '@fluentui/react-components'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import type { FlowErrorData, JsonPath } from '../../shared/errors/index.ts'
import { strings } from '../strings/shell.ts'

const useStyles = makeStyles({
  surface: { width: '380px', maxWidth: 'calc(100vw - 48px)' },
  title: {
    display: 'flex',
    gap: '8px',
    alignItems: 'center',
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase300,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', maxHeight: '260px', overflowY: 'auto' },
  problem: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) max-content',
    gap: '8px',
    padding: '7px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', justifyContent: 'flex-end', marginTop: '10px' },
})

/** Problems listed; more are counted. */
const shownCount = 20

interface StartErrorProps {
  readonly error: FlowErrorData
  /** The button it belongs to. */
  readonly target: HTMLElement | null
  /** Opens a place; the path lies in the whole document. */
  readonly onGoTo: (path: JsonPath) => void
  readonly onClose: () => void
}

/** Why a run did not start: every problem with its place. */
export function StartError({ error, target, onGoTo, onClose }: StartErrorProps) {
  const styles = useStyles()
  const problems = error.problems ?? []
  const [only] = problems
  return (
    <Popover
      open
      trapFocus
      withArrow
      positioning={{ target, position: 'below', align: 'end' }}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <PopoverSurface className={styles.surface} aria-label={strings.runControls.startFailed}>
        <h2 className={styles.title}>
          <ErrorCircleFilled
            aria-hidden
            style={{ color: tokens.colorStatusDangerForeground1, fontSize: 20 }}
          />
          {only === undefined
            ? strings.runControls.startFailed
            : strings.runControls.problems(problems.length)}
        </h2>
        {only === undefined ? (
          <p style={{ margin: 0 }} role="alert">
            {error.message}
            {error.hint !== undefined && <span className={styles.hint}>{error.hint}</span>}
          </p>
        ) : (
          <ul className={styles.list}>
            {problems.slice(0, shownCount).map(({ code, path, range, message, hint, action, line }) => (
              <li key={`${code}-${range.start}`} className={styles.problem}>
                <span>
                  {message}
                  <span className={styles.hint}>
                    {strings.runControls.placeOf(action?.replaceAll('_', ' '), line)}
                  </span>
                  {hint !== undefined && <span className={styles.hint}>{hint}</span>}
                </span>
                <Link
                  onClick={() => {
                    onClose()
                    onGoTo(path)
                  }}
                >
                  {strings.runControls.goTo}
                </Link>
              </li>
            ))}
            {problems.length > shownCount && (
              <li>{strings.runControls.more(problems.length - shownCount)}</li>
            )}
          </ul>
        )}
        <div className={styles.buttons}>
          <Button size="small" onClick={onClose}>
            {strings.common.close}
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  )
}
