import {
  Button,
  Dropdown,
  Field,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  Option,
  Switch,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { useEffect, useId, useRef, useState } from 'react'
import type { WdlValue } from '../../../shared/expressions/value.ts'
import { jsonEquals } from '../../../shared/json/index.ts'
import { designerStrings } from '../../strings/designer.ts'
import type { StepField } from './step-json.ts'
import { choicesOf, jsonTextOf, readJson, type ValueKind, valueKindOf } from './value-kind.ts'

const words = designerStrings.panel

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', minHeight: '24px' },
  label: {
    flexGrow: 1,
    minWidth: 0,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  star: { color: tokens.colorStatusDangerForeground1, marginLeft: '3px' },
  area: { width: '100%', '& > textarea': { maxHeight: 'none' } },
  code: {
    '& > textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: '12.5px', lineHeight: '19px' },
  },
  choice: { minWidth: 0, width: '100%' },
})

interface ValueFieldProps {
  readonly field: StepField
  readonly isDisabled: boolean
  /** A new value; undefined takes the property away. Called while typing. */
  readonly onChange: (value: WdlValue | undefined) => void
}

/** One value of a step with the editor that fits it; any value can be edited as JSON. */
export function ValueField({ field, isDisabled, onChange }: ValueFieldProps) {
  const styles = useStyles()
  const labelId = useId()
  const [forced, setForced] = useState<ValueKind>()
  const kind = forced ?? valueKindOf(field.value, field.schema)
  const { label, schema, isRequired, path } = field
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <span id={labelId} className={styles.label} title={schema?.description ?? path.join(' / ')}>
          {label}
          {isRequired && (
            <span className={styles.star} title={words.required} aria-hidden>
              *
            </span>
          )}
        </span>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button
              size="small"
              appearance="transparent"
              icon={<MoreHorizontalRegular />}
              aria-label={words.fieldActions(label)}
              disabled={isDisabled}
            />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {kind !== 'json' && <MenuItem onClick={() => setForced('json')}>{words.asJson}</MenuItem>}
              {kind !== 'text' && (typeof field.value === 'string' || field.value === undefined) && (
                <MenuItem onClick={() => setForced('text')}>{words.asText}</MenuItem>
              )}
              {forced !== undefined && (
                <MenuItem onClick={() => setForced(undefined)}>{words.asForm}</MenuItem>
              )}
              <MenuItem disabled={field.value === undefined} onClick={() => onChange(undefined)}>
                {words.clear}
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
      {kind === 'text' && <TextEditor {...{ field, isDisabled, onChange, labelId }} />}
      {(kind === 'json' || kind === 'number') && (
        <JsonEditor {...{ field, isDisabled, onChange, labelId }} isNumber={kind === 'number'} />
      )}
      {kind === 'flag' && (
        <Switch
          checked={field.value === true}
          disabled={isDisabled}
          aria-labelledby={labelId}
          label={field.value === true ? words.true : words.false}
          onChange={(_event, data) => onChange(data.checked)}
        />
      )}
      {kind === 'choice' && <ChoiceEditor {...{ field, isDisabled, onChange, labelId }} />}
    </div>
  )
}

interface EditorProps extends ValueFieldProps {
  readonly labelId: string
}

function TextEditor({ field, isDisabled, onChange, labelId }: EditorProps) {
  const styles = useStyles()
  const text = typeof field.value === 'string' ? field.value : ''
  const isExpression = /^@[^@]/.test(text)
  return (
    <Textarea
      className={mergeClasses(styles.area, (isExpression || text.includes('@{')) && styles.code)}
      value={text}
      rows={rowsFor(text)}
      resize="vertical"
      disabled={isDisabled}
      aria-labelledby={labelId}
      placeholder={field.value === undefined ? words.missing : ''}
      spellCheck={false}
      onChange={(_event, data) => onChange(data.value)}
    />
  )
}

/** JSON as text. What is no JSON (yet) stays in the field and is not taken over. */
function JsonEditor({ field, isDisabled, onChange, labelId, isNumber }: EditorProps & { isNumber: boolean }) {
  const styles = useStyles()
  const [draft, setDraft] = useState(() => jsonTextOf(field.value))
  const [error, setError] = useState<string>()
  const sent = useRef(field.value)

  useEffect(() => {
    const isOwn =
      field.value === sent.current ||
      (field.value !== undefined && sent.current !== undefined && jsonEquals(field.value, sent.current))
    if (isOwn) return
    sent.current = field.value
    setDraft(jsonTextOf(field.value))
    setError(undefined)
  }, [field.value])

  const change = (text: string) => {
    setDraft(text)
    // In place of a number an expression may stand, which is a text.
    const read = isNumber && text.startsWith('@') ? { value: text } : readJson(text)
    setError(read.error)
    if (read.value === undefined) return
    sent.current = read.value
    onChange(read.value)
  }
  return (
    <Field
      {...(error === undefined
        ? {}
        : { validationState: 'error', validationMessage: words.invalidJson(error) })}
    >
      <Textarea
        className={mergeClasses(styles.area, styles.code)}
        value={draft}
        rows={rowsFor(draft)}
        resize="vertical"
        disabled={isDisabled}
        aria-labelledby={labelId}
        spellCheck={false}
        onChange={(_event, data) => change(data.value)}
      />
    </Field>
  )
}

function ChoiceEditor({ field, isDisabled, onChange, labelId }: EditorProps) {
  const styles = useStyles()
  const text = typeof field.value === 'string' ? field.value : ''
  const choices = choicesOf(field.schema)
  const chosen = choices.find((choice) => choice.toLowerCase() === text.toLowerCase())
  return (
    <Dropdown
      className={styles.choice}
      value={chosen ?? text}
      selectedOptions={chosen === undefined ? [] : [chosen]}
      disabled={isDisabled}
      aria-labelledby={labelId}
      placeholder={words.missing}
      onOptionSelect={(_event, data) => {
        if (data.optionValue !== undefined && data.optionValue !== chosen) onChange(data.optionValue)
      }}
    >
      {choices.map((choice) => (
        <Option key={choice}>{choice}</Option>
      ))}
    </Dropdown>
  )
}

/** Rows that show a text without scrolling, up to a dozen. */
function rowsFor(text: string): number {
  let rows = 0
  for (const line of text.split('\n')) rows += Math.max(1, Math.ceil(line.length / 40))
  return Math.min(12, Math.max(1, rows))
}
