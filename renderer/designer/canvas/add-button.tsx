import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { memo } from 'react'
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
  place: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
    boxShadow: `0 0 0 4px ${tokens.colorBrandBackground2}`,
  },
  drop: { transform: 'scale(1.6)' },
})

interface AddButtonProps {
  /** Of the line or the end it stands on. */
  readonly id: string
  readonly place: AddPlace
  /** What a screen reader says. */
  readonly label: string
}

/** A '+' on the canvas; what is dragged near it goes there. */
export const AddButton = memo(function AddButton({ id, place, label }: AddButtonProps) {
  const styles = useStyles()
  const add = useCanvas((state) => state.actions.add)
  const isDrop = useCanvas((state) => state.dropId === id)
  const isPlace = useCanvas((state) => state.placeId === id)
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.plus,
        (isDrop || isPlace) && styles.place,
        isDrop && styles.drop,
        'nopan',
      )}
      aria-label={label}
      title={label}
      data-plus={id}
      onClick={(event) => {
        event.stopPropagation()
        add(place, id)
      }}
      onKeyDown={(event) => {
        // The canvas's own keys (Enter, Delete, arrows) are not meant here.
        if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
      }}
    >
      <AddRegular aria-hidden />
    </button>
  )
}, isSameButton)

/** The places of one '+' before and after an edit elsewhere are other objects with the same ids, and no more is asked of them. */
function isSameButton(a: AddButtonProps, b: AddButtonProps): boolean {
  return (
    a.id === b.id &&
    a.label === b.label &&
    a.place.branch.id === b.place.branch.id &&
    a.place.after?.id === b.place.after?.id &&
    a.place.before?.id === b.place.before?.id &&
    a.place.isParallel === b.place.isParallel
  )
}
