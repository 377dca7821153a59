import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { plusSize } from '../layout/sizes.ts'
import { type AddPlace, useCanvas } from './canvas-state.ts'

const useStyles = makeStyles({
  plus: {
    display: 'grid',
    placeItems: 'center',
    width: `${plusSize}px`,
    height: `${plusSize}px`,
    padding: 0,
    borderRadius: '50%',
    fontSize: '13px',
    cursor: 'pointer',
    pointerEvents: 'all',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    transitionProperty: 'transform, background-color, color',
    transitionDuration: tokens.durationFaster,
    ':hover': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackground,
      border: `1px solid ${tokens.colorBrandBackground}`,
      transform: 'scale(1.15)',
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
})

interface AddButtonProps {
  readonly place: AddPlace
  /** What a screen reader says. */
  readonly label: string
}

/** A '+' on the canvas. */
export function AddButton({ place, label }: AddButtonProps) {
  const styles = useStyles()
  const add = useCanvas((state) => state.actions.add)
  return (
    <button
      type="button"
      className={mergeClasses(styles.plus, 'nopan')}
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      onClick={(event) => {
        event.stopPropagation()
        add(place, event.currentTarget)
      }}
      onKeyDown={(event) => {
        // The canvas's own keys (Enter, Delete, arrows) are not meant here.
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
      }}
    >
      <AddRegular aria-hidden />
    </button>
  )
}
