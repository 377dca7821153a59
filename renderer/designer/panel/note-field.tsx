import { Button, makeStyles, Textarea } from '@fluentui/react-components'
import { NoteAddRegular } from '@fluentui/react-icons/svg/note-add'
import { useState } from 'react'
import { setDescription } from '../../../shared/wdl/edit-flow.ts'
import type { FlowRef } from '../../document/documents.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import type { FlowStep } from '../model/flow-model.ts'

const words = parameterStrings.note

const useStyles = makeStyles({
  box: { padding: '0 14px 8px' },
  note: { width: '100%' },
  add: { marginLeft: '-6px' },
})

interface NoteFieldProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  readonly isDisabled: boolean
}

/** The note of a step (`description`): shown when there is one, a button otherwise. */
export function NoteField({ flow, step, isDisabled }: NoteFieldProps) {
  const styles = useStyles()
  const [isOpen, setIsOpen] = useState(false)
  const isShown = isOpen || (step.note ?? '') !== ''
  return (
    <div className={styles.box}>
      {isShown ? (
        <Textarea
          className={styles.note}
          value={step.note ?? ''}
          rows={2}
          resize="vertical"
          disabled={isDisabled}
          autoFocus={isOpen && step.note === undefined}
          aria-label={words.label}
          placeholder={words.placeholder}
          onChange={(_event, data) =>
            runFlowEdit(flow, (document) => setDescription(document, step.name, data.value), {
              joinKey: `${step.id} description`,
            })
          }
          onBlur={() => setIsOpen(false)}
        />
      ) : (
        <Button
          className={styles.add}
          size="small"
          appearance="transparent"
          icon={<NoteAddRegular />}
          disabled={isDisabled}
          onClick={() => setIsOpen(true)}
        >
          {words.add}
        </Button>
      )}
    </div>
  )
}
