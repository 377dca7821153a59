import { Badge, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { type ReactNode, useMemo, useState } from 'react'
import type { FlowErrorData } from '../../../shared/errors/index.ts'
import type { WdlObject } from '../../../shared/expressions/value.ts'
import type { OperationDetail } from '../../../shared/ipc/connectors-payloads.ts'
import { printJson } from '../../../shared/json/index.ts'
import { referenceOf } from '../../../shared/wdl/connectors-used.ts'
import { objectOf } from '../../../shared/wdl/lookup.ts'
import { ConnectionPicker } from '../../connections/connection-picker.tsx'
import {
  type FlatParameter,
  flatParameters,
  givenParameters,
  isKnownValue,
} from '../../connector-operations/flatten-parameters.ts'
import { operationQueryOf, useOperation } from '../../connector-operations/operation-details.ts'
import type { FlowRef } from '../../document/documents.ts'
import { parameterStrings } from '../../strings/parameters.ts'
import type { DynamicQuery } from './dynamic-query.ts'
import { LinkButton } from './editors/link-button.tsx'
import { labelOf } from './step-json.ts'
import { useDynamicSchema } from './use-dynamic-choices.ts'
import { WebhookNote } from './webhook-note.tsx'

const words = parameterStrings.form

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    minWidth: 0,
  },
  line: { display: 'flex', gap: '6px', alignItems: 'center', minWidth: 0, flexWrap: 'wrap' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  note: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  error: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorStatusDangerForeground1,
    overflowWrap: 'anywhere',
  },
})

/** What a connector says of the operation that a step calls, for the form. */
export interface ConnectorForm {
  readonly detail: OperationDetail | undefined
  readonly isLoading: boolean
  readonly error: FlowErrorData | undefined
  /** The environment has no such operation. */
  readonly isUnknown: boolean
  readonly connectorId: string | undefined
  /** Name of the connection reference that the step uses. */
  readonly reference: string | undefined
  /** Undefined: not known. */
  readonly parameters: readonly FlatParameter[] | undefined
  /** Names of the parameters that go into the query. */
  readonly queryNames: ReadonlySet<string> | undefined
  readonly queryFor: (parameter: FlatParameter | undefined) => DynamicQuery | undefined
  /** Another connection was chosen: what the service said before is asked again. */
  readonly onConnection: () => void
  /** About fields that only the service knows. */
  readonly note: ReactNode
}

/** Reads the operation of a step through main; fields of dynamic schemas appear when the service has told them. */
export function useConnectorForm(
  flow: FlowRef,
  step: WdlObject,
  connectionReferences: WdlObject,
  isConnector: boolean,
): ConnectorForm {
  const { environmentId, flowId } = flow
  const styles = useStyles()
  const [version, setVersion] = useState(0)
  const query = useMemo(
    () => (isConnector ? operationQueryOf(step, connectionReferences) : undefined),
    [isConnector, step, connectionReferences],
  )
  const operation = useOperation(environmentId, query)
  const detail = operation.value ?? undefined
  const given = useMemo(() => givenParameters(step), [step])
  const reference = referenceOf(objectOf(objectOf(step, 'inputs'), 'host'))
  const queryFor = (field: string, isTree: boolean): DynamicQuery | undefined => {
    if (detail === undefined) return undefined
    const known = Object.fromEntries(
      Object.entries(given).filter(([name, value]) => name !== field && isKnownValue(value)),
    )
    return {
      environmentId,
      flowId,
      connectorId: detail.connectorId,
      operationId: detail.operationId,
      connectionReference: reference,
      parameters: printJson(known),
      field,
      version,
      isTree,
      titleOf: (name) => titleIn(detail, name),
    }
  }
  // One body of a dynamic shape is what operations have; further ones stay raw.
  const open = detail?.parameters.find(({ dynamicSchemas }) => dynamicSchemas.length > 0)
  const isGivenWhole = open !== undefined && Object.hasOwn(given, open.name)
  const own = open === undefined || isGivenWhole ? undefined : queryFor(open.name, false)
  // The values of the body's own fields do not change its shape.
  const told = useDynamicSchema(
    own === undefined || open === undefined
      ? undefined
      : { ...own, parameters: printJson(withoutParts(given, open.name)) },
  )
  const schema = told.answer?.schema
  const isAsked = own !== undefined
  const parameters = useMemo(() => {
    if (detail === undefined) return undefined
    const schemas = open === undefined || schema === undefined ? {} : { [open.name]: schema }
    const all = flatParameters(detail, given, schemas)
    // A body that the service has yet to describe has no field: the note says what it waits for.
    // Neither has one whose parts are given already, whatever keeps the service from describing it.
    const hasParts = Object.keys(given).some((name) => name.startsWith(`${open?.name}/`))
    const isWaiting = isAsked && schema === undefined && (told.error === undefined || hasParts)
    return isWaiting ? all.filter(({ name }) => name !== open?.name) : all
  }, [detail, given, open, schema, isAsked, told.error])
  const queryNames = useMemo(
    () =>
      detail === undefined
        ? undefined
        : new Set(detail.parameters.flatMap((one) => (one.in === 'query' ? [one.name] : []))),
    [detail],
  )
  const missing = told.answer?.missing ?? []
  const note =
    own === undefined ? null : told.isLoading ? (
      <Spinner
        size="tiny"
        label={parameterStrings.dynamic.schemaLoading}
        style={{ justifyContent: 'start' }}
      />
    ) : told.error !== undefined ? (
      <span className={styles.error} role="alert">
        {parameterStrings.dynamic.schemaFailed}: {told.error.message} {told.error.hint}
        <LinkButton onClick={told.refresh}>{parameterStrings.dynamic.again}</LinkButton>
      </span>
    ) : missing.length > 0 ? (
      <span className={styles.note}>
        {parameterStrings.dynamic.schemaMissing(missing.map((name) => titleIn(detail, name)).join(', '))}
      </span>
    ) : told.answer?.isFromSandbox === true ? (
      <span className={styles.note}>{parameterStrings.dynamic.schemaFromSandbox}</span>
    ) : null
  return {
    detail,
    isLoading: operation.isLoading,
    error: operation.error,
    isUnknown: operation.value === null || (isConnector && query === undefined),
    connectorId: detail?.connectorId ?? query?.connectorIds[0],
    reference,
    parameters,
    queryNames,
    queryFor: (parameter) =>
      parameter === undefined || !parameter.hasDynamicValues
        ? undefined
        : queryFor(parameter.name, parameter.isTree),
    onConnection: () => setVersion(version + 1),
    note,
  }
}

/** Title of a parameter, or of the parameter whose part is meant. */
function titleIn(detail: OperationDetail | undefined, name: string): string {
  return detail?.parameters.find((parameter) => parameter.name === name)?.title ?? labelOf(name)
}

function withoutParts(given: WdlObject, body: string): WdlObject {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => !name.startsWith(`${body}/`) && isKnownValue(value)),
  )
}

interface ConnectorSectionProps {
  readonly flow: FlowRef
  readonly form: ConnectorForm
  readonly isDisabled: boolean
}

/** Connector, operation and connection of a step. */
export function ConnectorSection({ flow, form, isDisabled }: ConnectorSectionProps) {
  const styles = useStyles()
  const { detail, reference } = form
  return (
    <section className={styles.box} aria-label={words.connection}>
      {form.isLoading && (
        <Spinner size="tiny" label={words.operationLoading} style={{ justifyContent: 'start' }} />
      )}
      {detail !== undefined && (
        <div className={styles.line}>
          <span className={styles.name}>{detail.title}</span>
          <span className={styles.note}>{detail.connectorTitle}</span>
          {detail.isDeprecated && (
            <Badge appearance="tint" color="warning">
              {words.deprecated}
            </Badge>
          )}
        </div>
      )}
      {form.error !== undefined && (
        <span className={styles.error} role="alert">
          {words.operationFailed}: {form.error.message}
        </span>
      )}
      {form.isUnknown && <span className={styles.note}>{words.operationUnknown}</span>}
      {reference !== undefined && form.connectorId !== undefined && (
        <ConnectionPicker
          environmentId={flow.environmentId}
          flowId={flow.flowId}
          reference={reference}
          connectorId={form.connectorId}
          isReadOnly={isDisabled}
          onChanged={form.onConnection}
        />
      )}
      {detail?.stepType === 'OpenApiConnectionWebhook' && <WebhookNote />}
      {reference !== undefined && <span className={styles.note}>{words.reference(reference)}</span>}
    </section>
  )
}
