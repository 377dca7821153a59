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
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useMemo, useState } from 'react'
import { FlowError } from '../../shared/errors/index.ts'
import type { FlowDocument } from '../../shared/wdl/flow-document.ts'
import { planRename, type RenamePlace, renameEdit } from '../../shared/wdl/rename/plan-rename.ts'
import { notify } from '../app/notices.ts'
import { findAnalysis, flowDocumentOf } from '../document/analyses.ts'
import { applyEdit, findDocument, undo, useDocument } from '../document/documents.ts'
import { refactorStrings } from '../strings/refactor.ts'
import { strings } from '../strings/shell.ts'
import { nameInFile } from './name-in-file.ts'
import { RenamePlaceList } from './rename-place-list.tsx'
import type { RenameRequest } from './rename-request.ts'

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
  const { flow, symbol } = request
  const styles = useStyles()
  const entry = useDocument(flow.environmentId, flow.flowId)
  const text = entry?.state === 'open' ? entry.document.text : ''
  const [draft, setDraft] = useState(symbol.name)
  /** What the person ticked otherwise than proposed, by the place's offset. */
  const [answers, setAnswers] = useState<ReadonlyMap<number, boolean>>(new Map())
  const newName = nameInFile(draft, symbol)
  const document = useMemo(() => flowDocumentOf(text, findAnalysis(flow).chosen), [text, flow])
  const planned = useMemo(() => plan(document, symbol, newName), [document, symbol, newName])
  const places = planned.plan?.places ?? []
  const isChosen = (place: RenamePlace) => answers.get(place.range.start) ?? place.isCertain
  const chosen = places.filter(isChosen).length
  const hasNotes = places.some(({ isCertain }) => !isCertain)

  const rename = () => {
    if (planned.plan === undefined || chosen === 0) return
    const { label, edits } = renameEdit(planned.plan, isChosen)
    applyEdit(flow, { edits, name: label, source: 'designer' })
    const after = findDocument(flow)
    notify({
      intent: 'success',
      title: words.done(planned.plan.symbol.name, newName, chosen),
      action: {
        label: words.undo,
        run: () => {
          // Only while it is the last thing that was done.
          if (findDocument(flow)?.history.version === after?.history.version) undo(flow)
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
            rename()
          }}
        >
          <DialogBody>
            <DialogTitle>{words.titles[symbol.kind](symbol.name)}</DialogTitle>
            <DialogContent className={styles.content}>
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
                    text={text}
                    places={places}
                    isChosen={isChosen}
                    onChoose={(place, choice) =>
                      setAnswers((before) => new Map(before).set(place.range.start, choice))
                    }
                  />
                </section>
              )}
              {hasNotes && <span className={styles.hint}>{words.noteHint}</span>}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{strings.common.cancel}</Button>
              <Button type="submit" appearance="primary" disabled={chosen === 0}>
                {words.apply}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
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
    return { error: thrown.hint === undefined ? thrown.message : `${thrown.message} ${thrown.hint}` }
  }
}
