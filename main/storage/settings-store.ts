/**
 * Where small settings are kept, by key: electron-store in the app, a JSON file or memory in the CLI and tests.
 * Values are plain JSON; what comes back was perhaps edited by hand, so readers check it.
 */
export interface SettingsStore {
  get(key: string): unknown
  set(key: string, value: unknown): void
}

/** Settings that live as long as the process. */
export function memorySettingsStore(initial: Readonly<Record<string, unknown>> = {}): SettingsStore {
  const values = new Map(Object.entries(initial))
  return {
    get: (key) => structuredClone(values.get(key)),
    set: (key, value) => {
      values.set(key, structuredClone(value))
    },
  }
}
