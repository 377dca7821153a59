import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { strings } from '../strings/shell.ts'
import { DialogFrame } from './dialog-frame.tsx'

interface NameDialogProps {
  readonly title: string
  /** What the name is for, above the field. */
  readonly intro?: string
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  /** The name as it is; empty for something new. */
  readonly initial?: string
  readonly maxLength: number
  readonly submitLabel: string
  /**
   * Gives the trimmed name. Answers what is wrong with it, in words, or false where nothing was done after all; otherwise
   * the dialog closes.
   */
  readonly onSubmit: (name: string) => Promise<string | false | undefined>
  readonly onClose: () => void
}

/** Asks for one name: of something new, or another one for what there is. The same name again only closes. */
export function NameDialog(props: NameDialogProps) {
  const { hint, initial = '', intro, label, maxLength, onClose, onSubmit, placeholder } = props
  const [name, setName] = useState(initial)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const wanted = name.trim()
  const isReady = wanted !== '' && wanted.length <= maxLength && !isBusy

  const submit = async () => {
    if (!isReady) return
    if (wanted === initial) return onClose()
    setBusy(true)
    const found = await onSubmit(wanted)
    if (found === undefined) return onClose()
    if (found !== false) setProblem(found)
    setBusy(false)
  }
  return (
    <DialogFrame
      title={props.title}
      width={460}
      actions={
        <>
          <Button onClick={onClose}>{strings.common.cancel}</Button>
          <Button type="submit" appearance="primary" disabled={!isReady}>
            {props.submitLabel}
          </Button>
        </>
      }
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {intro !== undefined && <p style={{ marginTop: 0 }}>{intro}</p>}
      <Field
        label={label}
        required
        {...(hint === undefined ? {} : { hint })}
        {...(problem === undefined ? {} : { validationState: 'error' as const, validationMessage: problem })}
      >
        <Input
          autoFocus
          value={name}
          maxLength={maxLength}
          {...(placeholder === undefined ? {} : { placeholder })}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(_event, { value }) => {
            setName(value)
            setProblem(undefined)
          }}
        />
      </Field>
    </DialogFrame>
  )
}
