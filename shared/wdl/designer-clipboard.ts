import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { parseJson } from '../json/index.ts'
import type { FlowFragment } from './flow-fragment.ts'
import { setOwn } from './json-document.ts'
import { isObject, isSameName, objectOf, propertyOf, textOf } from './lookup.ts'

/**
 * What the new designer of Power Automate and Logic Apps copies. Source: LogicAppsUX, `core/actions/bjsworkflow/
 * copypaste.ts`: scopes carry their definition (`serializedValue`, formerly `serializedOperation`), single actions the
 * parameters of their panel (`nodeData`); connections lie beside them by action.
 */
export function isDesignerNode(value: WdlObject): boolean {
  return propertyOf(value, 'mslaNode') === true
}

/** The action such a text holds; `undefined` where it cannot be read. */
export function readDesignerNode(value: WdlObject): FlowFragment | undefined {
  const name = (textOf(value, 'nodeId') ?? '').replace(/-copy$/, '')
  const serialised = objectOf(value, 'serializedValue') ?? objectOf(value, 'serializedOperation')
  const connections = objectOf(value, 'allConnectionData') ?? {}
  const own = objectOf(value, 'nodeConnectionData')
  const references: Record<string, WdlValue> = {}
  for (const data of [own, ...Object.values(connections)]) {
    const key = textOf(data, 'referenceKey')
    if (key !== undefined) setOwn(references, key, referenceEntry(objectOf(data, 'connectionReference'), key))
  }
  const action =
    serialised === undefined ? readLeaf(value, textOf(own, 'referenceKey')) : withNamedHosts(serialised)
  if (name === '' || !isObject(action)) return undefined
  const actions: Record<string, WdlValue> = {}
  setOwn(actions, name, action)
  return {
    actions,
    connectionReferences: references,
    staticResults: objectOf(value, 'staticResults') ?? {},
  }
}

/** A reference as flow files hold it. */
function referenceEntry(reference: WdlObject | undefined, key: string): WdlObject {
  const name = textOf(reference, 'connectionName')
  const api = textOf(objectOf(reference, 'api'), 'id')?.split('/').at(-1)
  return {
    runtimeSource: 'embedded',
    connection: name === undefined ? {} : { name },
    api: { name: api ?? key },
  }
}

/** The designer writes `host.connection`, files `host.connectionName`; the same at any depth. */
function withNamedHosts(value: WdlValue): WdlValue {
  if (Array.isArray(value)) return (value as readonly WdlValue[]).map(withNamedHosts)
  if (!isObject(value)) return value
  const result: Record<string, WdlValue> = {}
  for (const [key, entry] of Object.entries(value)) {
    const isHost = isSameName(key, 'host') && isObject(entry) && typeof entry.connection === 'string'
    setOwn(result, key, isHost ? namedHost(entry) : withNamedHosts(entry))
  }
  return result
}

function namedHost(host: WdlObject): WdlObject {
  const { connection, ...rest } = host
  return { connectionName: connection ?? '', ...rest }
}

/** A single action from the parameters of its panel: `inputs.$.a.b`, each a list of texts and tokens. */
function readLeaf(value: WdlObject, reference: string | undefined): WdlObject | undefined {
  const info = objectOf(value, 'nodeOperationInfo') ?? objectOf(value, 'operationInfo')
  const data = objectOf(value, 'nodeData')
  const type = textOf(info, 'type')
  if (type === undefined || data === undefined) return undefined
  const isConnector = /^OpenApiConnection/i.test(type)
  const groups = Object.values(objectOf(objectOf(data, 'nodeInputs'), 'parameterGroups') ?? {})
  let inputs: WdlValue | undefined
  const named: Record<string, WdlValue> = {}
  for (const parameter of groups.flatMap((group) => listOf(propertyOf(group, 'parameters')))) {
    const entered = enteredValue(parameter)
    if (entered === undefined) continue
    const name = textOf(parameter, 'parameterName')
    if (isConnector && name !== undefined) setOwn(named, name, entered)
    else inputs = putAt(inputs, stepsOf(textOf(parameter, 'parameterKey') ?? ''), entered)
  }
  const host = {
    connectionName: reference ?? '',
    operationId: textOf(info, 'operationId') ?? '',
    apiId: textOf(info, 'connectorId') ?? '',
  }
  const kind = textOf(info, 'kind')
  return {
    type,
    ...(kind === undefined ? {} : { kind }),
    inputs: isConnector ? { host, parameters: named } : (inputs ?? {}),
    runAfter: {},
  }
}

function listOf(value: WdlValue | undefined): readonly WdlValue[] {
  return Array.isArray(value) ? value : []
}

/** What was entered in a field; `undefined` where nothing was. */
function enteredValue(parameter: WdlValue): WdlValue | undefined {
  const segments = listOf(propertyOf(parameter, 'value'))
  const [only] = segments
  if (only === undefined) return undefined
  const isToken = (segment: WdlValue) => textOf(segment, 'type') === 'token'
  const text = (segment: WdlValue) => textOf(segment, 'value') ?? ''
  if (segments.length === 1 && isToken(only)) return `@${text(only)}`
  const joined = segments.map((one) => (isToken(one) ? `@{${text(one)}}` : text(one))).join('')
  if (joined === '') return undefined
  const isText = textOf(parameter, 'type') === 'string'
  return isText || segments.some(isToken) ? joined : jsonOr(joined)
}

function jsonOr(text: string): WdlValue {
  try {
    return parseJson(text)
  } catch {
    // Not JSON: a plain text in a field of any type.
    return text
  }
}

function stepsOf(key: string): readonly string[] {
  const [, ...steps] = key.split('.').filter((step) => step !== 'inputs')
  return steps
}

function putAt(value: WdlValue | undefined, steps: readonly string[], entered: WdlValue): WdlValue {
  const [step, ...rest] = steps
  if (step === undefined) return entered
  const object: Record<string, WdlValue> = { ...(isObject(value) ? value : {}) }
  setOwn(object, step, putAt(object[step], rest, entered))
  return object
}
