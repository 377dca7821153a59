import type { BrowserWindow } from 'electron'
import type { EventName } from '../../shared/ipc/channel-names.ts'
import type { ShellCommand } from '../../shared/ipc/payloads.ts'
import type { AppLog } from './app-log.ts'
import { CloseGuard } from './close-guard.ts'
import { askBeforeClose, askPerson } from './desktop.ts'
import { type MainWindowOptions, openMainWindow } from './main-window.ts'

/** The window with all that looks after it. */
export interface AppWindow {
  readonly window: BrowserWindow
  readonly id: number
  send(channel: EventName, payload: unknown): void
  command(command: ShellCommand): void
  setUnsaved(flows: readonly string[]): void
  /** Brings it to the front. */
  focus(): void
}

/** Most reloads of a crashed page in a row before the person is asked to quit instead. */
const maxReloads = 3

/** Opens the window; asks before it closes with unsaved flows, and helps when its page crashes or hangs. */
export function openAppWindow(
  options: MainWindowOptions & {
    readonly log: AppLog
    /** The window was asked to close and stays. */
    readonly onStay: () => void
  },
): AppWindow {
  const { log } = options
  const window = openMainWindow(options)
  const contents = window.webContents
  const { id } = contents

  const send = (channel: EventName, payload: unknown) => {
    if (!contents.isDestroyed()) contents.send(channel, payload)
  }
  const command = (shellCommand: ShellCommand) => send('app:command', shellCommand)
  const guard = new CloseGuard({
    ask: (flows) => askBeforeClose(window, flows),
    saveAll: () => command({ command: 'save-all' }),
    close: () => window.destroy(),
    stay: options.onStay,
  })
  window.on('close', (event) => {
    if (!guard.mayClose()) event.preventDefault()
  })

  let reloads = 0
  contents.on('did-finish-load', () => log.info('window loaded'))
  contents.on('did-fail-load', (_event, code, description) => {
    log.error(`window failed to load: ${description} (${code})`)
    window.show()
  })
  contents.on('preload-error', (_event, _path, error) => log.error('preload failed', error))
  contents.on('render-process-gone', async (_event, { reason }) => {
    if (reason === 'clean-exit' || reason === 'killed') return
    log.error(`window crashed: ${reason}`)
    guard.setUnsaved([])
    const choice = await askPerson(window, {
      type: 'error',
      message: 'The window has crashed.',
      detail: 'Your saved flows and all runs are safe; runs go on in the background.',
      buttons: ['Reload', 'Quit'],
      defaultId: reloads < maxReloads ? 0 : 1,
    })
    reloads += 1
    if (window.isDestroyed()) return
    if (choice === 0) contents.reload()
    else window.destroy()
  })
  window.on('unresponsive', async () => {
    log.warn('window does not respond')
    const choice = await askPerson(window, {
      type: 'warning',
      message: 'The window does not respond.',
      buttons: ['Wait', 'Reload'],
      defaultId: 0,
    })
    if (choice === 1 && !window.isDestroyed()) {
      contents.forcefullyCrashRenderer()
      contents.reload()
    }
  })

  return {
    window,
    id,
    send,
    command,
    setUnsaved: (flows) => guard.setUnsaved(flows),
    focus: () => {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}
