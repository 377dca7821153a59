import { changeSettings, useSettings } from '../../settings/settings-store.ts'

const maxRecent = 30
const none: readonly string[] = []

/** Keys of the operations added lately, the last one first. */
export function useRecentOperations(): readonly string[] {
  return useSettings(({ settings }) => settings.value?.recentOperations ?? none)
}

/** Keys of the favourite operations. */
export function useFavouriteOperations(): readonly string[] {
  return useSettings(({ settings }) => settings.value?.favouriteOperations ?? none)
}

/** An operation was added. */
export function noteUsed(key: string): void {
  const recent = useSettings.getState().settings.value?.recentOperations ?? none
  if (recent[0] === key) return
  void changeSettings({
    recentOperations: [key, ...recent.filter((other) => other !== key)].slice(0, maxRecent),
  })
}

/** Marks an operation as favourite, or no longer. */
export function toggleFavourite(key: string): void {
  const before = useSettings.getState().settings.value?.favouriteOperations ?? none
  void changeSettings({
    favouriteOperations: before.includes(key) ? before.filter((other) => other !== key) : [...before, key],
  })
}
