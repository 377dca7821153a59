import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { referenceOf } from '../../shared/wdl/connectors-used.ts'
import { foldName, isObject, objectOf, propertyNameOf, textOf } from '../../shared/wdl/lookup.ts'
import { connectionNameIn } from './connection-service-usage.ts'

/** How a connector's action or trigger names its connection. */
export interface NamedConnection {
  /** The reference, as the flow's `connectionReferences` know it where they do. */
  readonly reference?: string
  /** Names of the connection itself that the flow gives. */
  readonly names: readonly string[]
}

/**
 * The connection that the evaluated inputs of an action or trigger name: by a reference (`host.connectionName`,
 * `connectionReferenceName`, `connection.referenceName`), or, in older flows, by a connection's whole path, which the
 * references know.
 */
export function namedConnection(inputs: WdlValue, references: WdlObject): NamedConnection {
  const named = referenceOf(objectOf(inputs, 'host'))
  if (named === undefined) return { names: [] }
  const last = named.replace(/\/+$/, '').split('/').at(-1) ?? named
  const own = propertyNameOf(references, named) ?? propertyNameOf(references, last)
  const reference = own ?? referenceOfPath(references, named, last)
  const entry = reference === undefined ? undefined : references[reference]
  const name = entry === undefined ? undefined : connectionNameIn(entry)
  return { reference: reference ?? last, names: [...new Set([...(name === undefined ? [] : [name]), last])] }
}

/** The reference whose connection has that path, or that name. */
function referenceOfPath(references: WdlObject, path: string, last: string): string | undefined {
  const entries = Object.entries(references)
  const found =
    entries.find(([, entry]) => {
      const id = textOf(entry, 'connectionId') ?? textOf(objectOf(entry, 'connection'), 'id')
      return id !== undefined && foldName(id) === foldName(path)
    }) ??
    entries.find(([, entry]) => {
      const name = isObject(entry) ? connectionNameIn(entry) : undefined
      return name !== undefined && foldName(name) === foldName(last)
    })
  return found?.[0]
}
