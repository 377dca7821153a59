import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward'
import type { ActionState } from '../../shared/run/index.ts'
import { toldText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'

const words = strings.action.skipped

const useStyles = makeStyles({
  note: {
    display: 'flex',
    gap: '10px',
    alignItems: 'flex-start',
    padding: '10px 14px',
    borderRadius: '10px',
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  icon: { fontSize: '18px', flexShrink: 0, color: tokens.colorNeutralForeground3 },
  text: { margin: 0 },
})

interface SkipNoteProps {
  readonly action: ActionState
  /** Shows another action of the run. */
  readonly onShow?: ((action: string) => void) | undefined
}

/** Why an action was skipped, in words, with the way to the action that is the reason. */
export function SkipNote({ action, onShow }: SkipNoteProps) {
  const styles = useStyles()
  const { skippedBecause } = action
  return (
    <div className={styles.note}>
      <ArrowForwardRegular aria-hidden className={styles.icon} />
      <p className={styles.text}>
        {skippedBecause === undefined
          ? reasonOf(action)
          : strings.action.skippedBecause(
              skippedBecause.action.replaceAll('_', ' '),
              skippedBecause.status,
            )}{' '}
        {skippedBecause !== undefined && onShow !== undefined && (
          <Link inline onClick={() => onShow(skippedBecause.action)}>
            {words.show(skippedBecause.action.replaceAll('_', ' '))}
          </Link>
        )}
      </p>
    </div>
  )
}

function reasonOf({ code, error }: ActionState): string {
  const reasons: Readonly<Record<string, string>> = words.reasons
  return (
    reasons[error?.code ?? ''] ?? reasons[code ?? ''] ?? (error && toldText(error.message)) ?? words.plain
  )
}
