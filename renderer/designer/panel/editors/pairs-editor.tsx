import { Button, Input, makeStyles, Tooltip } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useState } from 'react'
import { isObject } from '../../../../shared/wdl/lookup.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import type { ValueEditorProps } from './nested-editors.ts'
import { TextEditor } from './text-editor.tsx'

const words = parameterStrings.value

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    minWidth: 0,
    border: 'none',
    margin: 0,
    padding: 0,
  },
  row: { display: 'flex', gap: '4px', alignItems: 'flex-start', minWidth: 0 },
  key: { flexBasis: '38%', flexShrink: 1, minWidth: '60px' },
  value: { flexGrow: 1, flexBasis: '50%', minWidth: 0 },
  tool: { minWidth: '24px', width: '24px', padding: 0, marginTop: '4px' },
  add: { alignSelf: 'flex-start' },
})

/** An object as rows of names and values: headers, queries, a Select's map. */
export function PairsEditor(props: ValueEditorProps) {
  const { value, path, label, isDisabled, edits } = props
  const styles = useStyles()
  const object = isObject(value) ? value : {}
  const names = Object.keys(object)
  const [isAdding, setIsAdding] = useState(false)
  const add = (name: string) => {
    if (name === '') return
    setIsAdding(false)
    edits.choose(isObject(value) ? [...path, name] : path, isObject(value) ? '' : { [name]: '' })
  }
  return (
    <fieldset className={styles.list} aria-label={label}>
      {names.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while its name is typed, a row stays the same row
        <div key={index} className={styles.row}>
          <KeyInput
            className={styles.key}
            name={name}
            label={words.keyOf(label, index + 1)}
            taken={names}
            isDisabled={isDisabled}
            onRename={(next) => edits.rename([...path, name], next)}
          />
          <div className={styles.value}>
            <TextEditor
              {...props}
              path={[...path, name]}
              label={words.valueOf(label, index + 1)}
              labelId={undefined}
              schema={{}}
              value={object[name]}
              mayBeEmpty
              isCompact
            />
          </div>
          <Tooltip content={words.remove(name === '' ? words.row(index + 1) : name)} relationship="label">
            <Button
              className={styles.tool}
              size="small"
              appearance="subtle"
              icon={<DismissRegular />}
              disabled={isDisabled}
              onClick={() => edits.choose([...path, name], undefined)}
            />
          </Tooltip>
        </div>
      ))}
      {isAdding && (
        <div className={styles.row}>
          <KeyInput
            className={styles.key}
            name=""
            label={words.keyOf(label, names.length + 1)}
            taken={names}
            isDisabled={isDisabled}
            autoFocus
            onRename={add}
            onLeave={() => setIsAdding(false)}
          />
        </div>
      )}
      {!isAdding && (
        <Button
          className={styles.add}
          size="small"
          icon={<AddRegular />}
          disabled={isDisabled}
          aria-label={words.addTo(label)}
          onClick={() => setIsAdding(true)}
        >
          {words.add}
        </Button>
      )}
    </fieldset>
  )
}

interface KeyInputProps {
  readonly className?: string
  readonly name: string
  readonly label: string
  readonly taken: readonly string[]
  readonly isDisabled: boolean
  readonly autoFocus?: boolean
  readonly onRename: (name: string) => void
  readonly onLeave?: () => void
}

/** The name of a row; taken over with Enter or when it is left, since two rows cannot have one name. */
function KeyInput({
  name,
  label,
  taken,
  isDisabled,
  onRename,
  onLeave,
  className,
  autoFocus,
}: KeyInputProps) {
  const [draft, setDraft] = useState<string>()
  const text = draft ?? name
  const isTaken = text !== name && taken.includes(text)
  const commit = () => {
    setDraft(undefined)
    if (text !== name && text !== '' && !isTaken) onRename(text)
    else onLeave?.()
  }
  return (
    <Input
      {...(className === undefined ? {} : { className })}
      value={text}
      aria-label={label}
      aria-invalid={isTaken}
      title={isTaken ? words.keyTaken : text}
      placeholder={words.key}
      disabled={isDisabled}
      autoFocus={autoFocus === true}
      onChange={(_event, data) => setDraft(data.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit()
        else if (event.key === 'Escape') setDraft(undefined)
        else return
        event.preventDefault()
      }}
    />
  )
}
