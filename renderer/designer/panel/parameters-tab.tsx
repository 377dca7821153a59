import { Button, Dropdown, Field, makeStyles, Option, tokens } from '@fluentui/react-components'
import { useMemo, useRef, useState } from 'react'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import { operationOf } from '../../../shared/operations/index.ts'
import { foldName, propertyNameOf } from '../../../shared/wdl/lookup.ts'
import type { FlowRef } from '../../document/documents.ts'
import { designerStrings } from '../../strings/designer.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import { operationWord } from '../../strings/sentences.ts'
import { startValue } from '../commands/new-action.ts'
import type { FlowStep } from '../model/flow-model.ts'
import { ConnectorSection, useConnectorForm } from './connector-section.tsx'
import { NestedEditorsProvider } from './editors/nested-editors.ts'
import { ValueEditor } from './editors/value-editor.tsx'
import { FieldRow } from './field-row.tsx'
import { formEditsOf } from './form-edits.ts'
import { keepOrder, keyOf } from './keep-order.ts'
import { shareFields } from './share-fields.ts'
import { type FormField, fieldsOf } from './step-json.ts'
import { WebhookNote } from './webhook-note.tsx'

const words = parameterStrings.form
const nested = { ValueEditor, FieldRow }

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '10px' },
  summary: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  nothing: { margin: 0, color: tokens.colorNeutralForeground3 },
  advanced: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  about: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  all: { flexShrink: 0, whiteSpace: 'nowrap' },
  count: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
})

interface ParametersTabProps {
  readonly flow: FlowRef
  readonly step: FlowStep
  /** The step's JSON. */
  readonly value: WdlObject
  readonly connectionReferences: WdlObject
  readonly isDisabled: boolean
}

/** The values of a step as a form. Each keystroke is an edit of the document's text, no larger than what was typed. */
export function ParametersTab({ flow, step, value, connectionReferences, isDisabled }: ParametersTabProps) {
  const styles = useStyles()
  const manifest = operationOf(step.type, step.kind)
  const { id, name } = step
  const edits = useMemo(() => formEditsOf(flow, { id, name }), [flow, id, name])
  const connector = useConnectorForm(flow, value, connectionReferences, manifest.traits.needsConnection)
  const { parameters, queryNames } = connector
  const fieldsBefore = useRef<readonly FormField[]>([])
  const fields = useMemo(() => {
    const before = fieldsBefore.current
    const found = keepOrder(before.map(keyOf), fieldsOf(value, manifest, parameters, queryNames))
    const next = shareFields(before, found)
    fieldsBefore.current = next
    return next
  }, [value, manifest, parameters, queryNames])
  const [isAll, setIsAll] = useState(false)
  // A field that was shown once stays while the step is looked at: emptied it would run away from under the hands.
  const [seen] = useState(() => new Set<string>())
  const isShown = (field: FormField) => {
    const key = keyOf(field)
    if (!field.isAdvanced) seen.add(key)
    return isAll || !field.isAdvanced || seen.has(key)
  }
  const shown = fields.filter(isShown)
  const advanced = fields.filter(({ isAdvanced }) => isAdvanced).length
  const row = (field: FormField) => (
    <FieldRow
      key={keyOf(field)}
      field={field}
      isDisabled={isDisabled}
      edits={edits}
      manifest={manifest}
      dynamic={connector.queryFor(field.parameter)}
    />
  )
  return (
    <NestedEditorsProvider value={nested}>
      <div className={styles.form}>
        <p className={styles.summary}>{connector.detail?.description ?? operationWord(manifest.summary)}</p>
        {manifest.traits.needsConnection && (
          <ConnectorSection flow={flow} form={connector} isDisabled={isDisabled} />
        )}
        {foldName(step.type) === 'httpwebhook' && <WebhookNote />}
        <VariantChoice step={value} manifest={manifest} isDisabled={isDisabled} edits={edits} />
        {shown.map(row)}
        {connector.note}
        {fields.length === 0 && <p className={styles.nothing}>{designerStrings.panel.noInputs}</p>}
        {advanced > 0 && (
          <div className={styles.advanced}>
            <span className={styles.about}>
              <span className={styles.title}>{words.advanced}</span>
              <span className={styles.count}>{words.showing(shown.length, fields.length)}</span>
            </span>
            <Button
              className={styles.all}
              size="small"
              aria-expanded={isAll}
              onClick={() => setIsAll(!isAll)}
            >
              {isAll ? words.showLess : words.showAll}
            </Button>
          </div>
        )}
      </div>
    </NestedEditorsProvider>
  )
}

interface VariantChoiceProps {
  readonly step: WdlObject
  readonly manifest: ReturnType<typeof operationOf>
  readonly isDisabled: boolean
  readonly edits: ReturnType<typeof formEditsOf>
}

/** Of a type whose inputs come in several shapes (Delay, Delay until), the shape. */
function VariantChoice({ step, manifest, isDisabled, edits }: VariantChoiceProps) {
  const variants = manifest.inputs?.anyOf
  if (variants === undefined || variants.length < 2) return null
  const key = propertyNameOf(step, 'inputs') ?? 'inputs'
  const inputs = step[key]
  const nameOf = (index: number) => {
    const [name, schema] = Object.entries(variants[index]?.properties ?? {})[0] ?? ['', {}]
    return schema.title === undefined ? name : operationWord(schema.title)
  }
  const chosen = variants.findIndex((variant) =>
    (variant.required ?? []).every(
      (name) =>
        typeof inputs === 'object' &&
        inputs !== null &&
        propertyNameOf(inputs as WdlObject, name) !== undefined,
    ),
  )
  return (
    <Field label={{ children: words.variant, size: 'small', weight: 'semibold' }}>
      <Dropdown
        value={chosen < 0 ? '' : nameOf(chosen)}
        selectedOptions={[String(chosen)]}
        disabled={isDisabled}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue !== String(chosen)) edits.choose([key], startValue(variants[Number(optionValue)]))
        }}
      >
        {variants.map((_variant, index) => (
          <Option key={nameOf(index)} value={String(index)}>
            {nameOf(index)}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
