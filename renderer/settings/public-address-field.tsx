import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, useEffect, useState } from 'react'
import { readPublicAddress } from '../../shared/ipc/public-address.ts'
import { strings } from '../strings/shell.ts'

const words = strings.settings.publicAddress

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '8px', flexGrow: 1, minWidth: 0 },
  line: { display: 'flex', gap: '8px', alignItems: 'flex-start', flexWrap: 'wrap' },
  field: { flexGrow: 1, minWidth: '200px' },
  button: { marginTop: '26px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface PublicAddressFieldProps {
  /** Empty: none. */
  readonly value: string
  readonly onChange: (address: string) => void
}

/** Where the world reaches the addresses of flows. What is no such address is told, and not taken. */
export function PublicAddressField({ value, onChange }: PublicAddressFieldProps) {
  const styles = useStyles()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const read = readPublicAddress(text)
  const fault = 'fault' in read ? words.faults[read.fault] : undefined
  const isNew = 'address' in read && read.address !== value
  const save = (event: FormEvent) => {
    event.preventDefault()
    if ('address' in read && isNew) onChange(read.address)
  }
  return (
    <form className={styles.form} onSubmit={save}>
      <div className={styles.line}>
        <Field
          className={styles.field}
          label={words.label}
          {...(fault === undefined ? {} : { validationState: 'error', validationMessage: fault })}
        >
          <Input
            value={text}
            placeholder="https://name.example"
            spellCheck={false}
            onChange={(_event, data) => setText(data.value)}
          />
        </Field>
        <Button className={styles.button} type="submit" disabled={!isNew}>
          {words.save}
        </Button>
      </div>
      {words.hints.map((hint) => (
        <p key={hint} className={styles.hint}>
          {hint}
        </p>
      ))}
    </form>
  )
}
