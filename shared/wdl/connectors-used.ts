import type { WdlValue } from '../expressions/value.ts'
import type { FlowDocument } from './flow-document.ts'
import type { FlowGraph } from './graph.ts'
import { foldName, isObject, objectOf, propertyNameOf, propertyOf, textOf } from './lookup.ts'

/** One connector a flow points at. */
export interface UsedConnector {
  /** `shared_office365`, `office365` (Logic Apps) or the provider's name such as `AzureBlob` (Standard, built-in). */
  readonly name: string
  readonly isBuiltIn: boolean
  /** Connection references (names) that lead to it. */
  readonly references: readonly string[]
}

interface OpenConnector {
  name: string
  isBuiltIn: boolean
  references: Set<string>
}

/** The connectors of a flow by what its triggers and actions point at, in document order, without doubles. */
export function connectorsUsed(document: FlowDocument, graph: FlowGraph): readonly UsedConnector[] {
  const found = new Map<string, OpenConnector>()
  const add = (name: string | undefined, reference: string | undefined, isBuiltIn: boolean): void => {
    if (name === undefined || name === '') return
    const key = `${isBuiltIn}:${foldName(name)}`
    const entry = found.get(key) ?? { name, isBuiltIn, references: new Set<string>() }
    if (reference !== undefined) entry.references.add(reference)
    found.set(key, entry)
  }
  for (const node of [...graph.triggers, ...graph.actions]) {
    if (!node.manifest.traits.needsConnection) continue
    const inputs = objectOf('action' in node ? node.action : node.trigger, 'inputs')
    const provider = objectOf(inputs, 'serviceProviderConfiguration')
    if (provider !== undefined) {
      add(lastPart(textOf(provider, 'serviceProviderId')), textOf(provider, 'connectionName'), true)
      continue
    }
    const host = objectOf(inputs, 'host')
    const reference = referenceOf(host)
    const api = lastPart(textOf(host, 'apiId')) ?? apiOfReference(document, reference)
    add(api ?? apiByName(reference), reference, false)
  }
  return [...found.values()].map((entry) => ({ ...entry, references: [...entry.references] }))
}

/** The connection reference an operation's host names, in any of the ways there are. */
export function referenceOf(host: WdlValue | undefined): string | undefined {
  const direct = textOf(host, 'connectionReferenceName') ?? textOf(host, 'connectionName')
  if (direct !== undefined) return referenceInExpression(direct)
  const connection = propertyOf(host, 'connection')
  const named = textOf(connection, 'referenceName') ?? textOf(connection, 'name')
  return named === undefined ? undefined : referenceInExpression(named)
}

/** `@parameters('$connections')['office365']['connectionId']`, and the like with tokens, name a reference in brackets. */
function referenceInExpression(text: string): string | undefined {
  if (!text.includes('(')) return text
  return /\$connections'{1,2}\]?\)?\s*\??\[\s*'{1,2}((?:[^']|'')+?)'{1,2}\s*\]/.exec(text)?.[1]
}

/** The connector behind a reference, by `connectionReferences` or the value of `$connections`. */
function apiOfReference(document: FlowDocument, reference: string | undefined): string | undefined {
  if (reference === undefined) return undefined
  const { connectionReferences } = document.flow
  const entry = connectionReferences[propertyNameOf(connectionReferences, reference) ?? '']
  if (!isObject(entry)) return undefined
  const api = propertyOf(entry, 'api')
  const name = textOf(api, 'name') ?? lastPart(textOf(api, 'id')) ?? lastPart(textOf(entry, 'id'))
  return name === undefined ? undefined : nameInExpression(name)
}

/** Without more to go by, references are named after their connector: `office365`, `servicebus_1`, `teams_#workflowname#`. */
function apiByName(reference: string | undefined): string | undefined {
  return reference?.replace(/_#workflowname#$/i, '').replace(/[-_]\d+$/, '')
}

function lastPart(id: string | undefined): string | undefined {
  return id === undefined ? undefined : nameInExpression(id)
}

/** The last name of a path; in ARM expressions (`[concat('.../managedApis/', 'office365')]`) the last one written out. */
function nameInExpression(id: string): string | undefined {
  const names = id.match(/[\w.$-]+/g)
  return names?.[names.length - 1]
}
