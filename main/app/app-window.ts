import type { BrowserWindow } from 'electron'
import type { EventName } from '../../shared/ipc/channel-names.ts'
import type { Language } from '../../shared/ipc/language.ts'
import type { ShellCommand } from '../../shared/ipc/payloads.ts'
import type { NativeWords } from '../ipc/words/en.ts'
import type { AppLog } from './app-log.ts'
import { appUrlIn } from './app-protocol.ts'
import { CloseGuard } from './close-guard.ts'
import { askBeforeClose, askPerson } from './desktop.ts'
import { type MainWindowOptions, openMainWindow } from './main-window.ts'
import { PageCommands } from './page-commands.ts'

/** The window with all that looks after it. */
export interface AppWindow {
  readonly window: BrowserWindow
  readonly id: number
  send(channel: EventName, payload: unknown): void
  /** Waits until the page listens. */
  command(command: ShellCommand): void
  /** The page asks for what it begins with, so it hears commands. */
  pageListens(): void
  setUnsaved(flows: readonly string[]): void
  /** Loads the page in another language; asks first when something is unsaved. */
  speak(language: Language): void
  /** Brings it to the front. */
  focus(): void
}

/** Most reloads of a crashed page in a row before the person is asked to quit instead. */
const maxReloads = 3

/** Opens the window; asks before it closes with unsaved flows, and helps when its page crashes or hangs. */
export function openAppWindow(
  options: MainWindowOptions & {
    readonly log: AppLog
    /** What its dialogs say, in the language of the moment. */
    readonly words: () => NativeWords
    /** The window was asked to close and stays. */
    readonly onStay: () => void
    /** The person chose not to save. */
    readonly onDiscard: () => Promise<void>
  },
): AppWindow {
  const { log, words } = options
  const window = openMainWindow(options)
  const contents = window.webContents
  const { id } = contents

  const send = (channel: EventName, payload: unknown) => {
    if (!contents.isDestroyed()) contents.send(channel, payload)
  }
  const commands = new PageCommands((shellCommand) => send('app:command', shellCommand))
  const command = (shellCommand: ShellCommand) => commands.say(shellCommand)
  const ask = async (flows: readonly string[]) => {
    const answer = await askBeforeClose(window, flows, words().unsaved)
    if (answer === 'discard') {
      await options.onDiscard().catch((error: unknown) => log.warn(`drafts: ${String(error)}`))
    }
    return answer
  }
  const guard = new CloseGuard({
    ask,
    saveAll: () => command({ command: 'save-all' }),
    close: () => window.destroy(),
    stay: options.onStay,
  })
  let spoken = options.language
  const load = () => {
    guard.setUnsaved([])
    void window.loadURL(appUrlIn(spoken, 'settings'))
  }
  const reloadGuard = new CloseGuard({
    ask,
    saveAll: () => command({ command: 'save-all' }),
    close: load,
  })
  window.on('close', (event) => {
    if (!guard.mayClose()) event.preventDefault()
  })

  let reloads = 0
  contents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) commands.leaves()
  })
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
      message: words().faults.crashed,
      detail: words().faults.crashedDetail,
      buttons: [words().faults.reload, words().faults.quit],
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
      message: words().faults.unresponsive,
      buttons: [words().faults.wait, words().faults.reload],
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
    pageListens: () => commands.listens(),
    setUnsaved: (flows) => {
      guard.setUnsaved(flows)
      reloadGuard.setUnsaved(flows)
    },
    speak: (language) => {
      if (language === spoken) return
      spoken = language
      if (reloadGuard.mayClose()) load()
    },
    focus: () => {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
  }
}
