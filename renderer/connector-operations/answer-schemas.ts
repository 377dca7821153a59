import { create } from 'zustand'
import type { WdlObject } from '../../shared/expressions/value.ts'
import type { OperationDetail } from '../../shared/ipc/connectors-payloads.ts'
import { printJson } from '../../shared/json/index.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { referenceOf } from '../../shared/wdl/connectors-used.ts'
import { objectOf } from '../../shared/wdl/lookup.ts'
import { bridge } from '../bridge/bridge.ts'
import { givenParameters, isKnownValue } from './flatten-parameters.ts'

interface AnswerSchemasState {
  /** By flow, operation, connection reference and parameters; null: asked for, and not told. */
  readonly byKey: ReadonlyMap<string, WdlObject | null>
}

/** Schemas of what operations answer, where only the service knows them: the columns of a list, of a table. */
export const useAnswerSchemas = create<AnswerSchemasState>(() => ({ byKey: new Map() }))

interface AnswerQuestion {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly step: WdlObject
  readonly detail: OperationDetail
}

/** The schema that the service told for a step's answer; undefined when it was not asked or did not say. */
export function findAnswerSchema(
  byKey: AnswerSchemasState['byKey'],
  question: AnswerQuestion,
): WdlObject | undefined {
  return byKey.get(keyOf(question)) ?? undefined
}

/** Asks the service once for the schema of a step's answer, where the operation says that it knows. Never rejects. */
export async function askAnswerSchema(question: AnswerQuestion): Promise<void> {
  const { environmentId, flowId, step, detail } = question
  const answer = detail.answers[0]
  if (answer === undefined || answer.dynamicSchemas.length === 0) return
  const key = keyOf(question)
  if (useAnswerSchemas.getState().byKey.has(key)) return
  set(key, null)
  const reference = referenceOf(objectOf(objectOf(step, 'inputs'), 'host'))
  try {
    const { schema } = await bridge.connectors.dynamicSchema({
      environmentId,
      flowId,
      connectorId: detail.connectorId,
      operationId: detail.operationId,
      parameters: printJson(knownParameters(step)),
      ...(reference === undefined ? {} : { connectionReference: reference }),
    })
    if (schema !== undefined) set(key, schema)
  } catch {
    // Without a connection, or offline: the values are offered as far as the description goes, and by the last run.
  }
}

function set(key: string, schema: WdlObject | null): void {
  useAnswerSchemas.setState(({ byKey }) => ({ byKey: new Map(byKey).set(key, schema) }))
}

function keyOf({ environmentId, flowId, step, detail }: AnswerQuestion): string {
  const reference = referenceOf(objectOf(objectOf(step, 'inputs'), 'host'))
  const { connectorId, operationId } = detail
  return JSON.stringify([
    environmentId,
    flowId,
    connectorId,
    operationId,
    reference,
    printJson(knownParameters(step)),
  ])
}

function knownParameters(step: WdlObject): WdlObject {
  return Object.fromEntries(Object.entries(givenParameters(step)).filter(([, value]) => isKnownValue(value)))
}
