import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { printJson } from '../json/index.ts'
import { connectorOfReference } from './connection-reference.ts'
import type { FlowFragment } from './flow-fragment.ts'
import { setOwn } from './json-document.ts'
import { isObject, isSameName, objectOf, propertyNameOf, textOf } from './lookup.ts'

/**
 * Text of a fragment as the new designer of Power Automate and Logic Apps reads it from the clipboard: a scope with
 * its definition. Several actions come in a scope around them. Source: LogicAppsUX, `copypaste.ts`.
 */
export function printForCloud({ actions, connectionReferences, staticResults }: FlowFragment): string {
  const names = Object.keys(actions)
  const [only] = names
  const first = only === undefined ? undefined : actions[only]
  const isScope = names.length === 1 && isObject(first) && objectOf(first, 'actions') !== undefined
  const serializedValue = isScope ? first : { type: 'Scope', actions, runAfter: {} }
  const connections: Record<string, WdlValue> = {}
  collectConnections(actions, connectionReferences, connections)
  return printJson({
    nodeId: isScope && only !== undefined ? only : 'Scope',
    serializedValue: withDesignerHosts(serializedValue),
    allConnectionData: connections,
    staticResults,
    isScopeNode: true,
    mslaNode: true,
  })
}

/** The connection of each action that has one, by its name, at any depth. */
function collectConnections(value: WdlValue, references: WdlObject, found: Record<string, WdlValue>): void {
  if (!isObject(value)) return
  for (const [name, entry] of Object.entries(value)) {
    const key = textOf(objectOf(objectOf(entry, 'inputs'), 'host'), 'connectionName')
    const own = key === undefined ? undefined : propertyNameOf(references, key)
    if (key !== undefined && own !== undefined) {
      const api = `/providers/Microsoft.PowerApps/apis/${connectorOfReference(references[own]) ?? key}`
      const connectionName = textOf(objectOf(references[own], 'connection'), 'name') ?? key
      const connectionReference = { api: { id: api }, connection: { id: connectionName }, connectionName }
      setOwn(found, name, { connectionReference, referenceKey: key })
    }
    collectConnections(entry, references, found)
  }
}

/** Files write `host.connectionName`, the designer `host.connection`. */
function withDesignerHosts(value: WdlValue): WdlValue {
  if (Array.isArray(value)) return (value as readonly WdlValue[]).map(withDesignerHosts)
  if (!isObject(value)) return value
  const result: Record<string, WdlValue> = {}
  for (const [key, entry] of Object.entries(value)) {
    if (isSameName(key, 'host') && isObject(entry) && typeof entry.connectionName === 'string') {
      const { connectionName, ...rest } = entry
      setOwn(result, key, { ...rest, connection: connectionName })
    } else setOwn(result, key, withDesignerHosts(entry))
  }
  return result
}
