import {
  Button,
  Input,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Tooltip,
} from '@fluentui/react-components'
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock'
import { useState } from 'react'
import { parseDate } from '../../../../shared/expressions/dates/parse-date.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import type { EditorProps } from './editor-props.ts'
import { TextEditor } from './text-editor.tsx'

const words = parameterStrings.value

const useStyles = makeStyles({
  row: { display: 'flex', gap: '4px', alignItems: 'flex-start' },
  text: { flexGrow: 1, minWidth: 0 },
})

/** A timestamp as text, with a calendar to pick it from. */
export function TimeEditor(props: EditorProps) {
  const { value, path, label, schema, isDisabled, edits } = props
  const styles = useStyles()
  const [isOpen, setIsOpen] = useState(false)
  const date = typeof value === 'string' ? parseDate(value) : undefined
  const isDay = schema?.format === 'date'
  const picked = date === undefined ? '' : new Date(date.ms).toISOString().slice(0, isDay ? 10 : 16)
  return (
    <div className={styles.row}>
      <div className={styles.text}>
        <TextEditor {...props} placeholder={isDay ? '2026-01-31' : '2026-01-31T08:00:00Z'} />
      </div>
      <Popover open={isOpen} onOpenChange={(_event, data) => setIsOpen(data.open)} trapFocus>
        <PopoverTrigger disableButtonEnhancement>
          <Tooltip content={`${words.date}: ${label}`} relationship="label">
            <Button icon={<CalendarClockRegular />} disabled={isDisabled} />
          </Tooltip>
        </PopoverTrigger>
        <PopoverSurface aria-label={words.date}>
          <Input
            type={isDay ? 'date' : 'datetime-local'}
            aria-label={isDay ? words.dayPicked : words.datePicked}
            defaultValue={picked}
            onChange={(_event, data) => {
              if (isDay && /^\d{4}-\d\d-\d\d$/.test(data.value)) edits.choose(path, data.value)
              else if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(data.value))
                edits.choose(path, `${data.value.slice(0, 16)}:00Z`)
            }}
          />
        </PopoverSurface>
      </Popover>
    </div>
  )
}
