import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { referenceOf, resolveSchema } from '../json-schema/reference.ts'
import { isObject, objectOf, propertyOf } from '../wdl/lookup.ts'
import { readExtension } from './extension-names.ts'
import type { NotificationUrl, Parameter, RequestBody } from './operation.ts'
import { isTrue } from './read-parameter.ts'

/** Deepest property that is looked at. */
const maxDepth = 8

/** Where `x-ms-notification-url` stands: on a parameter, or on a property of the body. Cyclic schemas are fine. */
export function findNotificationUrl(
  root: WdlObject,
  parameters: readonly Parameter[],
  body: RequestBody | undefined,
): NotificationUrl | undefined {
  const parameter = parameters.find(({ extensions }) => isUrl(extensions))
  if (parameter !== undefined) return { parameter: parameter.name, path: [] }
  if (body === undefined) return undefined
  if (isUrl(body.extensions)) return { parameter: body.name, path: [] }
  const path = findInSchema(root, body.contents[0]?.schema, [], new Set())
  return path === undefined ? undefined : { parameter: body.name, path }
}

function isUrl(owner: WdlObject): boolean {
  return isTrue(readExtension(owner, 'x-ms-notification-url'))
}

function findInSchema(
  root: WdlObject,
  schema: WdlValue | undefined,
  path: readonly string[],
  seen: Set<string>,
): readonly string[] | undefined {
  if (!isObject(schema) || path.length > maxDepth) return undefined
  const reference = referenceOf(schema)
  if (reference !== undefined) {
    if (seen.has(reference)) return undefined
    seen.add(reference)
  }
  const resolved = resolveSchema(root, schema)
  if (isUrl(resolved)) return path
  for (const [name, property] of Object.entries(objectOf(resolved, 'properties') ?? {})) {
    const found = findInSchema(root, property, [...path, name], seen)
    if (found !== undefined) return found
  }
  const parts = propertyOf(resolved, 'allOf')
  if (!Array.isArray(parts)) return undefined
  for (const part of parts as readonly WdlValue[]) {
    const found = findInSchema(root, part, path, seen)
    if (found !== undefined) return found
  }
  return undefined
}
