import type { AppLog } from './app-log.ts'

export interface CrashGuardOptions {
  readonly log: AppLog
  /** Tells the person of an unexpected error; called at most once in a sitting. */
  readonly show: (message: string) => void
}

/** Logs errors that nobody caught and says so once; the app goes on. Returns the undoing. */
export function guardAgainstCrashes(options: CrashGuardOptions): () => void {
  let isShown = false
  const report = (kind: string, error: unknown) => {
    options.log.error(kind, error)
    if (isShown) return
    isShown = true
    options.show(error instanceof Error ? error.message : String(error))
  }
  const onException = (error: unknown) => report('uncaught exception', error)
  const onRejection = (reason: unknown) => report('unhandled rejection', reason)
  process.on('uncaughtException', onException)
  process.on('unhandledRejection', onRejection)
  return () => {
    process.off('uncaughtException', onException)
    process.off('unhandledRejection', onRejection)
  }
}
