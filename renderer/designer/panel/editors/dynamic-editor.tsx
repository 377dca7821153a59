import {
  Button,
  Combobox,
  makeStyles,
  Option,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Spinner,
  Tooltip,
} from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { FolderRegular } from '@fluentui/react-icons/svg/folder'
import { useState } from 'react'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import type { DynamicChoice } from '../../../../shared/ipc/connectors-payloads.ts'
import { jsonEquals, parseJson } from '../../../../shared/json/index.ts'
import { designerStrings } from '../../../strings/designer.ts'
import { parameterStrings } from '../../../strings/parameters.ts'
import { strings } from '../../../strings/shell.ts'
import { useSettled } from '../../../ui/use-settled.ts'
import type { DynamicQuery } from '../dynamic-query.ts'
import { type ChoicesState, useDynamicChoices } from '../use-dynamic-choices.ts'
import { fieldTextOf, meaningOf } from '../value-kind.ts'
import { DynamicNote } from './dynamic-note.tsx'
import type { EditorProps } from './editor-props.ts'
import { LinkButton } from './link-button.tsx'
import { TextEditor } from './text-editor.tsx'
import { TreePicker } from './tree-picker.tsx'

const words = parameterStrings.dynamic

const useStyles = makeStyles({
  row: { display: 'flex', gap: '4px', alignItems: 'flex-start', minWidth: 0 },
  box: { flexGrow: 1, minWidth: 0 },
  column: { display: 'flex', flexDirection: 'column', gap: '2px', minWidth: 0, flexGrow: 1 },
})

interface DynamicEditorProps extends EditorProps {
  readonly query: DynamicQuery
}

/** A value that the service offers choices for. Anything else can be typed in, values of earlier steps too. */
export function DynamicEditor({ query, ...props }: DynamicEditorProps) {
  const { value, label, isDisabled, edits, path } = props
  const styles = useStyles()
  const isExpression = typeof value === 'string' && value.includes('@')
  const [isCustom, setIsCustom] = useState(false)
  const [isBrowsing, setIsBrowsing] = useState(false)
  const [isWanted, setIsWanted] = useState(value !== undefined && !isExpression && !query.isTree)
  const choices = useDynamicChoices(query, isWanted)
  if (isExpression || isCustom) {
    return (
      <div className={styles.column}>
        <TextEditor {...props} />
        <LinkButton
          disabled={isDisabled}
          onClick={() => {
            setIsCustom(false)
            if (isExpression) edits.choose(path, undefined)
          }}
        >
          {parameterStrings.value.chooseFromList}
        </LinkButton>
      </div>
    )
  }
  if (query.isTree) {
    return (
      <div className={styles.row}>
        <div className={styles.column}>
          <TextEditor {...props} />
        </div>
        <Popover
          open={isBrowsing}
          onOpenChange={(_event, data) => setIsBrowsing(data.open)}
          positioning="below-end"
          trapFocus
        >
          <PopoverTrigger disableButtonEnhancement>
            <Tooltip content={words.browse(label)} relationship="label">
              <Button icon={<FolderRegular />} disabled={isDisabled} />
            </Tooltip>
          </PopoverTrigger>
          <PopoverSurface aria-label={words.browse(label)}>
            <TreePicker
              query={query}
              title={words.browse(label)}
              onClose={() => setIsBrowsing(false)}
              onChoose={(choice) => {
                setIsBrowsing(false)
                edits.choose(path, parseJson(choice.json))
              }}
            />
          </PopoverSurface>
        </Popover>
      </div>
    )
  }
  return (
    <div className={styles.row}>
      <div className={styles.column}>
        <ChoiceBox
          {...props}
          choices={choices}
          query={query}
          onOpen={() => setIsWanted(true)}
          onCustom={() => setIsCustom(true)}
        />
        <DynamicNote choices={choices} titleOf={query.titleOf} />
      </div>
      <Tooltip content={words.refresh(label)} relationship="label">
        <Button
          appearance="subtle"
          icon={choices.isLoading ? <Spinner size="tiny" /> : <ArrowClockwiseRegular />}
          disabled={isDisabled || choices.isLoading}
          onClick={() => {
            setIsWanted(true)
            choices.refresh()
          }}
        />
      </Tooltip>
    </div>
  )
}

interface ChoiceBoxProps extends EditorProps {
  readonly choices: ChoicesState
  readonly query: DynamicQuery
  readonly onOpen: () => void
  readonly onCustom: () => void
}

const customKey = '\u0000custom'
const moreKey = '\u0000more'
const typedKey = '\u0000typed'

function ChoiceBox({ choices, query, onOpen, onCustom, ...props }: ChoiceBoxProps) {
  const { value, label, labelId, isDisabled, edits, path, schema, mayBeEmpty } = props
  const styles = useStyles()
  const [typed, setTyped] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const list = choices.choices ?? []
  const chosen = list.find((choice) => isChoice(choice, value))
  const search = (typed ?? '').trim().toLowerCase()
  // Where the service has more than was asked for, it is searched itself.
  const settled = useSettled(choices.hasMore ? search : '', choices.hasMore && search !== '' ? 300 : 0)
  const found = useDynamicChoices(query, isOpen && settled !== '', { search: settled })
  const isSearching = choices.hasMore && search !== '' && (settled !== search || found.isLoading)
  const known = new Set(list.map(({ json }) => json))
  const all = [...list, ...(found.choices ?? []).filter(({ json }) => !known.has(json))]
  const matching = all.filter(
    ({ title, json }) =>
      search === '' || title.toLowerCase().includes(search) || json.toLowerCase().includes(search),
  )
  // The title of a value that only a search has found is remembered as long as the field is there.
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map())
  const title = chosen?.title ?? (value === undefined ? undefined : titles.get(fieldTextOf(value)))
  const shown = typed ?? title ?? fieldTextOf(value)
  const take = (text: string) => {
    const meaning = meaningOf(text, schema, value, mayBeEmpty)
    if (meaning.kind !== 'broken') edits.choose(path, meaning.kind === 'value' ? meaning.value : undefined)
  }
  const choose = (choice: DynamicChoice) => {
    const next = parseJson(choice.json)
    setTitles((before) => new Map(before).set(fieldTextOf(next), choice.title))
    edits.choose(path, next)
  }
  return (
    <Combobox
      className={styles.box}
      freeform
      value={shown}
      selectedOptions={chosen === undefined ? [] : [chosen.json]}
      disabled={isDisabled}
      {...(labelId === undefined ? { 'aria-label': label } : { 'aria-labelledby': labelId })}
      expandIcon={{ 'aria-label': strings.common.choicesFor(label) }}
      placeholder={choices.isLoading ? words.loading : designerStrings.panel.missing}
      open={isOpen}
      onOpenChange={(_event, data) => {
        setOpen(data.open)
        if (data.open) onOpen()
      }}
      onChange={(event) => {
        setTyped(event.target.value)
        onOpen()
      }}
      onBlur={() => {
        if (typed !== undefined && typed !== (title ?? fieldTextOf(value))) {
          const match = all.find((choice) => choice.title.toLowerCase() === typed.toLowerCase())
          if (match === undefined) take(typed)
          else choose(match)
        }
        setTyped(undefined)
      }}
      onOptionSelect={(_event, { optionValue }) => {
        // Typing what is no choice takes the selection away: that is no wish of its own.
        if (optionValue === undefined) return
        if (optionValue === moreKey) {
          // The list stays open for what comes.
          requestAnimationFrame(() => setOpen(true))
          return choices.more()
        }
        setTyped(undefined)
        const choice = all.find(({ json }) => json === optionValue)
        if (optionValue === typedKey && typed !== undefined) take(typed)
        else if (optionValue === customKey) onCustom()
        else if (choice !== undefined) choose(choice)
      }}
    >
      {matching.map((choice) => (
        <Option key={choice.json} value={choice.json} text={choice.title} disabled={!choice.isSelectable}>
          {choice.title}
        </Option>
      ))}
      {typed !== undefined && typed !== '' && !matching.some(({ title }) => title === typed) && (
        <Option value={typedKey} text={typed}>
          {words.custom(typed)}
        </Option>
      )}
      {(choices.isLoading || isSearching) && (
        <Option disabled text={words.loading} value="">
          {isSearching ? words.searching : words.loading}
        </Option>
      )}
      {choices.error !== undefined && (
        <Option disabled text={words.failed} value="">
          {words.failed}
        </Option>
      )}
      {choices.hasMore && search === '' && !choices.isLoading && (
        <Option value={moreKey} text={words.more}>
          {words.more}
        </Option>
      )}
      <Option value={customKey} text={parameterStrings.value.custom}>
        {parameterStrings.value.custom}
      </Option>
    </Combobox>
  )
}

function isChoice({ json }: DynamicChoice, value: WdlValue | undefined): boolean {
  if (value === undefined) return false
  const own = parseJson(json)
  return jsonEquals(own, value) || fieldTextOf(own) === fieldTextOf(value)
}
