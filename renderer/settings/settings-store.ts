import { create } from 'zustand'
import type { AppInfo, Settings } from '../../shared/ipc/payloads.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { failedToLoad, type Loadable, loaded, loading, notLoaded } from '../bridge/loadable.ts'
import { strings } from '../strings/shell.ts'

interface SettingsState {
  readonly settings: Loadable<Settings>
  readonly info: Loadable<AppInfo>
}

/** What main knows of the app and of the person's settings. */
export const useSettings = create<SettingsState>(() => ({ settings: notLoaded, info: notLoaded }))

/** Asks main for the settings and for what the app is. Never rejects; the states say how it went. */
export async function loadSettings(): Promise<void> {
  useSettings.setState(({ settings, info }) => ({ settings: loading(settings), info: loading(info) }))
  await Promise.all([
    bridge.app.getSettings().then(
      (settings) => useSettings.setState({ settings: loaded(settings) }),
      (error) => useSettings.setState((state) => ({ settings: failedToLoad(state.settings, error) })),
    ),
    bridge.app.info().then(
      (info) => useSettings.setState({ info: loaded(info) }),
      (error) => useSettings.setState((state) => ({ info: failedToLoad(state.info, error) })),
    ),
  ])
}

/** Main says that the settings are now these. */
export function acceptSettings(settings: Settings): void {
  useSettings.setState({ settings: loaded(settings) })
}

/** Changes settings: at once in the window, then in main; taken back with a notice when main refuses. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings
  if (before.value !== undefined) {
    useSettings.setState({ settings: loaded({ ...before.value, ...change }) })
  }
  try {
    acceptSettings(await bridge.app.setSettings(change))
  } catch (error) {
    useSettings.setState({ settings: before })
    notifyError(strings.settings.saveFailed, error)
  }
}

/** Opens the log file in the system's viewer; a failure is shown. */
export async function openLog(): Promise<void> {
  try {
    await bridge.app.openLog()
  } catch (error) {
    notifyError(strings.settings.openLogFailed, error)
  }
}
