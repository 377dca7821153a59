import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { canvasStrings } from '../../strings/canvas.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { useCanvas } from './canvas-state.ts'
import { readableName } from './step-name.ts'

const useStyles = makeStyles({
  chip: {
    display: 'flex',
    alignItems: 'center',
    gap: '3px',
    height: '18px',
    boxSizing: 'border-box',
    padding: '0 7px',
    fontFamily: tokens.fontFamilyBase,
    fontSize: '11px',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
  },
  failed: {
    color: tokens.colorStatusDangerForeground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  // A line that runs on after plain success says nothing until one looks for it.
  plain: {
    padding: '0 3px',
    opacity: 0,
    ':hover': { opacity: 1 },
    ':focus-visible': { opacity: 1 },
  },
})

interface StatusChipProps {
  readonly text: string
  readonly isWrong?: boolean
  readonly title?: string
}

/** Words on a line. */
export function StatusChip({ text, isWrong = false, title }: StatusChipProps) {
  const styles = useStyles()
  return (
    <span className={mergeClasses(styles.chip, isWrong && styles.failed)} title={title}>
      {text}
    </span>
  )
}

interface LineStatusesProps {
  readonly after: FlowStep
  readonly to: FlowStep
  /** Undefined: it runs on after plain success. */
  readonly text: string | undefined
  readonly title: string
  readonly isWrong: boolean
  readonly isReadOnly: boolean
}

/** After which outcomes a line runs on; pressing it changes them. */
export function LineStatuses({ after, to, text, title, isWrong, isReadOnly }: LineStatusesProps) {
  const styles = useStyles()
  const editLine = useCanvas((state) => state.actions.editLine)
  if (isReadOnly)
    return text === undefined ? null : <StatusChip text={text} title={title} isWrong={isWrong} />
  const label = canvasStrings.edge.edit(readableName(after.name), readableName(to.name))
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.chip,
        styles.button,
        isWrong && styles.failed,
        text === undefined && styles.plain,
        'nopan',
      )}
      title={title}
      aria-label={text === undefined ? label : `${label}: ${text}`}
      aria-haspopup="dialog"
      onClick={(event) => {
        event.stopPropagation()
        editLine(to.id, after.id, event.currentTarget)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
      }}
    >
      {text ?? <MoreHorizontalRegular aria-hidden />}
    </button>
  )
}
