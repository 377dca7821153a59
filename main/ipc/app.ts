import type { AppInfo } from '../../shared/ipc/payloads.ts'
import type { SettingsService } from '../services/settings-service.ts'
import type { AreaHandlers } from './handle.ts'
import type { Caller, EdgeLog } from './ipc-port.ts'
import type { ShellPort } from './shell-port.ts'

export interface AppHandlersOptions {
  readonly info: () => AppInfo | Promise<AppInfo>
  readonly settings: SettingsService
  readonly shell: ShellPort
  readonly log: EdgeLog
  /** The window has unsaved edits in these flows. */
  readonly setUnsaved: (caller: Caller, flows: readonly string[]) => void
}

/** Requests about the app itself. */
export function appHandlers(options: AppHandlersOptions): AreaHandlers<'app'> {
  const { settings, shell, log } = options
  return {
    info: () => options.info(),
    getSettings: () => settings.get(),
    setSettings: (change) => settings.set(change),
    openLink: ({ url }) => shell.openLink(url),
    openLog: async () => shell.openFile((await options.info()).logFile),
    reportError: ({ message, stack }) => {
      log.error(`window: ${message}${stack === undefined ? '' : `\n${stack}`}`)
    },
    setUnsaved: ({ flows }, caller) => options.setUnsaved(caller, flows),
  }
}
