import { Dropdown, makeStyles, Option } from '@fluentui/react-components'
import { useState } from 'react'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { choicesOf, fieldTextOf } from '../value-kind.ts'
import type { EditorProps } from './editor-props.ts'
import { LinkButton } from './link-button.tsx'
import { TextEditor } from './text-editor.tsx'

const words = parameterStrings.value

const useStyles = makeStyles({
  choice: { minWidth: 0, width: '100%' },
  column: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '2px' },
  full: { width: '100%' },
})

/** One of the things to choose. */
export interface Choice {
  readonly value: WdlValue
  readonly text: string
}

/** The choices of an enum or a flag. */
export function choicesOfSchema(
  props: Pick<EditorProps, 'schema'>,
  kind: 'choice' | 'flag',
): readonly Choice[] {
  if (kind === 'flag') {
    return [
      { value: true, text: words.yes },
      { value: false, text: words.no },
    ]
  }
  const given = props.schema?.enum ?? []
  return choicesOf(props.schema).map((text, index) => ({ value: given[index] ?? text, text }))
}

const customKey = '\u0000custom'

interface ChoiceEditorProps extends EditorProps {
  readonly choices: readonly Choice[]
}

/** A list to choose from; any other value can be typed in, values of earlier steps among them. */
export function ChoiceEditor({ choices, ...props }: ChoiceEditorProps) {
  const { value, path, labelId, label, isDisabled, edits, mayBeEmpty } = props
  const styles = useStyles()
  const text = fieldTextOf(value)
  const chosen = choices.findIndex(
    (choice) =>
      fieldTextOf(choice.value).toLowerCase() === text.toLowerCase() && typeof choice.value === typeof value,
  )
  const [isCustom, setIsCustom] = useState(value !== undefined && text !== '' && chosen < 0)
  if (isCustom || (value !== undefined && text !== '' && chosen < 0)) {
    return (
      <div className={styles.column}>
        <div className={styles.full}>
          <TextEditor {...props} />
        </div>
        <LinkButton
          disabled={isDisabled}
          onClick={() => {
            setIsCustom(false)
            if (chosen < 0) edits.choose(path, undefined)
          }}
        >
          {words.chooseFromList}
        </LinkButton>
      </div>
    )
  }
  return (
    <Dropdown
      className={styles.choice}
      value={choices[chosen]?.text ?? ''}
      selectedOptions={chosen < 0 ? [] : [String(chosen)]}
      disabled={isDisabled}
      {...(labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId })}
      placeholder={words.empty}
      onOptionSelect={(_event, data) => {
        if (data.optionValue === customKey) setIsCustom(true)
        else if (data.optionValue === '') edits.choose(path, undefined)
        else {
          const choice = choices[Number(data.optionValue)]
          if (choice !== undefined) edits.choose(path, choice.value)
        }
      }}
    >
      {choices.map((choice, index) => (
        <Option key={choice.text} value={String(index)}>
          {choice.text}
        </Option>
      ))}
      {!mayBeEmpty && value !== undefined && <Option value="">{words.empty}</Option>}
      <Option value={customKey}>{words.custom}</Option>
    </Dropdown>
  )
}
