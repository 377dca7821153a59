import { makeStyles } from '@fluentui/react-components'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import { stepIcons } from './step-icons.ts'

const useStyles = makeStyles({
  tile: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    color: '#ffffff',
    boxShadow: 'inset 0 0 0 1px rgb(255 255 255 / 12%)',
    forcedColorAdjust: 'none',
  },
})

interface StepIconProps {
  /** Name of a manifest's icon. */
  readonly name: string
  /** `#rrggbb` */
  readonly colour: string
  /** Side of the tile in CSS px. */
  readonly size?: number
}

/** The coloured tile of an operation. Decoration: its name stands beside it. */
export function StepIcon({ name, colour, size = 36 }: StepIconProps) {
  const styles = useStyles()
  const Icon = stepIcons[name] ?? QuestionCircleRegular
  return (
    <span
      aria-hidden
      className={styles.tile}
      style={{
        width: size,
        height: size,
        borderRadius: Math.round(size / 4.5),
        fontSize: Math.round(size * 0.56),
        background: `linear-gradient(160deg, color-mix(in srgb, ${colour} 86%, white), ${colour} 70%)`,
      }}
    >
      <Icon />
    </span>
  )
}
