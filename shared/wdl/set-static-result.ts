import { RequestError } from '../errors/index.ts'
import { say } from '../errors/say.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { removeProperty, setValue } from './edit-json.ts'
import type { FlowDocument } from './flow-document.ts'
import { valueAtPath } from './flow-document.ts'
import type { FlowEdit } from './flow-edit.ts'
import { buildGraph } from './graph.ts'
import { isObject, objectOf, propertyNameOf, textOf } from './lookup.ts'

/** What an action answers without running: `{status, code?, outputs?}`. */
export type StaticResultValue = WdlObject

/**
 * Lets an action answer with a static result, or no longer. The result stands in the definition's `staticResults` under
 * the action's name and a number, as the platform writes it, and stays there when it is switched off.
 * Throws RequestError `request.no-such-action`, `request.no-such-place`.
 */
export function setStaticResult(
  document: FlowDocument,
  actionName: string,
  change: { readonly isOn: boolean; readonly result?: StaticResultValue },
): FlowEdit {
  const { definition, definitionPath: base } = document
  if (definition === undefined || base === undefined) {
    throw new RequestError('request.no-such-place', 'There is no workflow definition in this file.')
  }
  const node = buildGraph(definition).action(actionName)
  if (node === undefined) {
    throw new RequestError('request.no-such-action', `There is no action '${actionName}' in this flow.`)
  }
  const runtimeKey = propertyNameOf(node.action, 'runtimeConfiguration') ?? 'runtimeConfiguration'
  const runtime = objectOf(node.action, runtimeKey)
  const name = textOf(objectOf(runtime, 'staticResult'), 'name') ?? `${node.name}0`
  const staticPath = [...base, ...node.path, runtimeKey, 'staticResult']
  const label = say`Change the static result of '${node.name}'`
  const setting: WdlValue = { staticResultOptions: change.isOn ? 'Enabled' : 'Disabled', name }
  const onAction =
    change.isOn || runtime !== undefined
      ? setValue(document, staticPath, setting)
      : removeProperty(document, staticPath)
  if (change.result === undefined) return { label, edits: onAction }
  const whole = valueAtPath(document.value(), base)
  const resultsKey = (isObject(whole) ? propertyNameOf(whole, 'staticResults') : undefined) ?? 'staticResults'
  const inDefinition = setValue(document, [...base, resultsKey, name], change.result)
  return { label, edits: [...onAction, ...inDefinition] }
}
