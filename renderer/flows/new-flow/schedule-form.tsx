import {
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  SpinButton,
  ToggleButton,
  tokens,
} from '@fluentui/react-components'
import { newFlowStrings } from '../../strings/new-flow.ts'
import { formatDateTime } from '../../ui/format-time.ts'
import { spinButtons } from '../../ui/spin-buttons.ts'
import { firstTimes, frequencies, type Schedule, weekDays } from './schedule.ts'

const words = newFlowStrings

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '12px' },
  row: { display: 'flex', alignItems: 'end', flexWrap: 'wrap', gap: '12px' },
  number: { width: '96px' },
  unit: { minWidth: '130px' },
  days: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  day: { minWidth: '44px', padding: '0 6px' },
  next: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface ScheduleFormProps {
  readonly value: Schedule
  readonly onChange: (value: Schedule) => void
}

/** How often and when: a number and a unit, a time of the day, days of the week; with the first times that come of it. */
export function ScheduleForm({ value, onChange }: ScheduleFormProps) {
  const styles = useStyles()
  const now = Date.now()
  const times = firstTimes(value, now, 3)
  const hasTime = value.frequency === 'Day' || value.frequency === 'Week'
  return (
    <div className={styles.form}>
      <div className={styles.row}>
        <Field label={words.every} className={styles.number}>
          <SpinButton
            {...spinButtons}
            min={1}
            max={1000}
            value={value.interval}
            aria-label={words.interval}
            onChange={(_event, data) => {
              const interval = data.value ?? Number(data.displayValue)
              if (Number.isInteger(interval) && interval > 0) onChange({ ...value, interval })
            }}
          />
        </Field>
        <Field label={words.frequency}>
          <Dropdown
            className={styles.unit}
            value={words.frequencies[value.frequency]}
            selectedOptions={[value.frequency]}
            onOptionSelect={(_event, { optionValue }) => {
              const frequency = frequencies.find((name) => name === optionValue)
              if (frequency !== undefined) onChange({ ...value, frequency })
            }}
          >
            {frequencies.map((name) => (
              <Option key={name} value={name}>
                {words.frequencies[name]}
              </Option>
            ))}
          </Dropdown>
        </Field>
        {hasTime && (
          <Field label={words.at}>
            <Input
              type="time"
              value={value.time}
              onChange={(_event, { value: time }) => {
                if (/^\d\d:\d\d/.test(time)) onChange({ ...value, time: time.slice(0, 5) })
              }}
            />
          </Field>
        )}
      </div>
      {value.frequency === 'Week' && (
        <fieldset className={styles.days} style={{ border: 'none', margin: 0, padding: 0 }}>
          <legend style={{ padding: 0, marginBottom: 4 }}>{words.onDays}</legend>
          {weekDays.map((day) => {
            const isOn = value.days.includes(day)
            return (
              <ToggleButton
                key={day}
                size="small"
                className={styles.day}
                checked={isOn}
                onClick={() =>
                  onChange({
                    ...value,
                    days: isOn ? value.days.filter((one) => one !== day) : [...value.days, day],
                  })
                }
              >
                {words.weekDays[day]}
              </ToggleButton>
            )
          })}
        </fieldset>
      )}
      <span className={styles.next} role="status">
        {times.length === 0
          ? words.never
          : words.next(times.map((at) => formatDateTime(at, now)).join(' · '))}
      </span>
    </div>
  )
}
