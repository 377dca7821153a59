import { makeStyles, tokens } from '@fluentui/react-components'
import { StepIcon } from '../canvas/step-icon.tsx'

const useStyles = makeStyles({
  picture: {
    flexShrink: 0,
    objectFit: 'contain',
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke2}`,
  },
})

interface OperationTileProps {
  readonly picture: string | undefined
  readonly icon: string
  /** `#rrggbb` */
  readonly colour: string
  /** Side in CSS px. */
  readonly size: number
}

/** The sign of an operation: its connector's picture, or a coloured icon. Decoration. */
export function OperationTile({ picture, icon, colour, size }: OperationTileProps) {
  const styles = useStyles()
  if (picture === undefined) return <StepIcon name={icon} colour={colour} size={size} />
  return (
    <img
      src={picture}
      alt=""
      aria-hidden
      draggable={false}
      className={styles.picture}
      style={{ width: size, height: size, borderRadius: Math.round(size / 4.5) }}
    />
  )
}
