import { Field, Input, Textarea } from '@fluentui/react-components'
import { useEffect, useState } from 'react'

interface CommitFieldProps {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly placeholder?: string
  readonly isMultiline?: boolean
  readonly isMonospace?: boolean
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  /** Takes the value when the field is left or Enter pressed. Answers why it is refused. */
  readonly onCommit: (value: string) => string | undefined
}

/** A line or text that becomes one step of the history when it is left: not one for each key. */
export function CommitField(props: CommitFieldProps) {
  const { label, value, hint, placeholder, isMultiline, isMonospace, isRequired, isDisabled, onCommit } =
    props
  const [typed, setTyped] = useState(value)
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    setTyped(value)
    setProblem(undefined)
  }, [value])
  const commit = () => {
    if (typed === value) return
    setProblem(onCommit(typed))
  }
  const style = isMonospace === true ? { fontFamily: 'var(--fontFamilyMonospace)' } : undefined
  const common = {
    value: typed,
    disabled: isDisabled === true,
    onBlur: commit,
    ...(placeholder === undefined ? {} : { placeholder }),
  }
  return (
    <Field
      label={label}
      required={isRequired === true}
      {...(hint === undefined ? {} : { hint })}
      {...(problem === undefined ? {} : { validationMessage: problem })}
    >
      {isMultiline === true ? (
        <Textarea
          {...common}
          resize="vertical"
          rows={3}
          {...(style === undefined ? {} : { textarea: { style } })}
          onChange={(_event, data) => setTyped(data.value)}
        />
      ) : (
        <Input
          {...common}
          {...(style === undefined ? {} : { input: { style } })}
          onChange={(_event, data) => setTyped(data.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
            if (event.key === 'Escape') setTyped(value)
          }}
        />
      )}
    </Field>
  )
}
