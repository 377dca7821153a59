import { useEffect } from 'react'
import { useCommandList } from './commands.ts'
import { goBack, goForward } from './navigation.ts'
import { isMac, matchesShortcut } from './shortcut.ts'

/** Runs commands by their keys, and goes back and forward with the mouse's side buttons, while mounted. */
export function useShortcuts(): void {
  useEffect(() => {
    const onMouseUp = (event: MouseEvent) => {
      if (event.button !== 3 && event.button !== 4) return
      event.preventDefault()
      if (event.button === 3) goBack()
      else goForward()
    }
    window.addEventListener('keydown', runByKey)
    window.addEventListener('mouseup', onMouseUp)
    return () => {
      window.removeEventListener('keydown', runByKey)
      window.removeEventListener('mouseup', onMouseUp)
    }
  }, [])
}

/** Runs the command that has these keys; keys that a focused part has used itself are left alone. */
export function runByKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const isInText = isTextField(event.target)
  const isInDialog = event.target instanceof Element && event.target.closest('[aria-modal="true"]') !== null
  const { registered } = useCommandList.getState()
  for (let at = registered.length - 1; at >= 0; at -= 1) {
    const entry = registered[at]
    if (entry === undefined || !entry.shortcuts.some((shortcut) => matchesShortcut(shortcut, event, isMac))) {
      continue
    }
    const { command } = entry
    if (isInDialog || (isInText && command.yieldsToText === true)) return
    event.preventDefault()
    if (!event.repeat && command.isEnabled?.() !== false) command.run()
    return
  }
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, [contenteditable="true"]') !== null
}
