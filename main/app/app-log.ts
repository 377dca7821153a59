import { join } from 'node:path'
import log from 'electron-log/main'
import { redact } from './redact.ts'

/** The app's log: a readable file, no payloads, no secrets. */
export interface AppLog {
  readonly path: string
  info(message: string): void
  warn(message: string): void
  error(message: string, error?: unknown): void
}

/** Size at which the log file is set aside as `flowbench.old.log`, in bytes. */
const maxLogBytes = 2_000_000

/** Opens the log file in `<userData>/logs`; its lines also go to the terminal in development. */
export function openLog(userData: string, options: { readonly isDevelopment: boolean }): AppLog {
  const path = join(userData, 'logs', 'flowbench.log')
  log.transports.file.resolvePathFn = () => path
  log.transports.file.maxSize = maxLogBytes
  log.transports.file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}] [{level}] {text}'
  log.transports.console.level = options.isDevelopment ? 'info' : false
  log.transports.ipc.level = false
  return {
    path,
    info: (message) => log.info(redact(message)),
    warn: (message) => log.warn(redact(message)),
    error: (message, error) =>
      log.error(redact(error === undefined ? message : `${message}: ${explain(error)}`)),
  }
}

function explain(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
