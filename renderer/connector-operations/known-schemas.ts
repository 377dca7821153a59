import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import type { OperationDetail } from '../../shared/ipc/connectors-payloads.ts'
import { asId } from '../../shared/run/index.ts'
import type { FlowDocument } from '../../shared/wdl/flow-document.ts'
import { objectOf } from '../../shared/wdl/lookup.ts'
import type { FlowRef } from '../document/documents.ts'
import { graphOf } from '../expression/flow-scope.ts'
import type { TypedSchema } from '../expression/schema-of-expression.ts'
import { askAnswerSchema, findAnswerSchema, useAnswerSchemas } from './answer-schemas.ts'
import { askOperation, operationQueryOf, useOperations } from './operation-details.ts'

/** The steps of a flow that call a connector, triggers first. */
export function connectorSteps(document: FlowDocument): readonly WdlObject[] {
  const graph = graphOf(document)
  if (graph === undefined) return []
  return [
    ...graph.triggers.filter(({ manifest }) => manifest.traits.needsConnection).map(({ trigger }) => trigger),
    ...graph.actions.filter(({ manifest }) => manifest.traits.needsConnection).map(({ action }) => action),
  ]
}

/** Asks main for the operations that a flow calls, each once. */
export function askForOperations({ environmentId }: FlowRef, document: FlowDocument): void {
  for (const step of connectorSteps(document)) {
    const query = operationQueryOf(step, document.flow.connectionReferences)
    if (query !== undefined) void askOperation(environmentId, query)
  }
}

/** Asks services for the shapes of answers that only they know, each once. */
export function askForAnswers(flow: FlowRef, document: FlowDocument): void {
  for (const step of connectorSteps(document)) {
    const detail = detailOf(flow, document, step)
    if (detail !== undefined) void askAnswerSchema({ ...flow, step, detail })
  }
}

/** What main has said of the operation that a step calls; undefined: nothing yet, or there is none. */
export function detailOf(
  { environmentId }: FlowRef,
  document: FlowDocument,
  step: WdlObject,
  operations = useOperations.getState().byKey,
): OperationDetail | undefined {
  const query = operationQueryOf(step, document.flow.connectionReferences)
  if (query === undefined) return undefined
  return operations.get(JSON.stringify([asId.environment(environmentId), query]))?.value ?? undefined
}

/** Schema of what a step's operation gives as its body, as far as main and the service have said. */
export function bodyOfStep(
  flow: FlowRef,
  document: FlowDocument,
  step: WdlObject,
  operations = useOperations.getState().byKey,
  answers = useAnswerSchemas.getState().byKey,
): TypedSchema | undefined {
  const detail = detailOf(flow, document, step, operations)
  if (detail === undefined) return undefined
  const told = findAnswerSchema(answers, { ...flow, step, detail })
  const schema = detail.notification?.schema ?? told ?? detail.answers[0]?.schema
  if (schema === undefined) return undefined
  const root = schema === told ? told : detail.root
  // A trigger whose items start a run each gives one item at a time.
  const item = detail.trigger?.isBatch === true ? itemSchema(schema, detail) : undefined
  return { schema: item ?? schema, root }
}

function itemSchema(schema: WdlObject, { itemName }: OperationDetail): WdlObject | undefined {
  const list: WdlValue | undefined =
    itemName === undefined ? schema : objectOf(objectOf(schema, 'properties'), itemName)
  return objectOf(list, 'items')
}
