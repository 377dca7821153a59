import type { MenuItemConstructorOptions } from 'electron'
import type { ShellCommand } from '../../shared/ipc/payloads.ts'

export interface MenuOptions {
  readonly platform: string
  readonly isDevelopment: boolean
  readonly send: (command: ShellCommand) => void
  readonly openLog: () => void
}

/** The app's menu: the system's usual items and our commands, which the window carries out. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { send } = options
  const isMac = options.platform === 'darwin'
  const item = (
    label: string,
    accelerator: string,
    command: Exclude<ShellCommand['command'], 'open-environment'>,
  ): MenuItemConstructorOptions => ({ label, accelerator, click: () => send({ command }) })
  const settings = item('Settings', 'CmdOrCtrl+,', 'settings')
  return [
    ...(isMac
      ? [
          {
            role: 'appMenu',
            submenu: [
              { role: 'about' },
              { type: 'separator' },
              settings,
              { type: 'separator' },
              { role: 'services' },
              { type: 'separator' },
              { role: 'hide' },
              { role: 'hideOthers' },
              { role: 'unhide' },
              { type: 'separator' },
              { role: 'quit' },
            ],
          } satisfies MenuItemConstructorOptions,
        ]
      : []),
    {
      label: '&File',
      submenu: [
        item('New flow…', 'CmdOrCtrl+N', 'new-flow'),
        item('Open environment…', 'CmdOrCtrl+O', 'open-folder'),
        { type: 'separator' },
        item('Save', 'CmdOrCtrl+S', 'save'),
        item('Save all', 'CmdOrCtrl+Alt+S', 'save-all'),
        { type: 'separator' },
        ...(isMac ? [] : [settings, { type: 'separator' } as const]),
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item('Undo', 'CmdOrCtrl+Z', 'undo'),
        item('Redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y', 'redo'),
        ...(isMac
          ? []
          : [{ ...item('Redo', 'Ctrl+Shift+Z', 'redo'), visible: false, acceleratorWorksWhenHidden: true }]),
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Command palette…', 'CmdOrCtrl+K', 'palette'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(options.isDevelopment
          ? [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const]
          : []),
      ],
    },
    { label: '&Run', submenu: [item('Run flow', 'F5', 'run')] },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ label: 'Open log file', click: options.openLog }] },
  ]
}
