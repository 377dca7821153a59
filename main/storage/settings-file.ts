import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { SettingsStore } from './settings-store.ts'

/**
 * Settings in a JSON file, for the CLI and other places without Electron. Each change is written at once, whole or
 * not at all. A file that is no JSON object is set aside as `*.broken` and begun anew.
 */
export function fileSettingsStore(path: string): SettingsStore {
  let values: Map<string, unknown> | undefined
  const load = () => {
    values ??= new Map(Object.entries(readSettings(path)))
    return values
  }
  return {
    get: (key) => structuredClone(load().get(key)),
    set: (key, value) => {
      const settings = load()
      settings.set(key, structuredClone(value))
      mkdirSync(dirname(path), { recursive: true })
      const temporary = `${path}.${process.pid}.tmp`
      writeFileSync(temporary, `${JSON.stringify(Object.fromEntries(settings), null, 2)}\n`, { flush: true })
      renameSync(temporary, path)
    },
  }
}

function readSettings(path: string): object {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told apart from an empty file by nobody: it is set aside below all the same.
  }
  renameSync(path, `${path}.broken`)
  return {}
}
