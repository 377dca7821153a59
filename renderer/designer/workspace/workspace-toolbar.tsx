import {
  Badge,
  Button,
  Dropdown,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Option,
  Spinner,
  Tab,
  TabList,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo'
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleFilled } from '@fluentui/react-icons/svg/circle'
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { SaveRegular } from '@fluentui/react-icons/svg/save'
import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import { memo, type ReactNode } from 'react'
import type { JsonPath } from '../../../shared/errors/index.ts'
import type { DefinitionChoice } from '../../document/analyse-text.ts'
import type { OpenDocument } from '../../document/open-document.ts'
import { designerStrings } from '../../strings/designer.ts'
import type { WorkspaceView } from '../workspace-state.ts'
import { canSave } from './use-edit-commands.ts'

const words = designerStrings.workspace

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: '8px',
    rowGap: '4px',
    minHeight: '48px',
    // Wrapped it has two lines, and keeps them.
    flexShrink: 0,
    padding: '4px 12px 4px 20px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 900px)': { paddingLeft: '12px', columnGap: '4px' },
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexGrow: 1,
    flexBasis: '120px',
    minWidth: 0,
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    ':focus': { outline: 'none' },
  },
  dot: { color: tokens.colorPaletteMarigoldBorderActive, fontSize: '10px', flexShrink: 0 },
  group: { display: 'flex', alignItems: 'center', gap: '2px' },
  problems: { minWidth: 0, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  error: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
})

interface WorkspaceToolbarProps {
  readonly title: string
  readonly document: OpenDocument
  readonly view: WorkspaceView
  readonly definitions: readonly DefinitionChoice[]
  /** Path of the definition shown. */
  readonly shown: JsonPath | undefined
  readonly onDefinition: (path: JsonPath) => void
  readonly errors: number
  readonly warnings: number
  readonly isChecked: boolean
  readonly isProblemsOpen: boolean
  readonly onView: (view: WorkspaceView) => void
  readonly onSave: () => void
  readonly onUndo: () => void
  readonly onRedo: () => void
  readonly onRevert: () => void
  readonly onProblems: () => void
  /** The run controls. */
  readonly children?: ReactNode
}

/**
 * The bar above a flow: its name, how it is shown, save, undo, run, problems. Each part is painted only when what it
 * shows has changed: a letter typed in a field changes none of it.
 */
export function WorkspaceToolbar(props: WorkspaceToolbarProps) {
  const { title, document, view, isChecked, errors, warnings, isProblemsOpen } = props
  const styles = useStyles()
  const { isDirty, isSaving, history } = document
  return (
    <header className={styles.bar}>
      <div className={styles.title}>
        <h1 className={styles.name} tabIndex={-1} data-page-heading title={title}>
          {title}
        </h1>
        {isDirty && <UnsavedDot />}
        {props.definitions.length > 1 && <DefinitionPicker {...props} />}
        {document.isReadOnly && (
          <Tooltip content={words.readOnlyHint} relationship="description">
            <Badge appearance="tint" color="informative" icon={<LockClosedRegular />} tabIndex={0}>
              {words.readOnly}
            </Badge>
          </Tooltip>
        )}
      </div>
      <ViewTabs view={view} onView={props.onView} />
      <div className={styles.group} role="toolbar" aria-label={words.toolbar}>
        <StepButton kind="undo" name={history.undo.at(-1)?.name} onClick={props.onUndo} />
        <StepButton kind="redo" name={history.redo.at(-1)?.name} onClick={props.onRedo} />
        <SaveButton isDirty={isDirty} isSaving={isSaving} canSave={canSave(document)} onSave={props.onSave} />
        <MoreMenu isDirty={isDirty} onRevert={props.onRevert} />
        <ProblemsButton
          errors={errors}
          warnings={warnings}
          isChecked={isChecked}
          isProblemsOpen={isProblemsOpen}
          onProblems={props.onProblems}
        />
      </div>
      {props.children}
    </header>
  )
}

const UnsavedDot = memo(function UnsavedDot() {
  const styles = useStyles()
  return (
    <Tooltip content={words.unsaved} relationship="inaccessible">
      <CircleFilled className={styles.dot} role="img" aria-label={words.unsaved} />
    </Tooltip>
  )
})

const ViewTabs = memo(function ViewTabs({ view, onView }: Pick<WorkspaceToolbarProps, 'view' | 'onView'>) {
  return (
    <TabList
      size="small"
      appearance="subtle-circular"
      selectedValue={view}
      aria-label={words.views}
      onTabSelect={(_event, data) => onView(data.value as WorkspaceView)}
    >
      <Tab value="designer">{words.designer}</Tab>
      <Tab value="code">{words.code}</Tab>
      <Tab value="split">{words.split}</Tab>
    </TabList>
  )
})

interface StepButtonProps {
  readonly kind: 'undo' | 'redo'
  /** Of the step; undefined: there is none. */
  readonly name: string | undefined
  readonly onClick: () => void
}

const StepButton = memo(function StepButton({ kind, name, onClick }: StepButtonProps) {
  return (
    <Tooltip content={words[kind](name)} relationship="label">
      <Button
        appearance="subtle"
        icon={kind === 'undo' ? <ArrowUndoRegular /> : <ArrowRedoRegular />}
        disabledFocusable={name === undefined}
        onClick={onClick}
      />
    </Tooltip>
  )
})

interface SaveButtonProps {
  readonly isDirty: boolean
  readonly isSaving: boolean
  readonly canSave: boolean
  readonly onSave: () => void
}

const SaveButton = memo(function SaveButton(props: SaveButtonProps) {
  const { isDirty, isSaving, onSave } = props
  return (
    <Button
      appearance={isDirty ? 'primary' : 'subtle'}
      icon={isSaving ? <Spinner size="tiny" /> : <SaveRegular />}
      disabledFocusable={!props.canSave}
      onClick={onSave}
    >
      {isSaving ? words.saving : words.save}
    </Button>
  )
})

interface MoreMenuProps {
  readonly isDirty: boolean
  readonly onRevert: () => void
}

const MoreMenu = memo(function MoreMenu({ isDirty, onRevert }: MoreMenuProps) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={words.more} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem disabled={!isDirty} onClick={onRevert}>
            {words.revert}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
})

/** Of a file with several definitions, the one to look at. */
function DefinitionPicker({ definitions, shown, onDefinition }: WorkspaceToolbarProps) {
  const chosen = definitions.findIndex(({ path }) => JSON.stringify(path) === JSON.stringify(shown))
  const nameOf = (index: number) => definitions[index]?.name ?? words.definition(index + 1)
  return (
    <Dropdown
      size="small"
      aria-label={words.definitions}
      value={nameOf(Math.max(0, chosen))}
      selectedOptions={[String(Math.max(0, chosen))]}
      onOptionSelect={(_event, data) => {
        const path = definitions[Number(data.optionValue)]?.path
        if (path !== undefined) onDefinition(path)
      }}
    >
      {definitions.map(({ path }, index) => (
        <Option key={JSON.stringify(path)} value={String(index)}>
          {nameOf(index)}
        </Option>
      ))}
    </Dropdown>
  )
}

type ProblemsButtonProps = Pick<
  WorkspaceToolbarProps,
  'errors' | 'warnings' | 'isChecked' | 'isProblemsOpen' | 'onProblems'
>

const ProblemsButton = memo(function ProblemsButton(props: ProblemsButtonProps) {
  const { errors, warnings, isChecked, isProblemsOpen, onProblems } = props
  const styles = useStyles()
  const count = errors + warnings
  const label =
    count === 0 ? (isChecked ? words.noProblems : words.checking) : words.problemCount(errors, warnings)
  return (
    <Tooltip content={label} relationship="description">
      <Button
        appearance="subtle"
        className={styles.problems}
        aria-expanded={isProblemsOpen}
        aria-label={`${words.problems}: ${label}`}
        onClick={onProblems}
        icon={
          errors > 0 ? (
            <ErrorCircleFilled className={styles.error} />
          ) : warnings > 0 ? (
            <WarningFilled className={styles.warning} />
          ) : (
            <CheckmarkCircleRegular className={styles.good} />
          )
        }
      >
        {count === 0 ? null : count}
      </Button>
    </Tooltip>
  )
})
