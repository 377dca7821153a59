import { RequestError } from '../../../shared/errors/index.ts'
import type { OperationDetail } from '../../../shared/ipc/connectors-payloads.ts'
import type { EnvironmentId } from '../../../shared/run/index.ts'
import type { FlowDocument } from '../../../shared/wdl/flow-document.ts'
import { bridge } from '../../bridge/bridge.ts'
import { canvasStrings } from '../../strings/canvas.ts'
import type { AddPlace } from '../canvas/canvas-state.ts'
import type { OfferedOperation } from '../operations/offered-operation.ts'
import { type AddedStep, addNamedStep, addStep } from './add-step.ts'
import { addTemplate, readTemplate } from './add-template.ts'
import { addNamedTrigger, addTrigger } from './add-trigger.ts'
import { newConnectorStep } from './new-connector-step.ts'

/** Makes the edit that adds an operation to a document as it then is. */
export type AddOperation = (document: FlowDocument, place: AddPlace | 'trigger') => AddedStep

/**
 * Prepares an operation to be added: of a connector's operation its parameters are asked for, of a template its text;
 * one of the language is ready at once. Rejects with the error of the bridge, or RequestError `request.no-such-place`
 * when the connector no longer has it.
 */
export function prepareOperation(
  environmentId: EnvironmentId,
  { source, title }: OfferedOperation,
): AddOperation | Promise<AddOperation> {
  if (source.from === 'template') return prepareTemplate(environmentId, source.template, title)
  if (source.from !== 'language') return prepareConnectorStep(environmentId, source.operation, title)
  const { manifest } = source
  return (document, place) =>
    place === 'trigger' ? addTrigger(document, manifest) : addStep(document, manifest, place)
}

async function prepareTemplate(
  environmentId: EnvironmentId,
  template: Parameters<typeof readTemplate>[1],
  title: string,
): Promise<AddOperation> {
  const fragment = await readTemplate(environmentId, template, title)
  return (document, place) => {
    if (place === 'trigger') {
      throw new RequestError('request.no-such-place', canvasStrings.operations.notFound)
    }
    return addTemplate(document, title, fragment, place)
  }
}

async function prepareConnectorStep(
  environmentId: EnvironmentId,
  { connectorId, operationId }: Pick<OperationDetail, 'connectorId' | 'operationId'>,
  title: string,
): Promise<AddOperation> {
  const detail = await bridge.connectors.operation({ environmentId, connectorId, operationId })
  if (detail === null) throw new RequestError('request.no-such-place', canvasStrings.operations.notFound)
  return (document, place) => addConnectorStep(document, detail, title, place)
}

function addConnectorStep(
  document: FlowDocument,
  detail: OperationDetail,
  title: string,
  place: AddPlace | 'trigger',
): AddedStep {
  const { step, edits } = newConnectorStep(document, detail)
  const { edit, id } =
    place === 'trigger' ? addNamedTrigger(document, title, step) : addNamedStep(document, title, step, place)
  return { edit: { label: edit.label, edits: [...edits, ...edit.edits] }, id }
}
