import { RequestError } from '../errors/index.ts'
import type { ReferenceKind } from '../expressions/references.ts'
import { renameProperty } from './edit-json.ts'
import type { FlowDocument } from './flow-document.ts'
import { valueAtPath } from './flow-document.ts'
import { checkNewName, type FlowEdit } from './flow-edit.ts'
import { findFlowReferences } from './flow-references.ts'
import { type ActionNode, buildGraph } from './graph.ts'
import type { JsonNode } from './json-document.ts'
import { nodeAt } from './json-location.ts'
import { isObject, isSameName, propertyNameOf, propertyOf } from './lookup.ts'
import type { TextEdit } from './text-edit.ts'

/**
 * Renames an action or trigger: its key, the `runAfter` keys of its followers, and every expression that names it.
 * Nothing else changes by a character. Throws RequestError `request.no-such-action`, `request.name-taken` or
 * `request.invalid-name`.
 */
export function renameAction(document: FlowDocument, name: string, newName: string): FlowEdit {
  const { definition, definitionPath } = document
  if (definition === undefined || definitionPath === undefined) throw noSuchAction(name)
  const graph = buildGraph(definition)
  const node = graph.action(name)
  const place = node ?? graph.trigger(name)
  if (place === undefined) throw noSuchAction(name)
  checkNewName(newName)
  const other = graph.action(newName) ?? graph.trigger(newName)
  if (other !== undefined && !isSameName(other.name, place.name)) throw nameTaken(newName)
  const edits: TextEdit[] = [...renameProperty(document, [...definitionPath, ...place.path], newName)]
  if (node !== undefined) {
    edits.push(...renameRunAfter(document, node, newName))
    edits.push(...renameWaysIn(document, graph.actions, node, newName))
    edits.push(...renameInLists(document, graph.actions, place.name, newName))
    edits.push(...renameReferences(document, 'action', place.name, newName))
  }
  return { label: `Rename '${place.name}' to '${newName}'`, edits }
}

/**
 * Renames a variable where it is made, changed and read. Throws RequestError `request.no-such-variable`,
 * `request.name-taken` or `request.invalid-name`.
 */
export function renameVariable(document: FlowDocument, name: string, newName: string): FlowEdit {
  const { definition, definitionPath } = document
  checkNewName(newName)
  const edits: TextEdit[] = []
  let isThere = false
  if (definition !== undefined && definitionPath !== undefined) {
    for (const node of buildGraph(definition).actions) {
      for (const nameNode of variableNameNodes(document, node)) {
        if (typeof nameNode.value !== 'string') continue
        if (isSameName(nameNode.value, newName) && !isSameName(name, newName)) throw nameTaken(newName)
        if (!isSameName(nameNode.value, name)) continue
        isThere = true
        edits.push({ offset: nameNode.offset, length: nameNode.length, text: JSON.stringify(newName) })
      }
    }
    edits.push(...renameReferences(document, 'variable', name, newName))
  }
  if (!isThere) {
    throw new RequestError('request.no-such-variable', `There is no variable '${name}' in this flow.`)
  }
  return { label: `Rename variable '${name}' to '${newName}'`, edits }
}

/** The strings that name the variables an action makes or changes. */
function variableNameNodes(document: FlowDocument, node: ActionNode): readonly JsonNode[] {
  if (node.manifest.traits.variable === 'none') return []
  const base = [...(document.definitionPath ?? []), ...node.path]
  const inputsKey = propertyNameOf(node.action, 'inputs') ?? 'inputs'
  const inputs = propertyOf(node.action, 'inputs')
  if (!isObject(inputs)) return []
  const places: (string | number)[][] = []
  const nameKey = propertyNameOf(inputs, 'name')
  if (nameKey !== undefined) places.push([...base, inputsKey, nameKey])
  const listKey = propertyNameOf(inputs, 'variables')
  const list = listKey === undefined ? undefined : inputs[listKey]
  if (listKey !== undefined && Array.isArray(list)) {
    list.forEach((entry: unknown, index) => {
      const key = isObject(entry) ? propertyNameOf(entry, 'name') : undefined
      if (key !== undefined) places.push([...base, inputsKey, listKey, index, key])
    })
  }
  return places.flatMap((path) => {
    const found = nodeAt(document, path)
    return found?.type === 'string' ? [found] : []
  })
}

function renameRunAfter(document: FlowDocument, node: ActionNode, newName: string): readonly TextEdit[] {
  return [...new Set(node.followers)].flatMap((follower) => {
    const key = propertyNameOf(follower.action, 'runAfter') ?? 'runAfter'
    return follower.runAfter
      .filter((edge) => edge.target === node)
      .flatMap((edge) => {
        const path = [...(document.definitionPath ?? []), ...follower.path, key, edge.name]
        const keyNode = nodeAt(document, path)?.parent?.children?.[0]
        if (keyNode === undefined || keyNode.value === newName) return []
        return [{ offset: keyNode.offset, length: keyNode.length, text: JSON.stringify(newName) }]
      })
  })
}

/** Agents: the keys of `transitions` in the same branch, and the hand-offs that name the action. */
function renameWaysIn(
  document: FlowDocument,
  actions: readonly ActionNode[],
  node: ActionNode,
  newName: string,
): readonly TextEdit[] {
  const base = document.definitionPath ?? []
  const places = actions.flatMap((other): (JsonNode | undefined)[] => {
    const key = propertyNameOf(other.action, 'transitions')
    const transitions = key === undefined ? undefined : other.action[key]
    const name =
      isObject(transitions) && other.branch === node.branch
        ? propertyNameOf(transitions, node.name)
        : undefined
    if (key !== undefined && name !== undefined) {
      return [nodeAt(document, [...base, ...other.path, key, name])?.parent?.children?.[0]]
    }
    const { handsOverTo } = other.manifest.traits
    const named =
      handsOverTo === undefined ? undefined : propertyOf(propertyOf(other.action, 'inputs'), handsOverTo)
    if (handsOverTo === undefined || typeof named !== 'string' || !isSameName(named, node.name)) return []
    return [nodeAt(document, [...base, ...other.path, 'inputs', handsOverTo])]
  })
  return places.flatMap((place) =>
    place === undefined
      ? []
      : [{ offset: place.offset, length: place.length, text: JSON.stringify(newName) }],
  )
}

/** Plain lists of action names, such as the explicit dependencies of a code action. */
function renameInLists(
  document: FlowDocument,
  actions: readonly ActionNode[],
  name: string,
  newName: string,
): readonly TextEdit[] {
  return actions.flatMap((node) =>
    node.manifest.traits.actionNameLists.flatMap((place) => {
      const path = [...(document.definitionPath ?? []), ...node.path, ...place.split('.')]
      const list = valueAtPath(document.value(), path)
      if (!Array.isArray(list)) return []
      return list.flatMap((item: unknown, index) => {
        const found = nodeAt(document, [...path, index])
        if (typeof item !== 'string' || !isSameName(item, name) || found === undefined) return []
        return [{ offset: found.offset, length: found.length, text: JSON.stringify(newName) }]
      })
    }),
  )
}

function renameReferences(
  document: FlowDocument,
  kind: ReferenceKind,
  name: string,
  newName: string,
): readonly TextEdit[] {
  return findFlowReferences(document, kind, name)
    .filter((reference) => reference.name !== newName)
    .map(({ range, quotes }) => {
      const quote = "'".repeat(quotes)
      const inner = newName.replaceAll("'", "'".repeat(quotes * 2))
      const literal = JSON.stringify(quote + inner + quote)
      return { offset: range.start, length: range.end - range.start, text: literal.slice(1, -1) }
    })
}

function nameTaken(name: string): RequestError {
  return new RequestError('request.name-taken', `The name '${name}' is taken in this flow.`, {
    hint: 'Names are unique in the whole flow; case does not count.',
  })
}

function noSuchAction(name: string): RequestError {
  return new RequestError('request.no-such-action', `There is no action '${name}' in this flow.`)
}
