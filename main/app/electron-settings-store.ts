import ElectronStore from 'electron-store'
import type { SettingsStore } from '../storage/settings-store.ts'

/** Settings in `<userData>/settings.json`, through electron-store. A file that cannot be read is begun anew. */
export function openElectronSettings(userData: string): SettingsStore {
  const store = new ElectronStore<Record<string, unknown>>({
    name: 'settings',
    cwd: userData,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  })
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
  }
}
