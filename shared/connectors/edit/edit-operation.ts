import type { JsonPath } from '../../errors/index.ts'
import { RequestError } from '../../errors/index.ts'
import type { WdlObject, WdlValue } from '../../expressions/value.ts'
import { removeProperty, setValue } from '../../wdl/edit-json.ts'
import { valueOfNode } from '../../wdl/json-document.ts'
import { nodeAt } from '../../wdl/json-location.ts'
import { foldName, isObject } from '../../wdl/lookup.ts'
import type { TextEdit } from '../../wdl/text-edit.ts'
import { type ExtensionName, extensionMeant } from '../extension-names.ts'
import type { Operation } from '../operation.ts'
import {
  type ConnectorEdit,
  definitionEdit,
  type EditedConnector,
  isOpenApi3,
  propertiesPath,
} from './connector-edit.ts'

/** What a new operation begins with. */
export interface NewOperation {
  readonly method: string
  readonly path: string
  readonly operationId: string
  readonly summary: string
}

/**
 * Adds an operation with its path parameters and an answer.
 * @throws RequestError `request.name-taken` for an id, or a method and path, that there is; `request.invalid-name`
 */
export function addOperation(connector: EditedConnector, given: NewOperation): ConnectorEdit {
  const { definition, model } = connector
  const path = cleanPath(given.path)
  const method = given.method.toLowerCase()
  checkId(connector, given.operationId, undefined)
  if (model.operations.some((one) => one.path === path && one.method.toLowerCase() === method)) {
    throw new RequestError('request.name-taken', `There is an operation ${given.method} ${path} already.`)
  }
  const isThree = isOpenApi3(connector)
  const operation: WdlObject = {
    operationId: given.operationId,
    summary: given.summary,
    description: '',
    parameters: pathNames(path).map((name) => pathParameter(name, isThree)),
    responses: { '200': { description: 'OK' } },
  }
  const at: JsonPath = ['paths', path]
  if (nodeAt(definition, at) === undefined) {
    return definitionEdit(setValue(definition, at, { [method]: operation }))
  }
  return definitionEdit(setValue(definition, [...at, method], operation))
}

/** Takes an operation away, and its path when it was the last one there; policies made for it alone go too. */
export function deleteOperation(connector: EditedConnector, operation: Operation): ConnectorEdit {
  const { definition } = connector
  const path = operation.at.slice(0, -1)
  const item = nodeAt(definition, path)
  const value = item === undefined ? undefined : valueOfNode(item)
  const others = isObject(value)
    ? Object.keys(value).filter((name) => /^(get|put|post|delete|options|head|patch|trace)$/i.test(name))
    : []
  const gone = others.length <= 1 ? path : operation.at
  return {
    definition: removeProperty(definition, gone),
    properties: renameInPolicies(connector, operation, undefined),
  }
}

/**
 * Sets a text of an operation; an empty one goes away, but for the id.
 * @throws RequestError `request.name-taken`, `request.invalid-name` for ids
 */
export function setOperationText(
  connector: EditedConnector,
  operation: Operation,
  field: 'summary' | 'description' | 'operationId',
  value: string,
): ConnectorEdit {
  if (field === 'operationId') return renameOperation(connector, operation, value.trim())
  const path = [...operation.at, field]
  return definitionEdit(
    value === '' ? removeProperty(connector.definition, path) : setValue(connector.definition, path, value),
  )
}

/** Sets an extension of an operation; `undefined` takes it away, misspelt ones of the same meaning too. */
export function setOperationExtension(
  { definition }: EditedConnector,
  operation: Operation,
  name: ExtensionName,
  value: WdlValue | undefined,
): ConnectorEdit {
  const node = nodeAt(definition, operation.at)
  const present = (node?.children ?? [])
    .map((property) => property.children?.[0]?.value)
    .find((key) => typeof key === 'string' && extensionMeant(key) === name)
  const path = [...operation.at, typeof present === 'string' ? present : name]
  return definitionEdit(
    value === undefined ? removeProperty(definition, path) : setValue(definition, path, value),
  )
}

/**
 * Moves an operation to another method or path; its parameters of the path follow.
 * @throws RequestError `request.name-taken`, `request.invalid-name`
 */
export function moveOperation(
  connector: EditedConnector,
  operation: Operation,
  to: { readonly method: string; readonly path: string },
): ConnectorEdit {
  const { definition, model } = connector
  const path = cleanPath(to.path)
  const method = to.method.toLowerCase()
  if (path === operation.path && method === operation.method.toLowerCase()) return definitionEdit()
  if (model.operations.some((one) => one.path === path && one.method.toLowerCase() === method)) {
    throw new RequestError('request.name-taken', `There is an operation ${to.method} ${path} already.`)
  }
  const node = nodeAt(definition, ['paths'])
  const before = node === undefined ? undefined : valueOfNode(node)
  const [, from = '', name = ''] = operation.at.map(String)
  const item = isObject(before) ? before[from] : undefined
  const value = isObject(item) ? item[name] : undefined
  if (!isObject(before) || !isObject(item) || !isObject(value)) return definitionEdit()
  const moved = withPathParameters(value, path, isOpenApi3(connector))
  const { [name]: _moved, ...rest } = item
  const isEmpty = Object.keys(rest).length === 0
  const entries = Object.entries(before).flatMap(([key, inner]): readonly (readonly [string, WdlValue])[] => {
    const kept: WdlValue = key === from ? rest : inner
    if (key === path) return [[key, { ...(isObject(kept) ? kept : {}), [method]: moved }]]
    return key === from && isEmpty ? [] : [[key, kept]]
  })
  if (!entries.some(([key]) => key === path)) entries.push([path, { [method]: moved }])
  return definitionEdit(setValue(definition, ['paths'], Object.fromEntries(entries)))
}

function renameOperation(connector: EditedConnector, operation: Operation, id: string): ConnectorEdit {
  if (id === operation.operationId) return definitionEdit()
  checkId(connector, id, operation)
  const { definition } = connector
  return {
    definition: [
      ...setValue(definition, [...operation.at, 'operationId'], id),
      ...renameInDynamics(connector, operation.operationId, id),
    ],
    properties: renameInPolicies(connector, operation, id),
  }
}

/** Dynamic calls (`x-ms-dynamic-*`) that name an operation follow its new id. */
function renameInDynamics({ definition }: EditedConnector, from: string, to: string): readonly TextEdit[] {
  const edits: TextEdit[] = []
  const open = definition.root === undefined ? [] : [definition.root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const child of node.children ?? []) open.push(child)
    const key = node.type === 'property' ? node.children?.[0]?.value : undefined
    if (key !== 'operationId') continue
    const value = node.children?.[1]
    const owner = node.parent?.parent
    const name = owner?.type === 'property' ? owner.children?.[0]?.value : undefined
    const isDynamic = typeof name === 'string' && /^x-ms-dynamic-/i.test(name)
    if (isDynamic && value?.type === 'string' && foldName(String(value.value)) === foldName(from)) {
      edits.push({ offset: value.offset, length: value.length, text: JSON.stringify(to) })
    }
  }
  return edits
}

/** Policies follow an operation's new id; those for it alone go with it. */
function renameInPolicies(
  connector: EditedConnector,
  { operationId }: Operation,
  to: string | undefined,
): readonly TextEdit[] {
  const { properties, model } = connector
  const folded = foldName(operationId)
  const policies = model.properties?.policies ?? []
  if (!policies.some(({ operations }) => operations.some((id) => foldName(id) === folded))) return []
  const path = propertiesPath(connector, 'policyTemplateInstances')
  const node = nodeAt(properties, path)
  const list = node === undefined ? undefined : valueOfNode(node)
  if (!Array.isArray(list)) return []
  const changed = (list as readonly WdlValue[]).flatMap((policy) => {
    const parameters = isObject(policy) ? policy.parameters : undefined
    if (!isObject(policy) || !isObject(parameters)) return [policy]
    const names = parameters[operationNames]
    if (!Array.isArray(names)) return [policy]
    const kept = (names as readonly WdlValue[]).flatMap((name) => {
      if (typeof name !== 'string' || foldName(name) !== folded) return [name]
      return to === undefined ? [] : [to]
    })
    if (names.length > 0 && kept.length === 0) return []
    return [{ ...policy, parameters: { ...parameters, [operationNames]: kept } }]
  })
  return setValue(properties, path, changed)
}

/** Parameter of a policy instance that lists the operations it is for. */
export const operationNames = 'x-ms-apimTemplate-operationName'

function checkId({ model }: EditedConnector, id: string, own: Operation | undefined): void {
  if (!/^[A-Za-z0-9_.-]{1,200}$/.test(id)) {
    throw new RequestError(
      'request.invalid-name',
      'An operation id has letters, digits, “_”, “-” and “.” only.',
    )
  }
  const taken = model.operations.find((one) => foldName(one.operationId) === foldName(id))
  if (taken !== undefined && taken.at.join('\n') !== own?.at.join('\n')) {
    throw new RequestError('request.name-taken', `The operation id '${id}' is taken.`)
  }
}

/** A path as descriptions have it: a slash first, no query. */
export function cleanPath(path: string): string {
  const plain = path.trim().replace(/[?#].*$/, '')
  if (/\s/.test(plain)) throw new RequestError('request.invalid-name', 'A path has no spaces.')
  return plain.startsWith('/') ? plain : `/${plain}`
}

/** Names in braces of a path, each once. */
export function pathNames(path: string): readonly string[] {
  return [...new Set([...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name))]
}

/** A parameter for a name of the path. */
export function pathParameter(name: string, isThree: boolean): WdlObject {
  const type: WdlObject = isThree ? { schema: { type: 'string' } } : { type: 'string' }
  return { name, in: 'path', required: true, ...type, 'x-ms-url-encoding': 'single' }
}

function withPathParameters(operation: WdlObject, path: string, isThree: boolean): WdlObject {
  const list = Array.isArray(operation.parameters) ? (operation.parameters as readonly WdlValue[]) : []
  const names = pathNames(path)
  const isOfPath = (one: WdlValue) => isObject(one) && one.in === 'path'
  const kept = list.filter((one) => !isOfPath(one) || (isObject(one) && names.includes(String(one.name))))
  const missing = names.filter(
    (name) => !kept.some((one) => isObject(one) && one.in === 'path' && one.name === name),
  )
  return { ...operation, parameters: [...missing.map((name) => pathParameter(name, isThree)), ...kept] }
}
