/** A key with its modifiers. `mod` is Cmd on macOS, Ctrl elsewhere. */
export interface Shortcut {
  readonly key: string
  readonly mod: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** Reads `Mod+Shift+Z`, `F5`, `Alt+ArrowLeft`. */
export function parseShortcut(text: string): Shortcut {
  const parts = text.split('+')
  const key = parts.at(-1) ?? ''
  return {
    key: key.toLowerCase(),
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
  }
}

/** Whether a key press is that shortcut. */
export function matchesShortcut(
  shortcut: Shortcut,
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>,
  isMac: boolean,
): boolean {
  const mod = isMac ? press.metaKey : press.ctrlKey
  const otherMod = isMac ? press.ctrlKey : press.metaKey
  return (
    press.key.toLowerCase() === shortcut.key &&
    mod === shortcut.mod &&
    !otherMod &&
    press.shiftKey === shortcut.shift &&
    press.altKey === shortcut.alt
  )
}

const symbols: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Delete: 'Del',
  Plus: '+',
}

/** The keys of a shortcut as they are printed on the keyboard: `['Ctrl', 'K']`, on macOS `['⌘', 'K']`. */
export function shortcutKeys(text: string, isMac: boolean): readonly string[] {
  return text.split('+').map((part) => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl'
    if (part === 'Shift') return isMac ? '⇧' : 'Shift'
    if (part === 'Alt') return isMac ? '⌥' : 'Alt'
    return symbols[part] ?? part
  })
}

/** Whether the window runs on macOS. */
export const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform)
