import type { MenuItemConstructorOptions } from 'electron'

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
export function trayMenu(names: readonly string[], actions: TrayActions): MenuItemConstructorOptions[] {
  const shown = names.slice(0, maxNames).map((name) => ({ label: name, enabled: false }))
  const others = names.length - shown.length
  return [
    { label: 'Open Flowbench', click: () => actions.open() },
    { type: 'separator' },
    { label: countOf(names), enabled: false },
    ...shown,
    ...(others > 0 ? [{ label: `… and ${others} more`, enabled: false }] : []),
    { type: 'separator' },
    { label: 'Quit and stop the flows', click: () => actions.quit() },
  ]
}

/** What shows when the pointer rests on the tray's icon. */
export function trayTip(names: readonly string[]): string {
  return `Flowbench: ${countOf(names)}`
}

function countOf(names: readonly string[]): string {
  return names.length === 1 ? '1 flow is on' : `${names.length} flows are on`
}
