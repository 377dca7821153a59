import { Badge, Button, Dropdown, Field, makeStyles, Option, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { useState } from 'react'
import {
  addParameter,
  applySampleRequest,
  deleteOperation,
  deleteParameter,
  deleteResponse,
  isOpenApi3,
  moveOperation,
  type ParameterForm,
  readParameterForms,
  setBodySchema,
  setOperationExtension,
  setOperationText,
  setParameter,
  setResponse,
} from '../../../shared/connectors/edit/index.ts'
import type { Operation } from '../../../shared/connectors/index.ts'
import { isObject } from '../../../shared/wdl/lookup.ts'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import { Section } from '../../ui/section.tsx'
import { CommitField } from './commit-field.tsx'
import type { ConnectorForms } from './edited-connector.ts'
import { actionMethods } from './new-operation-dialog.tsx'
import { ParameterDialog } from './parameter-dialog.tsx'
import { SampleDialog } from './sample-dialog.tsx'
import { TriggerForm } from './trigger-form.tsx'

const strings = connectorEditorStrings.definition
const steps = connectorEditorStrings.steps

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '16px', maxWidth: '720px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: '130px 1fr',
    gap: '12px',
    '@media (max-width: 1000px)': { gridTemplateColumns: '1fr' },
  },
  rows: {
    display: 'flex',
    flexDirection: 'column',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '40px',
    padding: '2px 6px 2px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { minWidth: 0, flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap', marginTop: '8px' },
})

interface OperationFormProps {
  readonly forms: ConnectorForms
  readonly operation: Operation
  /** Its id became another one: what is selected follows. */
  readonly onRenamed: (operationId: string) => void
  readonly onDeleted: () => void
}

type Asked =
  | { readonly kind: 'request' | 'answer' }
  | { readonly kind: 'parameter'; readonly parameter: ParameterForm }

/** Everything of one operation: its words, its request, its answers, whether it starts flows. */
export function OperationForm({ forms, operation, onRenamed, onDeleted }: OperationFormProps) {
  const styles = useStyles()
  const { isReadOnly, apply } = forms
  const [asked, setAsked] = useState<Asked>()
  const parameters = readParameterForms(forms, operation)
  const text = (field: 'summary' | 'description' | 'operationId', value: string) =>
    apply(steps.operation, () => setOperationText(forms, operation, field, value))
  const move = (to: { readonly method: string; readonly path: string }) =>
    apply(steps.operation, () => moveOperation(forms, operation, to))
  const { body } = operation
  return (
    <div className={styles.form}>
      <CommitField
        label={strings.summary}
        hint={strings.summaryHint}
        isDisabled={isReadOnly}
        value={operation.summary ?? ''}
        onCommit={(value) => text('summary', value)}
      />
      <CommitField
        label={strings.description}
        isMultiline
        isDisabled={isReadOnly}
        value={operation.description ?? ''}
        onCommit={(value) => text('description', value)}
      />
      <CommitField
        label={strings.operationId}
        hint={strings.operationIdHint}
        isMonospace
        isRequired
        isDisabled={isReadOnly}
        value={operation.operationId}
        onCommit={(value) => {
          const refused = text('operationId', value)
          if (refused === undefined) onRenamed(value.trim())
          return refused
        }}
      />
      <div className={styles.pair}>
        <Field label={strings.method}>
          <Dropdown
            style={{ minWidth: 0 }}
            disabled={isReadOnly}
            value={operation.method}
            selectedOptions={[operation.method]}
            onOptionSelect={(_event, { optionValue }) =>
              void move({ method: optionValue ?? operation.method, path: operation.path })
            }
          >
            {actionMethods.map((method) => (
              <Option key={method} value={method}>
                {method}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <CommitField
          label={strings.path}
          isMonospace
          isRequired
          isDisabled={isReadOnly}
          value={operation.path}
          onCommit={(path) => move({ method: operation.method, path })}
        />
      </div>
      <Field label={strings.visibility}>
        <Dropdown
          disabled={isReadOnly}
          value={strings.visibilities[operation.visibility]}
          selectedOptions={[operation.visibility]}
          onOptionSelect={(_event, { optionValue }) =>
            void apply(steps.operation, () =>
              setOperationExtension(
                forms,
                operation,
                'x-ms-visibility',
                optionValue === 'none' ? undefined : optionValue,
              ),
            )
          }
        >
          {(['none', 'important', 'advanced', 'internal'] as const).map((name) => (
            <Option key={name} value={name}>
              {strings.visibilities[name]}
            </Option>
          ))}
        </Dropdown>
      </Field>

      <Section title={strings.request}>
        {parameters.length === 0 ? (
          <span className={styles.quiet}>{strings.noParameters}</span>
        ) : (
          <ul className={styles.rows} style={{ margin: 0, padding: 0 }} aria-label={strings.parameters}>
            {parameters.map((parameter) => (
              <li key={`${parameter.index} ${parameter.name}`} className={styles.row}>
                <span className={styles.words}>
                  <code>{parameter.name}</code>{' '}
                  <span className={styles.quiet}>
                    {parameter.reference === undefined
                      ? `${connectorEditorStrings.parameter.places[parameter.in] ?? parameter.in}, ${parameter.type}`
                      : strings.shared}
                  </span>
                </span>
                {parameter.isRequired && (
                  <Badge appearance="outline" color="informative">
                    {connectorEditorStrings.parameter.required}
                  </Badge>
                )}
                {parameter.reference === undefined && (
                  <Button
                    size="small"
                    appearance="subtle"
                    disabled={isReadOnly}
                    aria-label={`${strings.edit} ${parameter.name}`}
                    onClick={() => setAsked({ kind: 'parameter', parameter })}
                  >
                    {strings.edit}
                  </Button>
                )}
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<DeleteRegular />}
                  disabled={isReadOnly}
                  aria-label={`${strings.delete} ${parameter.name}`}
                  onClick={() =>
                    void apply(steps.deleteParameter, () =>
                      deleteParameter(forms, operation, parameter.index),
                    )
                  }
                />
              </li>
            ))}
          </ul>
        )}
        <div className={styles.row} style={{ borderBottom: 'none', paddingLeft: 0 }}>
          <span className={styles.words}>
            {`${strings.body}: `}
            <span className={styles.quiet}>
              {body === undefined
                ? strings.noBody
                : `${strings.hasBody(body.contents[0]?.mediaType ?? 'application/json')}, ${propertiesOf(body.contents[0]?.schema)}`}
            </span>
          </span>
          {body !== undefined && (
            <Button
              size="small"
              appearance="subtle"
              disabled={isReadOnly}
              onClick={() => void apply(steps.body, () => setBodySchema(forms, operation, undefined))}
            >
              {strings.removeBody}
            </Button>
          )}
        </div>
        <div className={styles.buttons}>
          <Button
            disabled={isReadOnly}
            onClick={() =>
              void apply(steps.addParameter, () =>
                addParameter(forms, operation, { name: freeName(operation), in: 'query' }),
              )
            }
          >
            {strings.addParameter}
          </Button>
          <Button disabled={isReadOnly} onClick={() => setAsked({ kind: 'request' })}>
            {strings.importSample}
          </Button>
        </div>
      </Section>

      <Section title={strings.answers}>
        <ul className={styles.rows} style={{ margin: 0, padding: 0 }} aria-label={strings.answers}>
          {operation.responses.map((response) => (
            <li key={response.status} className={styles.row}>
              <code>{response.status}</code>
              <span className={styles.words}>
                {response.description}{' '}
                <span className={styles.quiet}>{propertiesOf(response.contents[0]?.schema)}</span>
              </span>
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                disabled={isReadOnly || operation.responses.length < 2}
                aria-label={`${strings.delete} ${response.status}`}
                onClick={() =>
                  void apply(steps.response, () => deleteResponse(forms, operation, response.status))
                }
              />
            </li>
          ))}
        </ul>
        <div className={styles.buttons}>
          <Button disabled={isReadOnly} onClick={() => setAsked({ kind: 'answer' })}>
            {strings.addAnswer}
          </Button>
        </div>
      </Section>

      <TriggerForm forms={forms} operation={operation} />

      <div className={styles.buttons}>
        <Button
          icon={<DeleteRegular />}
          disabled={isReadOnly}
          onClick={() => {
            apply(steps.deleteOperation, () => deleteOperation(forms, operation))
            onDeleted()
          }}
        >
          {strings.delete}
        </Button>
      </div>

      {asked?.kind === 'parameter' && (
        <ParameterDialog
          parameter={asked.parameter}
          isThree={isOpenApi3(forms)}
          onDone={(form) => void apply(steps.parameter, () => setParameter(forms, operation, form))}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.kind === 'request' && (
        <SampleDialog
          kind="request"
          url={operation.path}
          onImport={(sample) => void apply(steps.sample, () => applySampleRequest(forms, operation, sample))}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.kind === 'answer' && (
        <SampleDialog
          kind="answer"
          onImport={({ status, description, body: sample }) =>
            void apply(steps.response, () =>
              setResponse(forms, operation, {
                status: status.trim() === '' ? '200' : status.trim(),
                description,
                ...(sample === undefined ? {} : { sample }),
              }),
            )
          }
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}

/** How much a schema says, in words. */
function propertiesOf(schema: unknown): string {
  if (!isObject(schema)) return strings.noSchema
  const owner = isObject(schema.items) ? schema.items : schema
  const count = isObject(owner.properties) ? Object.keys(owner.properties).length : 0
  return count === 0 ? String(schema.type ?? schema.$ref ?? strings.noSchema) : strings.schemaOf(count)
}

function freeName({ parameters }: Operation): string {
  for (let number = 1; ; number++) {
    const name = `parameter${number}`
    if (!parameters.some((parameter) => parameter.name === name)) return name
  }
}
