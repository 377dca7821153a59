import {
  Button,
  Input,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr'
import { CodeRegular } from '@fluentui/react-icons/svg/code'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { DocumentRegular } from '@fluentui/react-icons/svg/document'
import { MailRegular } from '@fluentui/react-icons/svg/mail'
import { MoreVerticalRegular } from '@fluentui/react-icons/svg/more-vertical'
import { NumberSymbolRegular } from '@fluentui/react-icons/svg/number-symbol'
import { TextFontRegular } from '@fluentui/react-icons/svg/text-font'
import { ToggleLeftRegular } from '@fluentui/react-icons/svg/toggle-left'
import { parameterStrings } from '../../../strings/parameters.ts'
import type { AskedInput, changeInput, InputKind } from './asked-inputs.ts'

const words = parameterStrings.inputs

/** The sign of each kind of input. */
export const inputIcons: Readonly<Record<InputKind, typeof CodeRegular>> = {
  text: TextFontRegular,
  'yes-no': ToggleLeftRegular,
  file: DocumentRegular,
  email: MailRegular,
  number: NumberSymbolRegular,
  date: CalendarLtrRegular,
  other: CodeRegular,
}

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: '8px',
    rowGap: '4px',
    alignItems: 'center',
    minWidth: 0,
    margin: 0,
    padding: '8px 4px 8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  icon: { fontSize: '18px', lineHeight: 0, color: tokens.colorNeutralForeground3 },
  below: { gridColumn: '2', display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  title: { minWidth: 0, '& > input': { fontWeight: tokens.fontWeightSemibold } },
  choice: { display: 'flex', gap: '4px', alignItems: 'center', minWidth: 0 },
  grow: { flexGrow: 1, minWidth: 0 },
  tool: { minWidth: '24px', width: '24px', padding: 0, flexShrink: 0 },
  add: { alignSelf: 'flex-start' },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

type Change = Parameters<typeof changeInput>[2]

interface AskedInputRowProps {
  readonly input: AskedInput
  readonly isDisabled: boolean
  readonly onType: (change: Change) => void
  readonly onChoose: (change: Change) => void
  readonly onRemove: () => void
}

/** One input: its kind, its name, what the person is told, what there is to choose from. */
export function AskedInputRow({ input, isDisabled, onType, onChoose, onRemove }: AskedInputRowProps) {
  const styles = useStyles()
  const { key, kind, title, description, isRequired, choices } = input
  const Icon = inputIcons[kind]
  const kindName = kind === 'other' ? words.other : words.kinds[kind].name
  const isText = kind === 'text'
  return (
    <fieldset className={styles.row} aria-label={`${title}, ${kindName}`}>
      <span className={styles.icon} role="img" aria-label={kindName} title={`${kindName}: ${key}`}>
        <Icon />
      </span>
      <Input
        className={styles.title}
        data-input-title
        value={title}
        disabled={isDisabled}
        aria-label={words.titleOf(key)}
        onChange={(_event, data) => onType({ title: data.value })}
      />
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            appearance="transparent"
            icon={<MoreVerticalRegular />}
            disabled={isDisabled}
            aria-label={words.more(title)}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => onChoose({ isRequired: !isRequired })}>
              {isRequired ? words.makeOptional : words.makeRequired}
            </MenuItem>
            {isText && choices === undefined && (
              <MenuItem onClick={() => onChoose({ choices: [words.choice(1), words.choice(2)] })}>
                {words.addChoices}
              </MenuItem>
            )}
            {isText && choices !== undefined && (
              <MenuItem onClick={() => onChoose({ choices: undefined })}>{words.removeChoices}</MenuItem>
            )}
            <MenuItem onClick={onRemove}>{words.remove}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <div className={styles.below}>
        <Input
          size="small"
          value={description}
          disabled={isDisabled}
          placeholder={words.description}
          aria-label={words.descriptionOf(title)}
          onChange={(_event, data) => onType({ description: data.value })}
        />
        {choices !== undefined && (
          <Choices
            title={title}
            choices={choices}
            isDisabled={isDisabled}
            onType={(next) => onType({ choices: next })}
            onChoose={(next) => onChoose({ choices: next })}
          />
        )}
        {!isRequired && <span className={styles.note}>{words.optional}</span>}
      </div>
    </fieldset>
  )
}

interface ChoicesProps {
  readonly title: string
  readonly choices: readonly string[]
  readonly isDisabled: boolean
  readonly onType: (choices: readonly string[]) => void
  readonly onChoose: (choices: readonly string[] | undefined) => void
}

function Choices({ title, choices, isDisabled, onType, onChoose }: ChoicesProps) {
  const styles = useStyles()
  return (
    <>
      {choices.map((choice, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is written, a choice stays the same row
        <div key={index} className={styles.choice}>
          <Input
            size="small"
            className={styles.grow}
            value={choice}
            disabled={isDisabled}
            aria-label={words.choiceOf(title, index + 1)}
            onChange={(_event, data) => onType(choices.with(index, data.value))}
          />
          <Button
            className={styles.tool}
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            disabled={isDisabled || choices.length === 1}
            aria-label={words.removeChoice(choice)}
            onClick={() => onChoose(choices.filter((_one, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        className={styles.add}
        size="small"
        appearance="subtle"
        icon={<AddRegular />}
        disabled={isDisabled}
        onClick={() => onChoose([...choices, words.choice(choices.length + 1)])}
      >
        {words.addChoice}
      </Button>
    </>
  )
}
