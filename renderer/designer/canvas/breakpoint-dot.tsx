import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { debugStrings } from '../../strings/debug.ts'
import { containerHeader } from '../layout/sizes.ts'
import { useDebugMarks } from './debug-marks.ts'
import { readableName } from './step-name.ts'

const words = debugStrings.breakpoints

const useStyles = makeStyles({
  dot: {
    position: 'absolute',
    left: '-11px',
    top: '50%',
    transform: 'translateY(-50%)',
    width: '22px',
    height: '22px',
    padding: 0,
    display: 'grid',
    placeItems: 'center',
    border: 'none',
    background: 'none',
    cursor: 'pointer',
    pointerEvents: 'all',
    borderRadius: tokens.borderRadiusCircular,
    ':hover span': { opacity: 1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  atHeader: { top: `${containerHeader.height / 2}px` },
  mark: {
    boxSizing: 'border-box',
    width: '14px',
    height: '14px',
    borderRadius: tokens.borderRadiusCircular,
    border: `2px solid ${tokens.colorNeutralBackground1}`,
    backgroundColor: tokens.colorPaletteRedBackground3,
    display: 'grid',
    placeItems: 'center',
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: '9px',
    lineHeight: 1,
    fontWeight: tokens.fontWeightBold,
    forcedColorAdjust: 'none',
  },
  none: { opacity: 0 },
  off: { backgroundColor: tokens.colorNeutralForeground4 },
})

/** The breakpoint at a card's left edge; where there is none, a place to press for one. Keys do the same with F9. */
export function BreakpointDot({ name, isHeader }: { readonly name: string; readonly isHeader: boolean }) {
  const styles = useStyles()
  const isShown = useDebugMarks((marks) => marks !== undefined)
  const mark = useDebugMarks((marks) => marks?.byName.get(name.toLowerCase()))
  const toggle = useDebugMarks((marks) => marks?.toggle)
  const edit = useDebugMarks((marks) => marks?.edit)
  if (!isShown) return null
  const kind = mark?.breakpoint ?? 'none'
  const readable = readableName(name)
  return (
    <button
      type="button"
      className={mergeClasses(styles.dot, isHeader && styles.atHeader, 'nopan')}
      tabIndex={-1}
      aria-label={kind === 'none' ? words.add(readable) : words.remove(readable)}
      title={kind === 'none' ? words.add(readable) : kind === 'off' ? words.off : words.onStep}
      data-breakpoint={kind}
      onClick={(event) => {
        event.stopPropagation()
        toggle?.(name)
      }}
      onDoubleClick={(event) => event.stopPropagation()}
      onContextMenu={(event) => {
        if (kind === 'none') return
        event.preventDefault()
        event.stopPropagation()
        edit?.(name)
      }}
    >
      <span
        className={mergeClasses(styles.mark, kind === 'none' && styles.none, kind === 'off' && styles.off)}
      >
        {kind === 'conditional' ? '=' : null}
      </span>
    </button>
  )
}
