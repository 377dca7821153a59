import {
  Button,
  Combobox,
  Dropdown,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  makeStyles,
  Option,
  Spinner,
  Textarea,
  tokens,
} from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import { SendRegular } from '@fluentui/react-icons/svg/send'
import { useEffect, useState } from 'react'
import type { Connection } from '../../../shared/connections/index.ts'
import type { Operation } from '../../../shared/connectors/index.ts'
import type { FlowErrorData } from '../../../shared/errors/index.ts'
import type { TriedOperation } from '../../../shared/ipc/custom-connector-payloads.ts'
import { printJson } from '../../../shared/json/index.ts'
import { sampleFromSchema } from '../../../shared/json-schema/index.ts'
import { bridge } from '../../bridge/bridge.ts'
import { toErrorData } from '../../bridge/bridge-error.ts'
import { CreateConnectionDialog } from '../../connections/create-connection-dialog.tsx'
import { FormError } from '../../connections/form-error.tsx'
import { connectorEditorStrings } from '../../strings/connector-editor.ts'
import type { ConnectorRef } from '../connector-store.ts'
import type { ConnectorForms } from './edited-connector.ts'
import { parameterValues } from './parameter-values.ts'
import { StepLayout } from './step-layout.tsx'
import { TriedExchange } from './tried-exchange.tsx'

const strings = connectorEditorStrings.test

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  row: { display: 'flex', gap: '12px', alignItems: 'end' },
})

interface TestStepProps extends ConnectorRef {
  readonly forms: ConnectorForms
  readonly isUnsaved: boolean
  readonly selected: string | undefined
  readonly onSelect: (operationId: string | undefined) => void
}

/** Calls an operation of the saved connector with a connection and shows what went over the wire. */
export function TestStep(props: TestStepProps) {
  const styles = useStyles()
  const { environmentId, connectorId, forms, isUnsaved, selected, onSelect } = props
  const [connections, setConnections] = useState<readonly Connection[]>([])
  const [connectionId, setConnectionId] = useState('')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [isBusy, setIsBusy] = useState(false)
  const [isConnecting, setIsConnecting] = useState(false)
  const [outcome, setOutcome] = useState<TriedOperation>()
  const [error, setError] = useState<FlowErrorData>()
  const { operations } = forms.model
  const operation = operations.find(({ operationId }) => operationId === selected) ?? operations[0]
  const connection = connections.find(({ id }) => id === connectionId)

  useEffect(() => {
    let isGone = false
    const load = () =>
      bridge.connections.list({ environmentId, connectorId }).then(
        ({ connections: found }) => {
          if (isGone) return
          setConnections(found)
          setConnectionId((before) => before || (found[0]?.id ?? ''))
        },
        () => undefined,
      )
    void load()
    const stop = bridge.on('connections:changed', () => void load())
    return () => {
      isGone = true
      stop()
    }
  }, [environmentId, connectorId])

  // What was filled in belongs to one operation.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another operation, another form
  useEffect(() => {
    setValues({})
    setOutcome(undefined)
    setError(undefined)
  }, [operation?.operationId])

  const send = async (called: Operation) => {
    setIsBusy(true)
    setError(undefined)
    setOutcome(undefined)
    try {
      const tried = await bridge.customConnectors.try({
        environmentId,
        connectorId,
        operationId: called.operationId,
        parameters: printJson(parameterValues(called, withBody(forms, called, values))),
        ...(connectionId === '' ? {} : { connectionId }),
      })
      setOutcome(tried)
    } catch (thrown) {
      setError(toErrorData(thrown))
    } finally {
      setIsBusy(false)
    }
  }
  const body = operation?.body
  return (
    <StepLayout>
      <span className={styles.quiet}>{strings.intro}</span>
      {isUnsaved && (
        <MessageBar intent="warning">
          <MessageBarBody>{strings.saveFirst}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={strings.operation}>
        <Combobox
          value={operation === undefined ? '' : titleOf(operation)}
          selectedOptions={operation === undefined ? [] : [operation.operationId]}
          onOptionSelect={(_event, { optionValue }) => onSelect(optionValue)}
        >
          {operations.slice(0, 1_000).map((one) => (
            <Option key={`${one.method} ${one.path}`} value={one.operationId} text={titleOf(one)}>
              {titleOf(one)}
            </Option>
          ))}
        </Combobox>
      </Field>
      <Field label={strings.connection} hint={strings.connectionHint}>
        <Dropdown
          value={connection?.name ?? strings.noConnection}
          selectedOptions={[connectionId]}
          onOptionSelect={(_event, { optionValue }) => setConnectionId(optionValue ?? '')}
        >
          <Option value="">{strings.noConnection}</Option>
          {connections.map(({ id, name }) => (
            <Option key={id} value={id}>
              {name}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Button
        style={{ alignSelf: 'start' }}
        icon={<AddRegular />}
        disabled={isUnsaved}
        onClick={() => setIsConnecting(true)}
      >
        {strings.newConnection}
      </Button>
      {isConnecting && (
        <CreateConnectionDialog
          environmentId={environmentId}
          connectorId={connectorId}
          onMade={({ id }) => setConnectionId(id)}
          onClose={() => setIsConnecting(false)}
        />
      )}
      {operation !== undefined && (
        <form
          style={{ display: 'flex', flexDirection: 'column', gap: 12 }}
          onSubmit={(event) => {
            event.preventDefault()
            void send(operation)
          }}
        >
          {operation.parameters.length === 0 && body === undefined && (
            <span className={styles.quiet}>{strings.noParameters}</span>
          )}
          {operation.parameters
            .filter(({ visibility }) => visibility !== 'internal')
            .map((parameter) => (
              <Field
                key={`${parameter.in} ${parameter.name}`}
                label={parameter.title ?? parameter.name}
                required={parameter.isRequired}
                {...(parameter.description === undefined
                  ? {}
                  : { hint: parameter.description.slice(0, 200) })}
              >
                <Input
                  value={values[parameter.name] ?? ''}
                  placeholder={parameter.default === undefined ? parameter.name : String(parameter.default)}
                  onChange={(_event, { value }) =>
                    setValues((before) => ({ ...before, [parameter.name]: value }))
                  }
                />
              </Field>
            ))}
          {body !== undefined && (
            <Field label={strings.body} required={body.isRequired}>
              <Textarea
                rows={6}
                textarea={{ style: { fontFamily: 'var(--fontFamilyMonospace)' } }}
                value={values[body.name] ?? sampleBody(forms, operation)}
                onChange={(_event, { value }) => setValues((before) => ({ ...before, [body.name]: value }))}
              />
            </Field>
          )}
          <div className={styles.row}>
            <Button
              type="submit"
              appearance="primary"
              icon={isBusy ? <Spinner size="tiny" /> : <SendRegular />}
              disabled={isBusy || isUnsaved}
            >
              {isBusy ? strings.sending : strings.send}
            </Button>
          </div>
        </form>
      )}
      {error !== undefined && <FormError error={error} />}
      {outcome !== undefined && <TriedExchange tried={outcome} />}
    </StepLayout>
  )
}

function titleOf({ summary, operationId }: Operation): string {
  return summary === undefined || summary === '' ? operationId : `${summary} (${operationId})`
}

/** What was typed; the body shown at first counts as typed. */
function withBody(
  forms: ConnectorForms,
  operation: Operation,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { body } = operation
  return body === undefined ? values : { [body.name]: sampleBody(forms, operation), ...values }
}

/** A body to begin with, made of its schema. */
function sampleBody({ model }: ConnectorForms, { body }: Operation): string {
  const schema = body?.contents[0]?.schema
  if (schema === undefined) return ''
  return printJson(sampleFromSchema(schema, { root: model.definition }), { indent: 2 })
}
