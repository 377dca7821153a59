import { create } from 'zustand'
import { errorInWords } from '../bridge/bridge-error.ts'

/** A message that comes and goes at the edge of the window. */
export interface Notice {
  readonly id: number
  readonly intent: 'success' | 'info' | 'warning' | 'error'
  readonly title: string
  readonly body?: string
  /** One thing the person can do about it. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface NoticesState {
  readonly notices: readonly Notice[]
}

let nextId = 1

/** Notices that wait to be shown. */
export const useNotices = create<NoticesState>(() => ({ notices: [] }))

/** Shows a notice. */
export function notify(notice: Omit<Notice, 'id'>): void {
  const id = nextId
  nextId += 1
  useNotices.setState(({ notices }) => ({ notices: [...notices, { ...notice, id }] }))
}

/** Shows an error as a notice: what was tried, what happened, what to try next. */
export function notifyError(tried: string, thrown: unknown): void {
  notify({ intent: 'error', title: tried, body: errorInWords(thrown) })
}

/** A notice was shown or closed. */
export function dismissNotice(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
