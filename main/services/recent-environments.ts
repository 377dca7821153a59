import type { SettingsStore } from '../storage/settings-store.ts'

/** An environment that was opened here before. */
export interface RememberedEnvironment {
  readonly path: string
  readonly name: string
  readonly id: string
  /** ms since 1970. */
  readonly openedAt: number
}

const maxRemembered = 30
const key = 'recentEnvironments'

/** The environments opened lately, newest first, kept in the settings. */
export class RecentEnvironments {
  readonly #store: SettingsStore

  constructor(store: SettingsStore) {
    this.#store = store
  }

  list(): readonly RememberedEnvironment[] {
    const stored = this.#store.get(key)
    return Array.isArray(stored) ? stored.filter(isRemembered) : []
  }

  remember(environment: RememberedEnvironment): void {
    const others = this.list().filter((other) => other.path !== environment.path)
    this.#store.set(key, [environment, ...others].slice(0, maxRemembered))
  }

  forget(path: string): void {
    this.#store.set(
      key,
      this.list().filter((other) => other.path !== path),
    )
  }
}

function isRemembered(value: unknown): value is RememberedEnvironment {
  if (typeof value !== 'object' || value === null) return false
  const { path, name, id, openedAt } = value as Record<string, unknown>
  return (
    typeof path === 'string' &&
    typeof name === 'string' &&
    typeof id === 'string' &&
    typeof openedAt === 'number'
  )
}
