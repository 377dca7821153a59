import { makeStyles, tokens } from '@fluentui/react-components'
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock'
import { DocumentErrorRegular } from '@fluentui/react-icons/svg/document-error'
import { FlashRegular } from '@fluentui/react-icons/svg/flash'
import { FlowchartRegular } from '@fluentui/react-icons/svg/flowchart'
import { TapSingleRegular } from '@fluentui/react-icons/svg/tap-single'
import type { FlowKind } from '../../shared/ipc/payloads.ts'

const useStyles = makeStyles({
  tile: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '34px',
    height: '34px',
    fontSize: '19px',
    borderRadius: '10px',
  },
})

const looks = {
  instant: {
    Icon: TapSingleRegular,
    color: tokens.colorPaletteBerryForeground2,
    background: tokens.colorPaletteBerryBackground2,
  },
  scheduled: {
    Icon: CalendarClockRegular,
    color: tokens.colorPaletteTealForeground2,
    background: tokens.colorPaletteTealBackground2,
  },
  automated: {
    Icon: FlashRegular,
    color: tokens.colorPaletteMarigoldForeground2,
    background: tokens.colorPaletteMarigoldBackground2,
  },
  unknown: {
    Icon: FlowchartRegular,
    color: tokens.colorNeutralForeground2,
    background: tokens.colorNeutralBackground5,
  },
  unreadable: {
    Icon: DocumentErrorRegular,
    color: tokens.colorStatusDangerForeground1,
    background: tokens.colorStatusDangerBackground1,
  },
} as const

interface FlowKindIconProps {
  readonly kind: FlowKind | 'unreadable'
}

/** A coloured tile that tells the kinds of flows apart. Decoration: the kind stands beside it in words. */
export function FlowKindIcon({ kind }: FlowKindIconProps) {
  const styles = useStyles()
  const { Icon, color, background } = looks[kind]
  return (
    <span aria-hidden className={styles.tile} style={{ color, background }}>
      <Icon />
    </span>
  )
}
