import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { printJson } from '../../shared/json/index.ts'
import { isObject, propertyOf, textOf } from '../../shared/wdl/lookup.ts'
import { manifestFileName } from './environment-folder.ts'
import { parseEnvironmentManifest } from './environment-manifest.ts'

/** The value of an entry of environment.json: plain, or `{type, value, defaultValue}` as the platform describes one. */
export function variableValue(entry: WdlValue): WdlValue | undefined {
  if (!isObject(entry) || textOf(entry, 'type') === undefined) return entry
  return propertyOf(entry, 'value') ?? propertyOf(entry, 'defaultValue')
}

/** The environment variables of an environment's folder as texts, by name; none where it says none. Never rejects. */
export async function readEnvironmentVariables(folder: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(folder, manifestFileName), 'utf8').catch(() => undefined)
  const variables = text === undefined ? undefined : parseEnvironmentManifest(text)?.variables
  const texts = Object.entries(variables ?? {}).flatMap(([name, entry]) => {
    const value = variableValue(entry as WdlValue)
    if (value === undefined || value === null) return []
    return [[name, typeof value === 'string' ? value : printJson(value)] as const]
  })
  return Object.fromEntries(texts)
}
