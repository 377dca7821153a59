import type { WdlValue } from '../../shared/expressions/value.ts'
import {
  buildGraph,
  type FlowDocument,
  isObject,
  isSameName,
  objectOf,
  propertyOf,
} from '../../shared/wdl/index.ts'
import { exampleFromSchema, requiredOf } from './example-from-schema.ts'

/** A trigger as the run dialog offers it. */
export interface RunnableTrigger {
  readonly name: string
  readonly type: string
  /** Whether it takes a body from whoever calls it. */
  readonly takesBody: boolean
  /** Names of inputs that must be given. */
  readonly required: readonly string[]
  /** A body that would fit; undefined when the trigger says nothing about it. */
  readonly example: WdlValue | undefined
}

/** The triggers of a flow. */
export function runnableTriggers(document: FlowDocument): readonly RunnableTrigger[] {
  const { definition } = document
  if (definition === undefined) return []
  return buildGraph(definition).triggers.map(({ name, type }) => {
    const inputs = objectOf(objectOf(definition.triggers, name), 'inputs')
    const schema = propertyOf(inputs, 'schema')
    const isRequest = isSameName(type, 'Request')
    const hasSchema = isObject(schema) && Object.keys(schema).length > 0
    return {
      name,
      type,
      takesBody: isRequest || !isSameName(type, 'Recurrence'),
      required: isRequest ? requiredOf(schema) : [],
      example: hasSchema ? exampleFromSchema(schema) : undefined,
    }
  })
}

/** Whether a flow calls connectors, so that running it for real needs connections. */
export function usesConnectors(document: FlowDocument): boolean {
  const references = document.flow.connectionReferences
  return references !== undefined && Object.keys(references).length > 0
}
