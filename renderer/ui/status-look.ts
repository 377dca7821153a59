import { tokens } from '@fluentui/react-components'
import type { Status } from '../../shared/run/index.ts'

/** What kind of news a status is; colours and icons follow from it. */
export type StatusTone = 'success' | 'danger' | 'warning' | 'active' | 'neutral'

/** The tone of a status. */
export function statusTone(status: Status): StatusTone {
  switch (status) {
    case 'Succeeded':
      return 'success'
    case 'Failed':
    case 'Aborted':
      return 'danger'
    case 'TimedOut':
      return 'warning'
    case 'Running':
    case 'Waiting':
      return 'active'
    case 'Suspended':
    case 'Paused':
      return 'warning'
    case 'Skipped':
    case 'Cancelled':
    case 'Ignored':
      return 'neutral'
  }
}

/** Text and icon colour of each tone; readable on every surface of both themes. */
export const toneForeground: Readonly<Record<StatusTone, string>> = {
  success: tokens.colorStatusSuccessForeground1,
  danger: tokens.colorStatusDangerForeground1,
  warning: tokens.colorStatusWarningForeground3,
  active: tokens.colorBrandForeground1,
  neutral: tokens.colorNeutralForeground3,
}

/** Tint behind each tone. */
export const toneBackground: Readonly<Record<StatusTone, string>> = {
  success: tokens.colorStatusSuccessBackground1,
  danger: tokens.colorStatusDangerBackground1,
  warning: tokens.colorStatusWarningBackground1,
  active: tokens.colorBrandBackground2,
  neutral: tokens.colorNeutralBackground4,
}

/** Solid colour of each tone, for bars. */
export const toneSolid: Readonly<Record<StatusTone, string>> = {
  success: tokens.colorPaletteGreenBackground3,
  danger: tokens.colorPaletteRedBackground3,
  warning: tokens.colorPaletteDarkOrangeBackground3,
  active: tokens.colorBrandBackground,
  neutral: tokens.colorNeutralStroke1,
}
