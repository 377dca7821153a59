import type { WdlObject, WdlValue } from '../../../shared/expressions/value.ts'
import { setOwn } from '../../../shared/wdl/json-document.ts'
import { isObject, objectOf, propertyNameOf, textOf } from '../../../shared/wdl/lookup.ts'

/** The connections of a Standard project as connection references of its flows. */
export interface ProjectConnections {
  readonly references: WdlObject
  /** Connections of which values were left out that may be secret. */
  readonly left: readonly string[]
}

/** What is kept of a built-in connection or a function: which service it is, and what it is called. */
const openParts = ['displayName', 'serviceProvider', 'parameterSetName', 'function']

/** A text that only names a setting of the app or a parameter, and so holds no secret of its own. */
const isNamedElsewhere = /^@\{?(appsetting|parameters)\('[^']*'\)\}?$/i

/**
 * Reads connections.json: managed connections become references to their connectors, those of service providers and
 * functions keep what they say but values that are written out, which are mostly keys. Source: Logic Apps Standard,
 * "connections.json".
 */
export function projectConnections(file: WdlObject): ProjectConnections {
  const references: Record<string, WdlValue> = {}
  const left: string[] = []
  for (const [name, entry] of Object.entries(objectOf(file, 'managedApiConnections') ?? {})) {
    const connector = textOf(objectOf(entry, 'api'), 'id')?.split('/').at(-1) ?? name
    setOwn(references, name, { runtimeSource: 'embedded', connection: {}, api: { name: connector } })
  }
  for (const group of ['serviceProviderConnections', 'functionConnections']) {
    for (const [name, entry] of Object.entries(objectOf(file, group) ?? {})) {
      if (!isObject(entry)) continue
      const values = Object.entries(objectOf(entry, 'parameterValues') ?? {})
      const kept = values.filter(([, value]) => typeof value === 'string' && isNamedElsewhere.test(value))
      if (kept.length < values.length) left.push(name)
      setOwn(references, name, {
        ...openPartsOf(entry),
        ...(kept.length === 0 ? {} : { parameterValues: Object.fromEntries(kept) }),
      })
    }
  }
  return { references, left }
}

function openPartsOf(entry: WdlObject): WdlObject {
  const kept: Record<string, WdlValue> = {}
  for (const part of openParts) {
    const key = propertyNameOf(entry, part)
    const value = key === undefined ? undefined : entry[key]
    if (key !== undefined && value !== undefined) setOwn(kept, key, value)
  }
  return kept
}
