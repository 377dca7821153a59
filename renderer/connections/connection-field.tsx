import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Switch,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { DocumentKeyRegular } from '@fluentui/react-icons/svg/document-key'
import { EyeRegular } from '@fluentui/react-icons/svg/eye'
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off'
import { useState } from 'react'
import { connectionStrings as strings } from '../strings/connections.ts'
import type { FormField } from './connection-form-model.ts'

const useStyles = makeStyles({
  file: { display: 'flex', alignItems: 'center', gap: '8px', flexWrap: 'wrap', marginBottom: '6px' },
  chosen: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  over: { outline: `2px dashed ${tokens.colorBrandStroke1}`, outlineOffset: '4px', borderRadius: '4px' },
  text: { width: '100%', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** A file that was picked for a field; its content stays in main. */
export interface ChosenFile {
  readonly token: string
  readonly fileName: string
}

interface ConnectionFieldProps {
  readonly field: FormField
  readonly value: string
  readonly file: ChosenFile | undefined
  /** A secret is stored already: empty means that it stays. */
  readonly isKept: boolean
  readonly isMissing: boolean
  readonly onChange: (value: string) => void
  readonly onPickFile: () => void
  readonly onForgetFile: () => void
}

/** One value of a connection. Secrets are typed unseen; keys and certificates can be files. */
export function ConnectionField(props: ConnectionFieldProps) {
  const { field, isKept, isMissing } = props
  // How to paste a file's text is of no use once the file itself is chosen.
  const words = [isKept ? strings.create.keeps : undefined, field.hint]
  const hint = props.file === undefined ? words.filter(Boolean).join(' ') : ''
  if (field.type === 'flag') {
    return (
      <Field {...(hint === '' ? {} : { hint })}>
        <Switch
          label={field.label}
          checked={props.value !== 'false'}
          onChange={(_event, { checked }) => props.onChange(String(checked))}
        />
      </Field>
    )
  }
  return (
    <Field
      label={field.label}
      required={field.isRequired && !isKept}
      {...(hint === '' ? {} : { hint })}
      {...(isMissing ? { validationState: 'error' as const, validationMessage: strings.create.needed } : {})}
    >
      <Control {...props} />
    </Field>
  )
}

function Control(props: ConnectionFieldProps) {
  const { field, onChange, value } = props
  if (field.type === 'choice') {
    const chosen = field.choices.find((choice) => choice.value === value)
    return (
      <Dropdown
        value={chosen?.text ?? value}
        selectedOptions={value === '' ? [] : [value]}
        onOptionSelect={(_event, { optionValue }) => onChange(optionValue ?? '')}
      >
        {field.choices.map((choice) => (
          <Option key={choice.value} value={choice.value}>
            {choice.text}
          </Option>
        ))}
      </Dropdown>
    )
  }
  if (field.type === 'secret') return <SecretInput {...props} />
  if (field.type === 'secretText') return <SecretText {...props} />
  return (
    <Input
      value={value}
      spellCheck={false}
      autoComplete="off"
      {...(field.type === 'number' ? { inputMode: 'numeric' as const } : {})}
      onChange={(_event, data) => onChange(data.value)}
    />
  )
}

function SecretInput({ value, onChange, ...rest }: ConnectionFieldProps) {
  const { field: _field, file: _file, isKept, isMissing, onForgetFile, onPickFile, ...control } = rest
  const [isShown, setShown] = useState(false)
  const words = isShown ? strings.create.hide : strings.create.show
  return (
    <Input
      {...control}
      type={isShown ? 'text' : 'password'}
      value={value}
      spellCheck={false}
      autoComplete="off"
      onChange={(_event, data) => onChange(data.value)}
      contentAfter={
        <Button
          appearance="transparent"
          size="small"
          icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
          aria-label={words}
          title={words}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  )
}

function SecretText({ file, value, onChange, onForgetFile, onPickFile, ...rest }: ConnectionFieldProps) {
  const styles = useStyles()
  const { field, isKept, isMissing, ...control } = rest
  const [dropped, setDropped] = useState<string>()
  const [isOver, setOver] = useState(false)
  const fileName = file?.fileName ?? (value === '' ? undefined : dropped)
  const drop = async (given: File) => {
    const text = await textOfFile(given, field.name === 'pfx')
    onForgetFile()
    onChange(text)
    setDropped(given.name)
  }
  const forget = () => {
    if (file === undefined) onChange('')
    else onForgetFile()
    setDropped(undefined)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button beside it needs no mouse
    <div
      className={isOver ? styles.over : undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [given] = event.dataTransfer.files
        if (given !== undefined) void drop(given)
      }}
    >
      <div className={styles.file}>
        <Button size="small" icon={<DocumentKeyRegular />} onClick={onPickFile}>
          {strings.create.chooseFile}
        </Button>
        {fileName === undefined ? (
          <span>
            {strings.create.dropFile} {strings.create.orPaste}
          </span>
        ) : (
          <>
            <span className={styles.chosen} role="status">
              {strings.create.chosenFile(fileName)}
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={strings.create.forgetFile}
              title={strings.create.forgetFile}
              onClick={forget}
            />
          </>
        )}
      </div>
      {fileName === undefined && (
        <Textarea
          {...control}
          className={styles.text}
          value={value}
          rows={3}
          spellCheck={false}
          onChange={(_event, data) => onChange(data.value)}
        />
      )}
    </div>
  )
}

/** A dropped file as the field wants it: base64 of a PFX, text of a PEM. */
async function textOfFile(file: File, isBinary: boolean): Promise<string> {
  if (!isBinary) return file.text()
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
