import type { JsonPath } from '../errors/index.ts'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { isObject } from '../wdl/lookup.ts'

/** What a `$ref` leads to, and where it stands in the description. */
export interface Resolved {
  readonly value: WdlValue
  readonly at: JsonPath
}

/** Most references followed one after the other. */
const maxChain = 50

/**
 * The path a local reference names: `#/definitions/Item`, escapes of JSON pointers and of URLs read. A bare name
 * (`Item`) is taken for a definition, as real files have it. `undefined` for references to other files.
 */
export function pathOfReference(reference: string): JsonPath | undefined {
  if (reference === '#') return []
  if (!reference.startsWith('#/')) {
    return /[/:#.]/.test(reference) || reference === '' ? undefined : ['definitions', reference]
  }
  return reference
    .slice(2)
    .split('/')
    .map((step) => decode(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}

/** The value at a path, of which list indexes may be texts. */
export function valueAt(root: WdlValue, path: JsonPath): WdlValue | undefined {
  let value: WdlValue | undefined = root
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)] as WdlValue | undefined
    else if (isObject(value) && Object.hasOwn(value, step)) value = value[step]
    else return undefined
  }
  return value
}

/**
 * Follows `$ref`s from a value until there is none; `undefined` for a reference that leads nowhere, into another
 * file or round in a circle. Nothing inside the value is followed, so schemas may be cyclic.
 */
export function resolveReference(root: WdlObject, value: WdlValue, at: JsonPath = []): Resolved | undefined {
  let current: Resolved = { value, at }
  for (let steps = 0; steps < maxChain; steps += 1) {
    const reference = referenceOf(current.value)
    if (reference === undefined) return current
    const path = pathOfReference(reference)
    const target = path === undefined ? undefined : valueAt(root, path)
    if (path === undefined || target === undefined) return undefined
    current = { value: target, at: path }
  }
  return undefined
}

/** The text of an object's `$ref`, if it has one. */
export function referenceOf(value: WdlValue): string | undefined {
  if (!isObject(value) || !Object.hasOwn(value, '$ref')) return undefined
  const reference = value.$ref
  return typeof reference === 'string' ? reference : undefined
}

/** The object a schema is, references followed; what stands beside a `$ref` (`x-ms-*`, description) wins. `{}` where it leads nowhere. */
export function resolveSchema(root: WdlObject, schema: WdlValue | undefined): WdlObject {
  if (!isObject(schema)) return {}
  if (referenceOf(schema) === undefined) return schema
  const target = resolveReference(root, schema)?.value
  const { $ref: _, ...beside } = schema
  return { ...(isObject(target) ? target : {}), ...beside }
}
