import { RequestError } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { operationOf } from '../operations/index.ts'
import { isDesignerNode, readDesignerNode } from './designer-clipboard.ts'
import { isActionValue } from './edit-flow.ts'
import { openFlowDocument } from './flow-document.ts'
import type { FlowFragment } from './flow-fragment.ts'
import { setOwn } from './json-document.ts'
import { isObject, objectOf, propertyOf, textOf } from './lookup.ts'

/**
 * The actions in a text from the clipboard: what `printFragment` writes, what the cloud designers copy (the new one
 * and the classic "my clipboard"), actions by name, one action, a line of its peek code, or a whole flow. Throws
 * RequestError `request.nothing-to-paste`.
 */
export function readFragment(text: string): FlowFragment {
  const value = readObject(text)
  if (value === undefined) throw nothingToPaste('There is no JSON of actions on the clipboard.')
  const fragment = fragmentOf(value, text)
  if (fragment === undefined || Object.keys(fragment.actions).length === 0) {
    throw nothingToPaste('The JSON on the clipboard holds no actions.')
  }
  return fragment
}

function nothingToPaste(message: string): RequestError {
  return new RequestError('request.nothing-to-paste', message, {
    hint: 'Copy actions here or in the cloud designer, or the JSON of an action.',
  })
}

/** The object a text is, or the inside of one: a property with its name as peek code shows it. */
function readObject(text: string): WdlObject | undefined {
  const trimmed = text.trim()
  for (const candidate of [trimmed, `{${trimmed.replace(/,$/, '')}}`]) {
    const document = openFlowDocument(candidate)
    const value = document.value()
    if (isObject(value) && document.faults.every(({ isTolerated }) => isTolerated)) return value
  }
  return undefined
}

function fragmentOf(value: WdlObject, text: string): FlowFragment | undefined {
  if (isDesignerNode(value)) return readDesignerNode(value)
  const classic = objectOf(value, 'operationDefinition')
  if (classic !== undefined) return classicFragment(value, classic)
  const own = objectOf(value, 'actions')
  if (own !== undefined && !isActionValue(value) && areActions(own)) {
    return {
      actions: own,
      connectionReferences: objectOf(value, 'connectionReferences') ?? {},
      staticResults: objectOf(value, 'staticResults') ?? {},
      parameters: objectOf(value, 'parameters') ?? {},
    }
  }
  if (isActionValue(value)) return fragmentWith(nameOfType(value), value)
  if (areActions(value)) return { ...nothing, actions: value }
  return flowFragment(text)
}

const nothing = { connectionReferences: {}, staticResults: {} }

function areActions(value: WdlObject): boolean {
  const entries = Object.values(value)
  return entries.length > 0 && entries.every((entry) => isActionValue(entry))
}

/** Source: the classic designer's "Copy to my clipboard". */
function classicFragment(value: WdlObject, action: WdlObject): FlowFragment | undefined {
  if (propertyOf(value, 'isTrigger') === true) {
    throw nothingToPaste('What is on the clipboard is a trigger; only actions can be pasted.')
  }
  const name = textOf(value, 'operationName') ?? nameOfType(action)
  return {
    ...fragmentWith(name, action),
    connectionReferences: objectOf(value, 'connectionReferences') ?? {},
  }
}

/** All actions of a flow's text with all they need; undefined where the text holds no flow. */
export function flowFragment(text: string): FlowFragment | undefined {
  const { definition, flow } = openFlowDocument(text)
  if (definition === undefined) return undefined
  return {
    actions: definition.actions as WdlObject,
    connectionReferences: flow.connectionReferences,
    staticResults: objectOf(definition, 'staticResults') ?? {},
    parameters: definition.parameters as WdlObject,
  }
}

function fragmentWith(name: string, action: WdlObject): FlowFragment {
  const actions: Record<string, WdlValue> = {}
  setOwn(actions, name.replaceAll(' ', '_'), action)
  return { ...nothing, actions }
}

function nameOfType(action: WdlObject): string {
  return operationOf(textOf(action, 'type') ?? '').title
}
