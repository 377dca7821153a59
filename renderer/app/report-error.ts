import { bridge } from '../bridge/bridge.ts'
import { strings } from '../strings/shell.ts'
import { notifyError } from './notices.ts'

const maxMessage = 20_000
const maxStack = 100_000

/** Writes an error of the window to the app's log file. Never throws: there is nobody left to tell. */
export function reportError(thrown: unknown): void {
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown)
  const stack = thrown instanceof Error ? thrown.stack : undefined
  try {
    bridge.app
      .reportError({
        message: message.slice(0, maxMessage),
        ...(stack === undefined ? {} : { stack: stack.slice(0, maxStack) }),
      })
      .catch(() => {})
  } catch {
    // No bridge: the page is open without the app around it, and says so itself.
  }
}

/** Reports what nobody caught, and shows it. Monaco and ResizeObserver throw harmless signals; those are passed over. */
export function reportUncaughtErrors(): () => void {
  const onError = (event: ErrorEvent) => {
    if (/ResizeObserver loop/.test(event.message)) return
    report(event.error ?? event.message)
  }
  const onRejection = (event: PromiseRejectionEvent) => {
    if (isCancelled(event.reason)) return
    report(event.reason)
  }
  window.addEventListener('error', onError)
  window.addEventListener('unhandledrejection', onRejection)
  return () => {
    window.removeEventListener('error', onError)
    window.removeEventListener('unhandledrejection', onRejection)
  }
}

function report(thrown: unknown): void {
  reportError(thrown)
  notifyError(strings.errors.unexpected, thrown)
}

function isCancelled(reason: unknown): boolean {
  return reason instanceof Error && (reason.name === 'Canceled' || reason.name === 'AbortError')
}
