import { Field, Input } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import { isSameName } from '../../../shared/wdl/lookup.ts'
import { renameAction } from '../../../shared/wdl/rename-flow-part.ts'
import type { FlowRef } from '../../document/documents.ts'
import { offerInTests } from '../../refactor/offer-in-tests.ts'
import { designerStrings } from '../../strings/designer.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import type { FlowModel, FlowStep } from '../model/flow-model.ts'

const words = designerStrings.panel

/** Longest name the platform takes, in characters. */
const maxNameLength = 80

interface StepNameFieldProps {
  readonly flow: FlowRef
  readonly model: FlowModel
  readonly step: FlowStep
  readonly isDisabled: boolean
}

/** The name of a step. Enter or leaving the field renames it, with every expression that speaks of it. */
export function StepNameField({ flow, model, step, isDisabled }: StepNameFieldProps) {
  const [draft, setDraft] = useState(step.name)
  useEffect(() => setDraft(step.name), [step.name])
  const name = nameInFile(draft, step.name)
  const complaint = complaintAbout(name, model, step)

  const commit = () => {
    if (name === step.name || complaint !== undefined) setDraft(step.name)
    else if (runFlowEdit(flow, (document) => renameAction(document, step.name, name)))
      void offerInTests(flow, { kind: step.kind, name: step.name }, name)
    else setDraft(step.name)
  }
  return (
    <Field
      {...(complaint === undefined || draft === step.name
        ? {}
        : { validationState: 'error', validationMessage: complaint })}
    >
      <Input
        value={draft}
        disabled={isDisabled}
        aria-label={words.name}
        onChange={(_event, data) => setDraft(data.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          else if (event.key === 'Escape') setDraft(step.name)
          else return
          event.preventDefault()
        }}
      />
    </Field>
  )
}

/** Spaces of a name are underscores in the file, as the platform writes them; a name that had spaces keeps them. */
function nameInFile(draft: string, before: string): string {
  const name = draft.trim()
  return before.includes(' ') ? name : name.replaceAll(' ', '_')
}

function complaintAbout(name: string, model: FlowModel, step: FlowStep): string | undefined {
  if (name === '') return words.nameEmpty
  if (name.length > maxNameLength && name.length > step.name.length) return words.nameTooLong(maxNameLength)
  const isTaken = model.steps.some((other) => other.id !== step.id && isSameName(other.name, name))
  return isTaken ? words.nameTaken : undefined
}
