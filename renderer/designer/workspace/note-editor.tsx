import { Field, makeStyles, Popover, PopoverSurface, Textarea } from '@fluentui/react-components'
import { createContext, memo, useCallback, useContext, useRef } from 'react'
import { setDescription } from '../../../shared/wdl/edit-flow.ts'
import type { FlowRef } from '../../document/documents.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import { designerStrings } from '../../strings/designer.ts'
import type { MenuPlace } from '../canvas/canvas-state.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { useFloating } from './floating-menu.tsx'

const useStyles = makeStyles({ surface: { width: '280px', padding: '12px' } })

interface NoteEditorProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  readonly at: MenuPlace
  readonly onClose: () => void
}

/** The note of a step, written where it is shown; it is the step's `description` in the file. */
export function NoteEditor({ flow, step, at, onClose }: NoteEditorProps) {
  const latest = useRef(onClose)
  latest.current = onClose
  const close = useCallback(() => latest.current(), [])
  return (
    <StepContext.Provider value={step}>
      <NotePopover flow={flow} at={at} onClose={close} />
    </StepContext.Provider>
  )
}

const StepContext = createContext<FlowStep | undefined>(undefined)

/** Does not know the step: each letter would measure anew where on the page it belongs. */
const NotePopover = memo(function NotePopover({ flow, at, onClose }: Omit<NoteEditorProps, 'step'>) {
  const styles = useStyles()
  const positioning = useFloating(at, 'below')
  return (
    <Popover
      open
      trapFocus
      withArrow
      positioning={positioning}
      onOpenChange={(_event, data) => {
        if (!data.open) onClose()
      }}
    >
      <PopoverSurface className={styles.surface} aria-label={canvasStrings.menu.note}>
        <Field label={canvasStrings.menu.note}>
          <NoteText flow={flow} />
        </Field>
      </PopoverSurface>
    </Popover>
  )
})

/** Takes on what the field around gives: its label. */
function NoteText({ flow, ...given }: { readonly flow: FlowRef }) {
  const step = useContext(StepContext)
  if (step === undefined) return null
  return (
    <Textarea
      {...given}
      rows={4}
      value={step.note ?? ''}
      placeholder={designerStrings.panel.descriptionPlaceholder}
      onChange={(_event, data) =>
        runFlowEdit(flow, (document) => setDescription(document, step.name, data.value), {
          joinKey: `note ${step.id}`,
        })
      }
    />
  )
}
