import { Field, makeStyles, SpinButton, tokens } from '@fluentui/react-components'
import { strings } from '../strings/shell.ts'
import { spinButtons } from '../ui/spin-buttons.ts'

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', gap: '24px', flexGrow: 1 },
  number: { width: '140px' },
  hint: {
    flexBasis: '100%',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
})

/** A change of one or the other limit. */
export interface HistoryLimitsChange {
  readonly historyDays?: number
  readonly historyMegabytes?: number
}

interface HistoryLimitsProps {
  readonly days: number
  readonly megabytes: number
  readonly onChange: (change: HistoryLimitsChange) => void
}

/** How long and how much of the run history is kept. Takes whole numbers within the bounds; anything else stays out. */
export function HistoryLimits({ days, megabytes, onChange }: HistoryLimitsProps) {
  const styles = useStyles()
  return (
    <div className={styles.fields}>
      <Field label={strings.settings.historyDays}>
        <SpinButton
          {...spinButtons}
          className={styles.number}
          value={days}
          min={1}
          max={3650}
          onChange={(_event, { value, displayValue }) => {
            const historyDays = numberWithin(value, displayValue, 1, 3650)
            if (historyDays !== undefined && historyDays !== days) onChange({ historyDays })
          }}
        />
      </Field>
      <Field label={strings.settings.historyMegabytes}>
        <SpinButton
          {...spinButtons}
          className={styles.number}
          value={megabytes}
          min={50}
          max={1_000_000}
          step={50}
          onChange={(_event, { value, displayValue }) => {
            const historyMegabytes = numberWithin(value, displayValue, 50, 1_000_000)
            if (historyMegabytes !== undefined && historyMegabytes !== megabytes)
              onChange({ historyMegabytes })
          }}
        />
      </Field>
      <span className={styles.hint}>{strings.settings.historyHint}</span>
    </div>
  )
}

/** What was stepped to, or typed; undefined where that is no whole number within the bounds. */
function numberWithin(
  value: number | null | undefined,
  typed: string | undefined,
  least: number,
  most: number,
): number | undefined {
  const number = value ?? Number(typed?.trim() === '' ? Number.NaN : typed)
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined
}
