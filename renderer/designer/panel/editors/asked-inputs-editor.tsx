import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { useRef } from 'react'
import { isObject } from '../../../../shared/wdl/lookup.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { AskedInputRow, inputIcons } from './asked-input-row.tsx'
import { addInput, askedInputs, changeInput, inputKinds, removeInput } from './asked-inputs.ts'
import type { EditorProps } from './editor-props.ts'
import { SchemaEditor } from './schema-editor.tsx'

const words = parameterStrings.inputs

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: '10px',
    minWidth: 0,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  add: { alignSelf: 'flex-start' },
  nothing: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

/** What a person or an app is asked for when it starts the flow: an input a row, of the kinds of the platform. */
export function AskedInputsEditor(props: EditorProps) {
  const { value, path, label, isDisabled, edits } = props
  const styles = useStyles()
  const list = useRef<HTMLFieldSetElement>(null)
  const inputs = askedInputs(value)
  if (inputs === undefined) return <SchemaEditor {...props} />
  const schema = isObject(value) ? value : {}
  return (
    <fieldset ref={list} className={styles.list} aria-label={label}>
      {inputs.length === 0 && <span className={styles.nothing}>{words.none}</span>}
      {inputs.map((input) => (
        <AskedInputRow
          key={input.key}
          input={input}
          isDisabled={isDisabled}
          onType={(change) => edits.set(path, changeInput(schema, input.key, change))}
          onChoose={(change) => edits.choose(path, changeInput(schema, input.key, change))}
          onRemove={() => edits.choose(path, removeInput(schema, input.key))}
        />
      ))}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button className={styles.add} size="small" icon={<AddRegular />} disabled={isDisabled}>
            {words.add}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {inputKinds.map((kind) => {
              const Icon = inputIcons[kind]
              return (
                <MenuItem
                  key={kind}
                  icon={<Icon />}
                  onClick={() => {
                    const { title, description } = words.kinds[kind]
                    edits.choose(path, addInput(value, kind, { title, description }))
                    requestAnimationFrame(() => focusLast(list.current))
                  }}
                >
                  {words.kinds[kind].name}
                </MenuItem>
              )
            })}
          </MenuList>
        </MenuPopover>
      </Menu>
    </fieldset>
  )
}

/** The new input is named next: its title is marked, to be written over. */
function focusLast(list: HTMLElement | null): void {
  const titles = list?.querySelectorAll<HTMLInputElement>('input[data-input-title]')
  const last = titles?.[titles.length - 1]
  last?.focus()
  last?.select()
}
