import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import type { JsonPath } from '../../../../shared/errors/index.ts'
import { windowsZoneNames } from '../../../../shared/expressions/dates/time-zone.ts'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, propertyNameOf, propertyOf } from '../../../../shared/wdl/lookup.ts'
import { locale } from '../../../strings/language.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { useNow } from '../../../ui/use-now.ts'
import { lookOfRecurrence, readNumbers } from '../recurrence-words.ts'
import { fieldTextOf } from '../value-kind.ts'
import { ChoiceEditor } from './choice-editor.tsx'
import type { ValueEditorProps } from './nested-editors.ts'
import { TextEditor } from './text-editor.tsx'
import { TimeEditor } from './time-editor.tsx'

const words = parameterStrings.recurrence
const frequencies = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Year']

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  row: { display: 'grid', gridTemplateColumns: 'minmax(70px, 1fr) minmax(0, 2fr)', gap: '8px' },
  days: { display: 'flex', flexWrap: 'wrap', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  look: {
    padding: '10px 12px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
  },
  summary: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  times: {
    margin: 0,
    paddingLeft: '18px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
  wrong: { color: tokens.colorStatusDangerForeground1 },
})

/** When a trigger comes: interval, schedule, zone, said in words, with the next five times. */
export function RecurrenceEditor(props: ValueEditorProps) {
  const { value, path, label } = props
  const styles = useStyles()
  const recurrence = isObject(value) ? value : {}
  const frequency = fieldTextOf(propertyOf(recurrence, 'frequency')).toLowerCase()
  const place = (name: string): JsonPath => [...path, propertyNameOf(recurrence, name) ?? name]
  const own = (name: string) => ({
    ...props,
    path: place(name),
    value: propertyOf(recurrence, name),
    mayBeEmpty: false,
  })
  const scheduleKey = propertyNameOf(recurrence, 'schedule') ?? 'schedule'
  const schedule = propertyOf(recurrence, 'schedule')
  const part = (name: string) => ({
    ...props,
    path: [...path, scheduleKey, (isObject(schedule) ? propertyNameOf(schedule, name) : undefined) ?? name],
    value: propertyOf(schedule, name),
  })
  return (
    <fieldset className={styles.form} aria-label={label}>
      <Look value={value} />
      <div className={styles.row}>
        <Field label={{ children: words.interval, size: 'small' }}>
          <TextEditor
            {...own('interval')}
            label={words.interval}
            labelId={undefined}
            schema={{ type: 'integer' }}
            mayBeEmpty
          />
        </Field>
        <Field label={{ children: words.frequency, size: 'small' }}>
          <ChoiceEditor
            {...own('frequency')}
            label={words.frequency}
            labelId={undefined}
            schema={{ type: 'string' }}
            mayBeEmpty
            choices={frequencies.map((name) => ({
              value: name,
              text: words.units[name.toLowerCase()]?.[1] ?? name,
            }))}
          />
        </Field>
      </div>
      {frequency === 'week' && <WeekDays {...part('weekDays')} />}
      {frequency === 'month' && (
        <Numbers {...part('monthDays')} label={words.monthDays} hint={words.monthDaysHint} />
      )}
      {(frequency === 'day' || frequency === 'week' || frequency === 'month') && (
        <Numbers {...part('hours')} label={words.hours} hint={words.hoursHint} />
      )}
      {['hour', 'day', 'week', 'month'].includes(frequency) && (
        <Numbers {...part('minutes')} label={words.minutes} hint={words.minutesHint} />
      )}
      <Field label={{ children: words.timeZone, size: 'small' }}>
        <ChoiceEditor
          {...own('timeZone')}
          label={words.timeZone}
          labelId={undefined}
          schema={{ type: 'string' }}
          choices={windowsZoneNames.map((name) => ({ value: name, text: name }))}
        />
      </Field>
      <Field label={{ children: words.start, size: 'small' }}>
        <TimeEditor
          {...own('startTime')}
          label={words.start}
          labelId={undefined}
          schema={{ type: 'string' }}
        />
      </Field>
      <Field label={{ children: words.end, size: 'small' }}>
        <TimeEditor {...own('endTime')} label={words.end} labelId={undefined} schema={{ type: 'string' }} />
      </Field>
      <Field label={{ children: words.count, size: 'small' }}>
        <TextEditor {...own('count')} label={words.count} labelId={undefined} schema={{ type: 'integer' }} />
      </Field>
    </fieldset>
  )
}

function Look({ value }: { readonly value: WdlValue | undefined }) {
  const styles = useStyles()
  const now = useNow(30_000)
  const look = lookOfRecurrence(value, now)
  return (
    <div className={styles.look} role="status" aria-label={words.next}>
      {look.kind === 'computed' && <span>{words.computed}</span>}
      {look.kind === 'wrong' && <span className={styles.wrong}>{look.message}</span>}
      {look.kind === 'known' && (
        <>
          <span className={styles.summary}>{look.summary}</span>
          {look.next.length === 0 ? (
            <span>{words.noNext}</span>
          ) : (
            <ol className={styles.times} aria-label={words.next}>
              {look.next.map((at) => (
                <li key={at}>{formatOccurrence(at)}</li>
              ))}
            </ol>
          )}
        </>
      )}
    </div>
  )
}

/** In the person's own zone, with the day of the week: `Fri, Nov 27, 2026, 8:30 AM`. */
function formatOccurrence(at: number): string {
  return new Date(at).toLocaleString(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
}

function WeekDays({ value, path, edits, isDisabled }: ValueEditorProps) {
  const styles = useStyles()
  const days = Object.keys(words.days)
  const chosen = Array.isArray(value) ? value.map((day) => String(day).toLowerCase()) : []
  const toggle = (day: string, isOn: boolean) => {
    const next = days.filter((one) => (one === day ? isOn : chosen.includes(one.toLowerCase())))
    edits.choose(path, next.length === 0 ? undefined : next)
  }
  return (
    <Field label={{ children: words.weekDays, size: 'small' }}>
      <fieldset className={styles.days} aria-label={words.weekDays}>
        {days.map((day) => (
          <Checkbox
            key={day}
            label={words.days[day] ?? day}
            checked={chosen.includes(day.toLowerCase())}
            disabled={isDisabled}
            onChange={(_event, data) => toggle(day, data.checked === true)}
          />
        ))}
      </fieldset>
    </Field>
  )
}

function Numbers({
  value,
  path,
  edits,
  isDisabled,
  label,
  hint,
}: ValueEditorProps & { readonly hint: string }) {
  const given = Array.isArray(value) ? value.join(', ') : fieldTextOf(value)
  const [draft, setDraft] = useState<string>()
  const text = draft ?? given
  const numbers = readNumbers(text)
  return (
    <Field
      label={{ children: label, size: 'small' }}
      {...(numbers === undefined ? { validationState: 'error' as const, validationMessage: hint } : {})}
    >
      <Input
        value={text}
        disabled={isDisabled}
        placeholder={hint}
        aria-label={label}
        onChange={(_event, data) => {
          setDraft(data.value)
          const next = readNumbers(data.value)
          if (next !== undefined) edits.set(path, next.length === 0 ? undefined : next)
        }}
        onBlur={() => {
          if (numbers !== undefined) setDraft(undefined)
        }}
      />
    </Field>
  )
}
