import { Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components'
import { type ReactNode, useEffect, useState } from 'react'
import type { JsonPath } from '../../../../shared/errors/index.ts'
import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import type { OperationManifest } from '../../../../shared/operations/index.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import type { FormEdits } from '../form-edits.ts'
import { valueIn } from '../place-in-value.ts'
import { emptiedPath, hasOption, isDuration, withOption } from '../step-settings.ts'
import { fieldTextOf } from '../value-kind.ts'

const words = parameterStrings.settings

/** The looks that settings share. */
export const useSettingStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  inner: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    paddingLeft: '10px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  hint: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  row: { display: 'flex', gap: '4px', alignItems: 'flex-start' },
  grow: { flexGrow: 1, minWidth: 0 },
  add: { alignSelf: 'flex-start' },
})

/** A setting of a step and what it takes to change it. */
export interface PartProps {
  readonly step: WdlObject
  readonly edits: FormEdits
  readonly manifest: OperationManifest
  readonly isDisabled: boolean
}

/** Sets a setting, or takes it away with the objects that would be left empty. */
export function change({ step, edits }: PartProps, path: JsonPath, value: WdlValue | undefined): void {
  if (value === undefined) edits.choose(emptiedPath(step, path), undefined)
  else edits.choose(path, value)
}

/** Settings that belong together, under a heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useSettingStyles()
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  )
}

interface FieldProps extends PartProps {
  readonly path: JsonPath
  readonly label: string
  readonly hint?: string
}

/** A duration of ISO 8601. */
export function Duration({ path, label, hint, ...part }: FieldProps) {
  const text = fieldTextOf(valueIn(part.step, path))
  return (
    <DraftInput
      text={text}
      label={label}
      hint={hint ?? ''}
      isDisabled={part.isDisabled}
      complaintAbout={(next) => (next === '' || isDuration(next) ? undefined : words.badDuration)}
      onChange={(next) => change(part, path, next === '' ? undefined : next)}
    />
  )
}

/** A whole number from 1 on; an expression may stand for it. */
export function Count({ path, label, most, ...part }: FieldProps & { readonly most: number }) {
  const text = fieldTextOf(valueIn(part.step, path))
  return (
    <DraftInput
      text={text}
      label={label}
      hint=""
      isDisabled={part.isDisabled}
      complaintAbout={(next) => {
        const isIn = /^\d+$/.test(next) && Number(next) >= 1 && Number(next) <= most
        return next === '' || next.startsWith('@') || isIn ? undefined : `1 - ${most}`
      }}
      onChange={(next) =>
        change(part, path, next === '' ? undefined : next.startsWith('@') ? next : Number(next))
      }
    />
  )
}

interface DraftInputProps {
  readonly text: string
  readonly label: string
  readonly hint: string
  readonly isDisabled: boolean
  readonly complaintAbout: (text: string) => string | undefined
  readonly onChange: (text: string) => void
}

/** A text that is taken over while it is right; what is wrong stays in the field and says why. */
function DraftInput({ text, label, hint, isDisabled, complaintAbout, onChange }: DraftInputProps) {
  const [draft, setDraft] = useState(text)
  useEffect(() => setDraft(text), [text])
  const complaint = complaintAbout(draft)
  return (
    <Field
      label={{ children: label, size: 'small' }}
      {...(complaint === undefined ? { hint } : { validationState: 'error', validationMessage: complaint })}
    >
      <Input
        value={draft}
        disabled={isDisabled}
        onChange={(_event, data) => {
          setDraft(data.value)
          if (complaintAbout(data.value) === undefined) onChange(data.value)
        }}
      />
    </Field>
  )
}

/** One of the `operationOptions` as a switch. */
export function Option({
  option,
  label,
  ...part
}: PartProps & { readonly option: string; readonly label: string }) {
  return (
    <Switch
      checked={hasOption(part.step, option)}
      disabled={part.isDisabled}
      label={label}
      onChange={(_event, data) =>
        change(part, ['operationOptions'], withOption(part.step, option, data.checked))
      }
    />
  )
}
