import type { JsonPath } from '../../shared/errors/index.ts'
import { JsonError, parseJson } from '../../shared/json/index.ts'

/** The string at a path of a JSON text; undefined when there is none there. */
export function textAt(json: string | undefined, path: JsonPath | undefined): string | undefined {
  if (json === undefined || path === undefined) return undefined
  let value: unknown
  try {
    value = parseJson(json)
  } catch (error) {
    if (error instanceof JsonError) return undefined
    throw error
  }
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Readonly<Record<string | number, unknown>>)[step]
  }
  return typeof value === 'string' ? value : undefined
}
