import { makeStyles, tokens } from '@fluentui/react-components'
import type { Dependant } from '../../../shared/wdl/dependants.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { readableName } from '../canvas/step-name.ts'
import type { BreakingEdit } from './use-document-edits.ts'

const { move, remove } = canvasStrings
const maxShown = 6

const useStyles = makeStyles({
  list: { margin: '8px 0 0', paddingLeft: '18px', maxHeight: '240px', overflowY: 'auto' },
  line: { marginBottom: '6px', overflowWrap: 'anywhere' },
  code: {
    display: 'block',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  text: { margin: '0 0 4px' },
})

interface BreaksDialogProps {
  readonly edit: BreakingEdit
  readonly isMove: boolean
  readonly onClose: () => void
}

/** Shows what an edit would break, and makes it all the same if asked to. */
export function BreaksDialog({ edit, isMove, onClose }: BreaksDialogProps) {
  const styles = useStyles()
  const { problems, makeAnyway } = edit
  return (
    <ConfirmDialog
      title={move.breaksTitle}
      confirmLabel={isMove ? move.anyway : move.wrapAnyway}
      onConfirm={() => {
        onClose()
        makeAnyway()
      }}
      onClose={onClose}
      body={
        <>
          <p className={styles.text}>{move.breaks(problems.length)}</p>
          <ul className={styles.list}>
            {problems.slice(0, maxShown).map(({ code, message, range }) => (
              <li key={`${code} ${range.start} ${message}`} className={styles.line}>
                {message}
              </li>
            ))}
          </ul>
          {problems.length > maxShown && (
            <p className={styles.text}>{move.more(problems.length - maxShown)}</p>
          )}
        </>
      }
    />
  )
}

interface DeleteDialogProps {
  /** They are on the clipboard already. */
  readonly isCut: boolean
  /** What goes, in words. */
  readonly what: string
  /** Number of actions inside of it, which go too. */
  readonly inside: number
  readonly dependants: readonly Dependant[]
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** Asks before something goes that expressions elsewhere refer to, and shows these. */
export function DeleteDialog({ isCut, what, inside, dependants, onDelete, onClose }: DeleteDialogProps) {
  const styles = useStyles()
  return (
    <ConfirmDialog
      title={isCut ? remove.cutTitle(what) : remove.title(what)}
      confirmLabel={isCut ? remove.cut : remove.confirm}
      onConfirm={() => {
        onClose()
        onDelete()
      }}
      onClose={onClose}
      body={
        <>
          {inside > 0 && <p className={styles.text}>{remove.inside(inside)}</p>}
          <p className={styles.text}>{remove.refers(dependants.length)}</p>
          <ul className={styles.list}>
            {dependants.slice(0, maxShown).map(({ owner, path, text }) => (
              <li key={path.join('/')} className={styles.line}>
                {owner === undefined ? remove.inOutputs : readableName(owner)}
                <span className={styles.code}>{text.length > 120 ? `${text.slice(0, 119)}…` : text}</span>
              </li>
            ))}
          </ul>
          {dependants.length > maxShown && (
            <p className={styles.text}>{move.more(dependants.length - maxShown)}</p>
          )}
        </>
      }
    />
  )
}
