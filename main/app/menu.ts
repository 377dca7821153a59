import type { MenuItemConstructorOptions } from 'electron'
import type { ShellCommand } from '../../shared/ipc/payloads.ts'
import type { NativeWords } from '../ipc/words/en.ts'

export interface MenuOptions {
  readonly platform: string
  readonly isDevelopment: boolean
  readonly words: NativeWords['menu']
  readonly send: (command: ShellCommand) => void
  readonly openLog: () => void
}

/** The app's menu: the system's usual items and our commands, which the window carries out. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { send, words } = options
  const isMac = options.platform === 'darwin'
  const item = (
    label: string,
    accelerator: string,
    command: Exclude<ShellCommand['command'], 'open-environment' | 'open-run'>,
  ): MenuItemConstructorOptions => ({ label, accelerator, click: () => send({ command }) })
  const settings = item(words.settings, 'CmdOrCtrl+,', 'settings')
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
      label: words.file,
      submenu: [
        item(words.newFlow, 'CmdOrCtrl+N', 'new-flow'),
        item(words.openEnvironment, 'CmdOrCtrl+O', 'open-folder'),
        { type: 'separator' },
        item(words.save, 'CmdOrCtrl+S', 'save'),
        item(words.saveAll, 'CmdOrCtrl+Alt+S', 'save-all'),
        { type: 'separator' },
        ...(isMac ? [] : [settings, { type: 'separator' } as const]),
        isMac ? { role: 'close', label: words.close } : { role: 'quit', label: words.quit },
      ],
    },
    {
      label: words.edit,
      submenu: [
        item(words.undo, 'CmdOrCtrl+Z', 'undo'),
        item(words.redo, isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y', 'redo'),
        ...(isMac
          ? []
          : [
              {
                ...item(words.redo, 'Ctrl+Shift+Z', 'redo'),
                visible: false,
                acceleratorWorksWhenHidden: true,
              },
            ]),
        { type: 'separator' },
        { role: 'cut', label: words.cut },
        { role: 'copy', label: words.copy },
        { role: 'paste', label: words.paste },
        { role: 'selectAll', label: words.selectAll },
      ],
    },
    {
      label: words.view,
      submenu: [
        item(words.palette, 'CmdOrCtrl+K', 'palette'),
        { type: 'separator' },
        { role: 'resetZoom', label: words.actualSize },
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { type: 'separator' },
        { role: 'togglefullscreen', label: words.fullScreen },
        ...(options.isDevelopment
          ? [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const]
          : []),
      ],
    },
    { label: words.run, submenu: [item(words.runFlow, 'F5', 'run')] },
    { role: 'windowMenu', label: words.window },
    { role: 'help', label: words.help, submenu: [{ label: words.openLog, click: options.openLog }] },
  ]
}
