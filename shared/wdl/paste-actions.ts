import { say } from '../errors/say.ts'
import type { WdlObject } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import { bringParameters } from './bring-parameters.ts'
import {
  connectorOfReference,
  ensureConnectionReference,
  keepsConnectionReferences,
} from './connection-reference.ts'
import { referenceOf } from './connectors-used.ts'
import { setValue } from './edit-json.ts'
import { openForEdit } from './edit-parts.ts'
import { type FlowPlace, type NewAction, placeActions } from './edit-place.ts'
import { EditSession } from './edit-session.ts'
import { type FlowDocument, openFlowDocument } from './flow-document.ts'
import { actionsInWords, type FlowEdit } from './flow-edit.ts'
import type { FlowFragment } from './flow-fragment.ts'
import { giveFreeNames } from './free-names.ts'
import { nodeAt } from './json-location.ts'
import { foldName, isObject, objectOf, propertyNameOf, propertyOf, textOf } from './lookup.ts'
import { staticResultOf } from './static-result.ts'

/**
 * Puts a fragment into a flow. Names that are taken get a number, in the fragment's expressions too. Its connection
 * references become those the flow has for the same connectors, or come along, as the parameters it reads do. Throws what
 * `placeActions` throws.
 */
export function pasteActions(
  document: FlowDocument,
  fragment: FlowFragment,
  place: FlowPlace,
  as: 'pasted' | 'duplicated' = 'pasted',
): FlowEdit & { readonly names: readonly string[] } {
  openForEdit(document)
  const own = new EditSession(openFlowDocument(fragmentText(fragment)))
  giveFreeNames(own, document)
  const session = new EditSession(document)
  bringParameters(session, own, fragment.parameters ?? {})
  bringConnections(session, own, fragment)
  bringStaticResults(session, own, fragment)
  const pasted = openForEdit(own.document).graph.top.actions
  const actions = pasted.map((node): NewAction => {
    const runAfter = node.runAfter.flatMap(({ target, statuses }) =>
      target === undefined ? [] : [[target.name, statuses] as const],
    )
    return { name: node.name, value: node.action, runAfter: new Map(runAfter) }
  })
  placeActions(session, actions, place)
  const names = pasted.map(({ name }) => name)
  const what = actionsInWords(pasted)
  return { label: as === 'pasted' ? say`Paste ${what}` : say`Duplicate ${what}`, edits: session.edits, names }
}

const schema =
  'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#'

/** A flow of the fragment's actions alone, so that they can be renamed as in any flow. */
function fragmentText({ actions, parameters = {} }: FlowFragment): string {
  return printJson({ $schema: schema, parameters, triggers: {}, actions }, { indent: 2 })
}

function bringConnections(
  session: EditSession,
  own: EditSession,
  { connectionReferences }: FlowFragment,
): void {
  if (!keepsConnectionReferences(session.document)) return
  const renamed = new Map<string, string>()
  for (const { action } of openForEdit(own.document).graph.actions) {
    const reference = referenceOf(objectOf(objectOf(action, 'inputs'), 'host'))
    if (reference === undefined || renamed.has(foldName(reference))) continue
    const key = propertyNameOf(connectionReferences, reference)
    const entry = key === undefined ? undefined : connectionReferences[key]
    const connector = connectorOfReference(entry) ?? connectorOfHost(action)
    if (connector === undefined || isThere(session.document, reference, connector)) {
      renamed.set(foldName(reference), reference)
      continue
    }
    const { name, edits } = ensureConnectionReference(session.document, connector, {
      wanted: reference,
      ...(isObject(entry) ? { entry } : {}),
    })
    session.apply(edits)
    renamed.set(foldName(reference), name)
  }
  for (const { path } of openForEdit(own.document).graph.actions) {
    const host = [...path, 'inputs', 'host']
    const node = nodeAt(own.document, [...host, 'connectionName'])
    const name = typeof node?.value === 'string' ? renamed.get(foldName(node.value)) : undefined
    if (name !== undefined && name !== node?.value) {
      own.apply(setValue(own.document, [...host, 'connectionName'], name))
    }
  }
}

function isThere(document: FlowDocument, reference: string, connector: string): boolean {
  const { connectionReferences } = document.flow
  const key = propertyNameOf(connectionReferences, reference)
  const entry = key === undefined ? undefined : connectionReferences[key]
  return entry !== undefined && foldName(connectorOfReference(entry) ?? connector) === foldName(connector)
}

function connectorOfHost(action: WdlObject): string | undefined {
  return textOf(propertyOf(propertyOf(action, 'inputs'), 'host'), 'apiId')
    ?.split('/')
    .at(-1)
}

function bringStaticResults(session: EditSession, own: EditSession, { staticResults }: FlowFragment): void {
  for (const { action } of openForEdit(own.document).graph.actions) {
    const name = staticResultOf(action)?.name
    const key = name === undefined ? undefined : propertyNameOf(staticResults, name)
    const entry = key === undefined ? undefined : staticResults[key]
    const { definition, definitionPath } = session.document
    if (name === undefined || entry === undefined || definition === undefined || definitionPath === undefined)
      continue
    const results = propertyNameOf(definition, 'staticResults') ?? 'staticResults'
    if (propertyOf(objectOf(definition, results), name) !== undefined) continue
    session.apply(setValue(session.document, [...definitionPath, results, name], entry))
  }
}
