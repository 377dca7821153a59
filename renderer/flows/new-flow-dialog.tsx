import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import { DocumentArrowUpRegular } from '@fluentui/react-icons/svg/document-arrow-up'
import { SquareMultipleRegular } from '@fluentui/react-icons/svg/square-multiple'
import { type ReactNode, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { OperationSummary } from '../../shared/ipc/connectors-payloads.ts'
import type { PackageContents } from '../../shared/ipc/package-payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { findTemplate, templateTextIn } from '../../shared/templates/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { language } from '../strings/language.ts'
import { newFlowStrings } from '../strings/new-flow.ts'
import { strings } from '../strings/shell.ts'
import { FlowKindIcon } from '../ui/flow-kind-icon.tsx'
import { createFlow } from './flow-store.ts'
import { importFlows } from './import-flows.ts'
import { canImport, chooseAll, type ImportChoice } from './new-flow/import-choice.ts'
import { ImportForm } from './new-flow/import-form.tsx'
import { everyMorning } from './new-flow/schedule.ts'
import { ScheduleForm } from './new-flow/schedule-form.tsx'
import { automatedText, scheduledText } from './new-flow/start-text.ts'
import { type ChosenTemplate, TemplatePicker } from './new-flow/template-picker.tsx'
import { TriggerPicker } from './new-flow/trigger-picker.tsx'

const words = newFlowStrings

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: '280px minmax(0, 1fr)',
    gap: '20px',
    '@media (max-width: 760px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  ways: { display: 'flex', flexDirection: 'column', gap: '6px', border: 'none', margin: 0, padding: 0 },
  legend: { padding: 0, marginBottom: '8px', color: tokens.colorNeutralForeground2 },
  way: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '9px 12px',
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  radio: { position: 'absolute', opacity: 0, width: '1px', height: '1px' },
  icon: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '34px',
    height: '34px',
    fontSize: '19px',
    borderRadius: '10px',
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorBrandBackground2,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  details: { display: 'flex', flexDirection: 'column', gap: '12px', minHeight: '360px', minWidth: 0 },
  hint: { color: tokens.colorNeutralForeground2 },
})

type Way = 'instant' | 'scheduled' | 'automated' | 'template' | 'import'

const ways: readonly Way[] = ['instant', 'scheduled', 'automated', 'template', 'import']

interface NewFlowDialogProps {
  readonly environmentId: EnvironmentId
  readonly onClose: () => void
}

/**
 * Asks how a new flow begins: by hand, by the clock, by a connector's trigger, from a template, from a file; and how it
 * is called. Main's objection stands below.
 */
export function NewFlowDialog({ environmentId, onClose }: NewFlowDialogProps) {
  const styles = useStyles()
  const [name, setName] = useState('')
  const [suggested, setSuggested] = useState('')
  const [way, setWay] = useState<Way>('instant')
  const [schedule, setSchedule] = useState(everyMorning)
  const [trigger, setTrigger] = useState<OperationSummary>()
  const [template, setTemplate] = useState<ChosenTemplate>()
  const [opened, setOpened] = useState<PackageContents>()
  const [choice, setChoice] = useState<ImportChoice>()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<FlowErrorData>()
  const shownName = name === '' ? suggested : name
  // Several flows of a file have their names in the list.
  const isNamedHere = way !== 'import' || opened === undefined || opened.flows.length === 1
  const isChosen =
    (way !== 'template' || template !== undefined) &&
    (way !== 'import' || (choice !== undefined && canImport(choice)))
  const isReady = (shownName.trim() !== '' || !isNamedHere) && isChosen && !isBusy

  const create = async () => {
    if (!isReady) return
    setBusy(true)
    setError(undefined)
    try {
      const displayName = shownName.trim()
      if (way === 'import' && opened !== undefined && choice !== undefined) {
        const [only] = opened.flows
        const names = isNamedHere && only !== undefined ? new Map([[only.id, displayName]]) : choice.names
        await importFlows(environmentId, opened, { ...choice, names })
        return onClose()
      }
      const text = await textOf(displayName)
      await createFlow(environmentId, displayName, text === undefined ? { kind: kindOf(way) } : { text })
      onClose()
    } catch (thrown) {
      setError(toErrorData(thrown))
      setBusy(false)
    }
  }

  /** The new flow's text; undefined where main makes the smallest one of a kind. */
  const textOf = async (displayName: string): Promise<string | undefined> => {
    switch (way) {
      case 'scheduled':
        return scheduledText(displayName, schedule)
      case 'automated':
        return trigger === undefined ? undefined : automatedText(displayName, trigger)
      case 'template': {
        if (template?.kind === 'own')
          return bridge.flows.readTemplate({ environmentId, fileName: template.id })
        const shipped = template === undefined ? undefined : findTemplate(template.id)
        return shipped === undefined ? undefined : templateTextIn(shipped, displayName, language)
      }
      default:
        return undefined
    }
  }

  const details: Readonly<Record<Way, ReactNode>> = {
    instant: null,
    scheduled: <ScheduleForm value={schedule} onChange={setSchedule} />,
    automated: <TriggerPicker environmentId={environmentId} chosen={trigger} onChoose={setTrigger} />,
    template: (
      <TemplatePicker
        environmentId={environmentId}
        chosen={template}
        onChoose={(chosen) => {
          setTemplate(chosen)
          setSuggested(chosen.title)
        }}
      />
    ),
    import: (
      <ImportForm
        environmentId={environmentId}
        opened={opened}
        choice={choice}
        onOpened={(found) => {
          setOpened(found)
          setChoice(found && chooseAll(found))
          setSuggested(found?.flows[0]?.name ?? '')
        }}
        onChoice={setChoice}
      />
    ),
  }

  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 'min(860px, 94vw)' }}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void create()
          }}
        >
          <DialogBody>
            <DialogTitle>{strings.flows.newTitle}</DialogTitle>
            <DialogContent>
              <div className={styles.columns}>
                <fieldset className={styles.ways}>
                  <legend className={styles.legend}>{strings.flows.newHint}</legend>
                  {ways.map((choice) => (
                    <label key={choice} className={mergeClasses(styles.way, choice === way && styles.chosen)}>
                      <input
                        type="radio"
                        name="way"
                        className={styles.radio}
                        checked={choice === way}
                        onChange={() => setWay(choice)}
                      />
                      <WayIcon way={choice} />
                      <span className={styles.title}>{titleOf(choice)}</span>
                    </label>
                  ))}
                </fieldset>
                <div className={styles.details}>
                  {isNamedHere && (
                    <Field label={strings.flows.name} required>
                      <Input
                        autoFocus
                        value={shownName}
                        maxLength={255}
                        placeholder={strings.flows.namePlaceholder}
                        onChange={(_event, { value }) => {
                          setName(value)
                          if (value === '') setSuggested('')
                        }}
                      />
                    </Field>
                  )}
                  <span className={styles.hint}>{hintOf(way)}</span>
                  {details[way]}
                  {error !== undefined && (
                    <MessageBar intent="error" layout="multiline">
                      <MessageBarBody>{`${error.message} ${error.hint ?? ''}`}</MessageBarBody>
                    </MessageBar>
                  )}
                </div>
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{strings.common.cancel}</Button>
              <Button type="submit" appearance="primary" disabled={!isReady}>
                {way === 'import' ? words.file.import(choice?.names.size ?? 1) : strings.common.create}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

function WayIcon({ way }: { readonly way: Way }) {
  const styles = useStyles()
  if (way !== 'template' && way !== 'import') return <FlowKindIcon kind={way} />
  return (
    <span className={styles.icon} aria-hidden>
      {way === 'template' ? <SquareMultipleRegular /> : <DocumentArrowUpRegular />}
    </span>
  )
}

function kindOf(way: Way): 'instant' | 'scheduled' | 'automated' {
  return way === 'template' || way === 'import' ? 'instant' : way
}

function titleOf(way: Way): string {
  return way === 'template' || way === 'import' ? words.ways[way] : strings.flows.kindTitles[way]
}

function hintOf(way: Way): string {
  return way === 'template' || way === 'import' ? words.wayHints[way] : strings.flows.kindHints[way]
}
