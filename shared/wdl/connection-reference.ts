import { type JsonPath, RequestError } from '../errors/index.ts'
import type { WdlObject } from '../expressions/value.ts'
import { setValue } from './edit-json.ts'
import { type FlowDocument, valueAtPath } from './flow-document.ts'
import { isObject, isSameName, objectOf, propertyNameOf, propertyOf, textOf } from './lookup.ts'
import type { TextEdit } from './text-edit.ts'

/** The connector a connection reference leads to, such as `shared_office365`; `undefined` where it does not say. */
export function connectorOfReference(entry: unknown): string | undefined {
  if (!isObject(entry)) return undefined
  const api = propertyOf(entry, 'api')
  const name = textOf(api, 'name') ?? textOf(api, 'id') ?? textOf(entry, 'id')
  return name?.split('/').at(-1)
}

/**
 * The flow's connection reference for a connector: one that it has, or a new one with the edits that add it. `entry` is
 * what a new one holds, `wanted` what it is called when that name is free. Throws `request.no-such-place` for files
 * that keep no connection references.
 */
export function ensureConnectionReference(
  document: FlowDocument,
  connector: string,
  options: { readonly entry?: WdlObject; readonly wanted?: string } = {},
): { readonly name: string; readonly edits: readonly TextEdit[] } {
  const { connectionReferences } = document.flow
  const names = Object.keys(connectionReferences)
  const known = names.filter((name) =>
    isSameName(connectorOfReference(connectionReferences[name]) ?? '', connector),
  )
  const best = known.find((name) => isSameName(name, options.wanted ?? connector)) ?? known[0]
  if (best !== undefined) return { name: best, edits: [] }
  let name = options.wanted ?? connector
  for (let number = 1; propertyNameOf(connectionReferences, name) !== undefined; number++) {
    name = `${options.wanted ?? connector}_${number}`
  }
  const entry = options.entry ?? { runtimeSource: 'embedded', connection: {}, api: { name: connector } }
  return { name, edits: setValue(document, [...referencesPath(document), name], entry) }
}

/** Whether a file of this kind keeps connection references. */
export function keepsConnectionReferences(document: FlowDocument): boolean {
  const holder = document.main?.holder
  return holder !== undefined && isObject(valueAtPath(document.value(), holder))
}

function referencesPath(document: FlowDocument): JsonPath {
  const holder = document.main?.holder
  const place = holder === undefined ? undefined : valueAtPath(document.value(), holder)
  if (holder === undefined || !isObject(place)) {
    throw new RequestError('request.no-such-place', 'A file of this kind keeps no connection references.', {
      hint: 'Import it into an environment as a flow of its own.',
    })
  }
  if (objectOf(place, 'connectionReferences') === undefined && objectOf(place, 'parameters') !== undefined) {
    const connections = objectOf(objectOf(place, 'parameters'), '$connections')
    if (connections !== undefined) return [...holder, 'parameters', '$connections', 'value']
  }
  return [...holder, propertyNameOf(place, 'connectionReferences') ?? 'connectionReferences']
}
