import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Language } from '../../shared/ipc/language.ts'
import type { SettingsStore } from '../storage/settings-store.ts'
import { appUrlIn } from './app-protocol.ts'
import { fitToScreens, minimumSize, readWindowState, type WindowState } from './window-state.ts'

export interface MainWindowOptions {
  readonly preloadPath: string
  readonly settings: SettingsStore
  readonly isDevelopment: boolean
  /** What the page speaks at first. */
  readonly language: Language
}

const stateKey = 'windowState'

/** Quiet time after the last move or resize before the place is kept, in ms. */
const settleMs = 500

/** Background until the page paints: no white flash in the dark. The same colours as Fluent's themes. */
export function windowBackground(isDark: boolean): string {
  return isDark ? '#292929' : '#ffffff'
}

/** Makes the window where it was last time, locked down, and shows it once it has something to show. */
export function openMainWindow(options: MainWindowOptions): BrowserWindow {
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const state = fitToScreens(
    readWindowState(options.settings.get(stateKey)),
    [primary, ...others].map((display) => display.workArea),
  )
  const { isMaximized, ...bounds } = state
  const window = new BrowserWindow({
    ...bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Flowbench',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: windowBackground(nativeTheme.shouldUseDarkColors),
    webPreferences: {
      preload: options.preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.isDevelopment,
    },
  })
  if (isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  // Without a GPU process a first paint may not be told of; a loaded page is shown all the same.
  window.webContents.once('did-finish-load', () => window.show())
  keepState(window, options.settings)
  void window.loadURL(appUrlIn(options.language))
  return window
}

/** Keeps the window's place in the settings, a moment after it came to rest and when it closes. */
function keepState(window: BrowserWindow, settings: SettingsStore): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    clearTimeout(timer)
    timer = undefined
    if (window.isDestroyed() || window.isMinimized()) return
    const state: WindowState = { ...window.getNormalBounds(), isMaximized: window.isMaximized() }
    settings.set(stateKey, state)
  }
  const keepSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, settleMs)
  }
  window.on('resize', keepSoon)
  window.on('move', keepSoon)
  window.on('close', keep)
  window.on('closed', () => clearTimeout(timer))
}
