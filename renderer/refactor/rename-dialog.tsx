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
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { FlowError } from '../../shared/errors/index.ts'
import type { FlowDocument } from '../../shared/wdl/flow-document.ts'
import {
  planRename,
  type RenamePlace,
  type RenamePlan,
  renameEdit,
} from '../../shared/wdl/rename/plan-rename.ts'
import { notify, notifyError } from '../app/notices.ts'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import { applyEdit, findDocument, undo, useDocument } from '../document/documents.ts'
import { refactorStrings } from '../strings/refactor.ts'
import { inWords, sentenceText } from '../strings/sentences.ts'
import { strings } from '../strings/shell.ts'
import { nameInFile } from './name-in-file.ts'
import { RenameChoice } from './rename-choice.tsx'
import { type PlaceToRename, RenamePlaceList } from './rename-place-list.tsx'
import type { RenameRequest } from './rename-request.ts'
import { planInTests, renameInTests, type TestToRename, useTestsThatName } from './tests-that-name.ts'

const words = refactorStrings

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px', minHeight: 0 },
  list: {
    display: 'flex',
    flexDirection: 'column',
    height: 'min(320px, 40vh)',
    minHeight: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
  },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

interface RenameDialogProps {
  readonly request: RenameRequest
  readonly onClose: () => void
}

/** Asks for a new name and shows each place that changes with it; what is ticked is renamed as one step. */
export function RenameDialog({ request, onClose }: RenameDialogProps) {
  const { flow, symbol, choices = [] } = request
  const styles = useStyles()
  const entry = useDocument(flow.environmentId, flow.flowId)
  const text = entry?.state === 'open' ? entry.document.text : ''
  const [draft, setDraft] = useState(symbol.name)
  /** What the person ticked otherwise than proposed, by the place's key. */
  const [answers, setAnswers] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [isBusy, setBusy] = useState(false)
  const newName = nameInFile(draft, symbol)
  const document = useMemo(() => flowDocumentOf(text, findAnalysis(flow).chosen), [text, flow])
  const planned = useMemo(() => plan(document, symbol, newName), [document, symbol, newName])
  const named = useTestsThatName(flow, symbol)
  const isPlanned = planned.plan !== undefined
  const tests = useMemo(
    () => (isPlanned ? planInTests(named.files ?? [], symbol, newName) : []),
    [isPlanned, named.files, symbol, newName],
  )
  const places = useMemo(
    () => [...placesOf(text, planned.plan?.places ?? []), ...tests.flatMap(placesOfTest)],
    [text, planned, tests],
  )
  const isChosen = ({ key, place }: PlaceToRename) => answers.get(key) ?? place.isCertain
  const chosen = places.filter(isChosen).length
  const hasNotes = places.some(({ place }) => !place.isCertain)
  const canRename = chosen > 0 && named.files !== undefined && !isBusy

  const rename = async () => {
    if (planned.plan === undefined || !canRename) return
    // A flow without tests is renamed at once: a key pressed next is meant for the flow already.
    if (tests.length === 0) return renameInFlow(planned.plan, async () => undefined)
    setBusy(true)
    try {
      // First the tests: what cannot be written there stops the rename before anything is changed.
      const takeBack = await renameInTests(flow, tests, (file, place) =>
        isChosen({ key: testKey(file, place), place, text }),
      )
      renameInFlow(planned.plan, takeBack)
    } catch (thrown) {
      notifyError(words.testsFailed, thrown)
      named.again()
      setBusy(false)
    }
  }

  const renameInFlow = (chosenPlan: RenamePlan, takeBack: () => Promise<void>) => {
    const { label, edits } = renameEdit(chosenPlan, (place) => isChosen({ key: keyOf(place), place, text }))
    applyEdit(flow, { edits, name: sentenceText(label), source: 'designer' })
    const after = findDocument(flow)
    notify({
      intent: 'success',
      title: words.done(chosenPlan.symbol.name, newName, chosen),
      action: {
        label: words.undo,
        run: () => {
          // Only while it is the last thing that was done.
          if (findDocument(flow)?.history.version !== after?.history.version) return
          takeBack().then(
            () => undo(flow),
            (thrown: unknown) => notifyError(words.testsFailed, thrown),
          )
        },
      },
    })
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={(_event, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface style={{ maxWidth: 'min(760px, 94vw)' }}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void rename()
          }}
        >
          <DialogBody>
            <DialogTitle>{words.titles[symbol.kind](symbol.name)}</DialogTitle>
            <DialogContent className={styles.content}>
              {choices.length > 1 && <RenameChoice symbol={symbol} choices={choices} />}
              <Field
                label={words.newName}
                required
                {...(planned.error === undefined
                  ? {}
                  : { validationState: 'error', validationMessage: planned.error })}
              >
                <Input
                  autoFocus
                  value={draft}
                  maxLength={200}
                  onFocus={(event) => event.currentTarget.select()}
                  onChange={(_event, { value }) => setDraft(value)}
                />
              </Field>
              <span className={styles.hint} role="status">
                {places.length === 0
                  ? words.noPlaces
                  : chosen === places.length
                    ? words.places(chosen)
                    : words.chosen(chosen, places.length)}
              </span>
              {places.length > 0 && (
                <section className={styles.list} aria-label={words.list}>
                  <RenamePlaceList
                    places={places}
                    isChosen={isChosen}
                    onChoose={({ key }, choice) => setAnswers((before) => new Map(before).set(key, choice))}
                  />
                </section>
              )}
              {hasNotes && <span className={styles.hint}>{words.noteHint}</span>}
              {tests.length > 0 && <span className={styles.hint}>{words.testsHint}</span>}
              {named.error !== undefined && (
                <MessageBar intent="warning">
                  <MessageBarBody>
                    <MessageBarTitle>{words.testsUnread}</MessageBarTitle>
                    {inWords(named.error)}
                  </MessageBarBody>
                </MessageBar>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{strings.common.cancel}</Button>
              <Button type="submit" appearance="primary" disabled={!canRename}>
                {words.apply}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}

function placesOf(text: string, places: readonly RenamePlace[]): readonly PlaceToRename[] {
  return places.map((place) => ({ key: keyOf(place), place, text }))
}

function placesOfTest({ file: { file, text }, places }: TestToRename): readonly PlaceToRename[] {
  return places.map((place) => ({ key: testKey(file, place), place, text, test: file }))
}

function keyOf({ range }: RenamePlace): string {
  return String(range.start)
}

function testKey(file: string, place: RenamePlace): string {
  return `${file} ${keyOf(place)}`
}

interface Planned {
  readonly plan?: ReturnType<typeof planRename>
  readonly error?: string
}

function plan(document: FlowDocument, symbol: RenameRequest['symbol'], newName: string): Planned {
  try {
    return { plan: planRename(document, symbol, newName) }
  } catch (thrown) {
    if (!(thrown instanceof FlowError)) throw thrown
    return { error: inWords(thrown.toData()) }
  }
}
