import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import type { OperationDetail } from '../../../shared/ipc/connectors-payloads.ts'
import {
  ensureConnectionReference,
  keepsConnectionReferences,
} from '../../../shared/wdl/connection-reference.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import { setOwn } from '../../../shared/wdl/json-document.ts'
import { propertyNameOf } from '../../../shared/wdl/lookup.ts'
import type { TextEdit } from '../../../shared/wdl/text-edit.ts'

/** How often a new polling trigger asks, as the cloud designer sets it. */
const pollingRecurrence = { frequency: 'Minute', interval: 3 }

/**
 * A step that calls an operation of a connector, as Power Automate writes it: host with the flow's connection
 * reference, the defaults of required parameters, the authentication the flow declares. `edits` add the reference
 * where the flow has none for the connector.
 */
export function newConnectorStep(
  document: FlowDocument,
  detail: OperationDetail,
): { readonly step: WdlObject; readonly edits: readonly TextEdit[] } {
  const { name, edits } = keepsConnectionReferences(document)
    ? ensureConnectionReference(document, detail.connectorId)
    : { name: detail.connectorId, edits: [] }
  const inputs: Record<string, WdlValue> = {
    host: {
      connectionName: name,
      operationId: detail.operationId,
      apiId: `/providers/Microsoft.PowerApps/apis/${detail.connectorId}`,
    },
    parameters: requiredParameters(detail),
    ...(declaresAuthentication(document) ? { authentication: "@parameters('$authentication')" } : {}),
  }
  const step: Record<string, WdlValue> = { type: detail.stepType, inputs }
  if (detail.kind === 'action') return { step: { ...step, runAfter: {} }, edits }
  if (detail.stepType === 'OpenApiConnection') step.recurrence = pollingRecurrence
  if (detail.trigger?.isBatch === true) {
    const list = detail.itemName === undefined ? 'body' : `body/${detail.itemName}`
    step.splitOn = `@triggerOutputs()?['${list}']`
  }
  return { step, edits }
}

/**
 * What is required and has a default. The rest is filled in by the person (the form marks it, the flow checker misses it);
 * nothing stands there instead, least of all a text where a number or a whole body belongs.
 */
function requiredParameters({ parameters }: OperationDetail): WdlObject {
  const values: Record<string, WdlValue> = {}
  for (const { default: value, isRequired, name } of parameters) {
    if (isRequired && value !== undefined) setOwn(values, name, value)
  }
  return values
}

function declaresAuthentication({ definition }: FlowDocument): boolean {
  return (
    definition !== undefined &&
    propertyNameOf(definition.parameters as WdlObject, '$authentication') !== undefined
  )
}
