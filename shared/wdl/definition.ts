import type { WdlObject, WdlValue } from '../expressions/value.ts'

/**
 * The Workflow Definition Language as types (schema 2016-06-01). Real files vary in case and hold properties
 * we do not know, so every part is a JSON object first and a typed view second; unknown properties stay.
 * Source: "Schema reference guide for the Workflow Definition Language in Azure Logic Apps".
 */
export interface WorkflowDefinition extends WdlObject {
  readonly $schema: string
  readonly contentVersion: string
  readonly parameters: Readonly<Record<string, ParameterDefinition>> & WdlObject
  readonly triggers: Readonly<Record<string, TriggerDefinition>> & WdlObject
  readonly actions: ActionMap
  readonly outputs: WdlObject
}

/** Actions by name, in document order. */
export type ActionMap = Readonly<Record<string, ActionDefinition>> & WdlObject

export interface ParameterDefinition extends WdlObject {
  /** `string`, `securestring`, `int`, `float`, `bool`, `array`, `object`, `secureobject`; case varies. */
  readonly type: string
}

/** One trigger. `inputs`, `recurrence`, `conditions`, `splitOn` ... by type. */
export interface TriggerDefinition extends WdlObject {
  readonly type: string
}

/** One action. Where nested actions live depends on its type: see `shared/operations`. */
export interface ActionDefinition extends WdlObject {
  readonly type: string
}

/** Statuses that `runAfter` may name, as the language spells them. */
export type RunAfterStatus = 'Succeeded' | 'Failed' | 'Skipped' | 'TimedOut'

/** A connection reference of a flow file, under `properties.connectionReferences`. */
export interface ConnectionReference extends WdlObject {
  readonly api?: WdlValue
  readonly connection?: WdlValue
  readonly runtimeSource?: WdlValue
}

/**
 * The name under which a part of a definition really stands in the file. `FlowDocument.definition` gives every part
 * under its proper name too; this is the one that paths into the document need.
 */
export function partNameOf(
  definition: WorkflowDefinition,
  part: 'parameters' | 'triggers' | 'actions' | 'outputs',
): string {
  const value = definition[part]
  const other = Object.keys(definition).find(
    (key) => key !== part && key.toLowerCase() === part && definition[key] === value,
  )
  return other ?? part
}
