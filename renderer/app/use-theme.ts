import type { Theme as FluentTheme } from '@fluentui/react-components'
import { useSyncExternalStore } from 'react'
import { useSettings } from '../settings/settings-store.ts'
import { darkTheme, highContrastTheme, lightTheme } from './theme.ts'

/** Whether a media query holds, live. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia?.(query)
      list?.addEventListener('change', changed)
      return () => list?.removeEventListener('change', changed)
    },
    () => window.matchMedia?.(query).matches ?? false,
  )
}

/** Whether the window is dark now: by the setting, or by the system where the setting says so. */
export function useIsDark(): boolean {
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)')
  const theme = useSettings((state) => state.settings.value?.theme ?? 'system')
  return theme === 'dark' || (theme === 'system' && systemIsDark)
}

/** The Fluent theme to use now. */
export function useFluentTheme(): FluentTheme {
  const isForced = useMediaQuery('(forced-colors: active)')
  const isDark = useIsDark()
  if (isForced) return highContrastTheme
  return isDark ? darkTheme : lightTheme
}
