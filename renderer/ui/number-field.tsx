import { Field, SpinButton } from '@fluentui/react-components'
import { spinButtons } from './spin-buttons.ts'

interface NumberFieldProps {
  readonly label: string
  readonly hint?: string
  readonly min: number
  readonly max: number
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A whole number within bounds; what is none of these is not taken. */
export function NumberField({ label, hint, min, max, value, onChange }: NumberFieldProps) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <SpinButton
        {...spinButtons}
        min={min}
        max={max}
        value={value}
        onChange={(_event, data) => {
          const next = data.value ?? Number.parseInt(data.displayValue ?? '', 10)
          if (Number.isInteger(next) && next >= min && next <= max) onChange(next)
        }}
      />
    </Field>
  )
}
