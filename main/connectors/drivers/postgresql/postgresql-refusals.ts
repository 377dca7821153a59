import { ConnectorError } from '../../../../shared/errors/index.ts'
import { networkTrouble } from '../../network-trouble.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { notEncrypted, type ServerAddress, unreachable } from '../sql/server-address.ts'

/** Statuses by SQLSTATE, and by its first two signs. Source: postgresql.org/docs, "Error Codes". */
const statuses: Readonly<Record<string, number>> = {
  '28': 401,
  '3D': 404,
  '42P01': 404,
  '42501': 403,
  '23505': 409,
  '23503': 409,
  '23P01': 409,
  '40': 503,
  '53': 503,
  '57P': 503,
  '55': 409,
}

/** What the server or the way to it said, as the frame of drivers knows it. */
export function postgresqlFailure(address: ServerAddress, thrown: unknown): Error {
  const { code, detail, message = '' } = thrown as { code?: string; detail?: string; message?: string }
  if (/server does not support SSL/i.test(message)) return notEncrypted(address, thrown)
  if (networkTrouble(thrown) !== undefined) return unreachable(address, thrown)
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code)) return unreachable(address, thrown)
  if (code === '57014') {
    return new ConnectorError('driver.timeout', 'The server ended the statement: it took too long.', {
      hint: 'Ask for less, or raise statement_timeout at the server.',
      retryable: true,
      cause: thrown,
    })
  }
  const status = statuses[code] ?? statuses[code.slice(0, 3)] ?? statuses[code.slice(0, 2)] ?? 400
  return new ServiceRefusal(status, code, sentence(message, detail))
}

function sentence(message: string, detail: string | undefined): string {
  const first = message === '' ? 'The server refused the statement' : message
  const text = detail === undefined || detail === '' ? first : `${first}. ${detail}`
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}
