import { languageChoices } from '../../shared/ipc/language.ts'
import type { Settings, Theme } from '../../shared/ipc/payloads.ts'
import { readPublicAddress } from '../../shared/ipc/public-address.ts'
import type { SettingsStore } from '../storage/settings-store.ts'

const themes: readonly Theme[] = ['system', 'light', 'dark']

/** A change of some settings; what is absent or undefined stays. */
export type SettingsChange = { readonly [Name in keyof Settings]?: Settings[Name] | undefined }

/** The person's settings, with defaults for what is missing or was spoilt by hand. */
export class SettingsService {
  readonly #store: SettingsStore
  readonly #listeners = new Set<(settings: Settings) => void>()

  constructor(store: SettingsStore) {
    this.#store = store
  }

  get(): Settings {
    const theme = this.#store.get('theme')
    const language = this.#store.get('language')
    const reopenLast = this.#store.get('reopenLast')
    const keepInBackground = this.#store.get('keepInBackground')
    const notifyFailures = this.#store.get('notifyFailures')
    const publicAddress = readPublicAddress(String(this.#store.get('publicAddress') ?? ''))
    return {
      theme: themes.find((known) => known === theme) ?? 'system',
      language: languageChoices.find((known) => known === language) ?? 'system',
      reopenLast: typeof reopenLast === 'boolean' ? reopenLast : true,
      keepInBackground: typeof keepInBackground === 'boolean' ? keepInBackground : true,
      notifyFailures: typeof notifyFailures === 'boolean' ? notifyFailures : true,
      historyDays: this.#numberWithin('historyDays', 1, 3650, 28),
      publicAddress: 'address' in publicAddress ? publicAddress.address : '',
      historyMegabytes: this.#numberWithin('historyMegabytes', 50, 1_000_000, 2048),
      recentOperations: this.#texts('recentOperations'),
      favouriteOperations: this.#texts('favouriteOperations'),
    }
  }

  /** Keeps the change, tells the listeners and answers all settings. */
  set(change: SettingsChange): Settings {
    for (const [name, value] of Object.entries(change)) if (value !== undefined) this.#store.set(name, value)
    const settings = this.get()
    for (const listener of this.#listeners) listener(settings)
    return settings
  }

  #texts(name: string): readonly string[] {
    const value = this.#store.get(name)
    return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
  }

  #numberWithin(name: string, least: number, most: number, otherwise: number): number {
    const value = this.#store.get(name)
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : otherwise
  }

  /** Told of every change. Returns the undoing. */
  onChange(listener: (settings: Settings) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
