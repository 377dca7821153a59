import { useEffect } from 'react'
import { useIsDark, useMediaQuery } from '../app/use-theme.ts'
import { editor } from './monaco.ts'

/** Gives Monaco the colours of the app: light, dark, or those that the person's system forces. */
export function useEditorTheme(): void {
  const isDark = useIsDark()
  const isForced = useMediaQuery('(forced-colors: active)')
  useEffect(() => {
    const forced = isDark ? 'hc-black' : 'hc-light'
    editor.setTheme(isForced ? forced : isDark ? 'flowbench-dark' : 'flowbench-light')
  }, [isDark, isForced])
}
