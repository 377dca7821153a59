import { Field, makeStyles, Textarea, tokens } from '@fluentui/react-components'
import { useMemo } from 'react'
import type { TextRange } from '../../../shared/errors/index.ts'
import { operationOf } from '../../../shared/operations/index.ts'
import { setActionInput, setDescription } from '../../../shared/wdl/edit-flow.ts'
import type { FlowRef } from '../../document/documents.ts'
import { designerStrings } from '../../strings/designer.ts'
import { runFlowEdit } from '../commands/run-flow-edit.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { fieldsOf, readStep } from './step-json.ts'
import { ValueField } from './value-field.tsx'

const words = designerStrings.panel

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '10px' },
  summary: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  nothing: { margin: 0, color: tokens.colorNeutralForeground3 },
})

interface ParametersTabProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  readonly text: string
  /** Of the step in `text`. */
  readonly range: TextRange
  readonly isDisabled: boolean
}

/** The values of a step as a form. Each keystroke is an edit of the document's text, no larger than what was typed. */
export function ParametersTab({ flow, step, text, range, isDisabled }: ParametersTabProps) {
  const styles = useStyles()
  const manifest = operationOf(step.type, step.kind)
  const value = useMemo(() => readStep(text, range, step.name), [text, range, step.name])
  const fields = useMemo(() => (value === undefined ? [] : fieldsOf(value, manifest)), [value, manifest])
  return (
    <div className={styles.form}>
      <p className={styles.summary}>{manifest.summary}</p>
      {fields.map((field) => {
        const key = field.path.join('/')
        return (
          <ValueField
            key={`${step.id} ${key}`}
            field={field}
            isDisabled={isDisabled}
            onChange={(next) =>
              runFlowEdit(flow, (document) => setActionInput(document, step.name, field.path, next), {
                joinKey: `${step.id} ${key}`,
              })
            }
          />
        )
      })}
      {fields.length === 0 && <p className={styles.nothing}>{words.noInputs}</p>}
      <Field label={{ children: words.description, size: 'small', weight: 'semibold' }}>
        <Textarea
          value={step.note ?? ''}
          rows={2}
          resize="vertical"
          disabled={isDisabled}
          placeholder={words.descriptionPlaceholder}
          onChange={(_event, data) =>
            runFlowEdit(flow, (document) => setDescription(document, step.name, data.value), {
              joinKey: `${step.id} description`,
            })
          }
        />
      </Field>
    </div>
  )
}
