import type { MenuItemConstructorOptions } from 'electron'
import type { NativeWords } from '../ipc/words/en.ts'

/** What the tray's menu does. */
export interface TrayActions {
  /** Brings the window up. */
  open(): void
  /** Ends the app, and with it the flows that are on. */
  quit(): void
}

/** Most flows that the menu names. */
const maxNames = 12

/** The tray's menu: open, the flows that are on by their names, quit. */
export function trayMenu(
  names: readonly string[],
  actions: TrayActions,
  words: NativeWords['tray'],
): MenuItemConstructorOptions[] {
  const shown = names.slice(0, maxNames).map((name) => ({ label: name, enabled: false }))
  const others = names.length - shown.length
  return [
    { label: words.open, click: () => actions.open() },
    { type: 'separator' },
    { label: words.flowsOn(names.length), enabled: false },
    ...shown,
    ...(others > 0 ? [{ label: words.more(others), enabled: false }] : []),
    { type: 'separator' },
    { label: words.quit, click: () => actions.quit() },
  ]
}
