import { ServiceRefusal } from '../../service/service-refusal.ts'

/** Statuses by the beginning of SQLite's codes. Source: sqlite.org/rescode.html. */
const statuses: readonly (readonly [RegExp, number])[] = [
  [/^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE|FOREIGNKEY|ROWID)/, 409],
  [/^SQLITE_(BUSY|LOCKED)/, 503],
  [/^SQLITE_(PERM|READONLY|AUTH|CANTOPEN)/, 403],
]

/** What SQLite said, as the frame of drivers knows it. */
export function sqliteFailure(thrown: unknown): Error {
  const { code, message = '' } = thrown as { code?: string; message?: string }
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return thrown as Error
  const status = /no such table/i.test(message)
    ? 404
    : (statuses.find(([pattern]) => pattern.test(code))?.[1] ?? 400)
  const text = message.charAt(0).toUpperCase() + message.slice(1)
  return new ServiceRefusal(status, code, /[.!?]$/.test(text) ? text : `${text}.`)
}
