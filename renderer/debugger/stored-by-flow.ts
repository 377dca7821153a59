import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { type DocumentKey, documentKey, type FlowRef } from '../document/documents.ts'

interface ByFlow<T> {
  readonly byKey: Readonly<Record<DocumentKey, readonly T[]>>
}

/** A list for each flow that the window remembers over restarts: a convenience of this person, not part of the flow. */
export interface StoredByFlow<T> {
  readonly store: UseBoundStore<StoreApi<ByFlow<T>>>
  /** For components. */
  use(flow: FlowRef): readonly T[]
  find(flow: FlowRef): readonly T[]
  set(flow: FlowRef, list: readonly T[]): void
}

const nothing: readonly never[] = []

/** Makes such lists; `read` answers an entry as it was stored, or undefined for what is none. */
export function storeByFlow<T>(storageKey: string, read: (value: unknown) => T | undefined): StoredByFlow<T> {
  const store = create<ByFlow<T>>(() => ({ byKey: restore(storageKey, read) }))
  return {
    store,
    use: (flow) => store(({ byKey }) => byKey[documentKey(flow)] ?? nothing),
    find: (flow) => store.getState().byKey[documentKey(flow)] ?? nothing,
    set: (flow, list) => {
      store.setState(({ byKey }) => {
        const { [documentKey(flow)]: _before, ...rest } = byKey
        return { byKey: list.length === 0 ? rest : { ...rest, [documentKey(flow)]: list } }
      })
      try {
        localStorage.setItem(storageKey, JSON.stringify(store.getState().byKey))
      } catch {
        // Full or forbidden: remembered for this sitting only.
      }
    },
  }
}

function restore<T>(
  storageKey: string,
  read: (value: unknown) => T | undefined,
): Readonly<Record<DocumentKey, readonly T[]>> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      Object.entries(stored).map(([key, list]) => [
        key,
        Array.isArray(list) ? list.map(read).filter((entry) => entry !== undefined) : [],
      ]),
    )
  } catch {
    return {}
  }
}
