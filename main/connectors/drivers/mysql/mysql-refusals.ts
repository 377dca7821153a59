import { ConnectorError } from '../../../../shared/errors/index.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { notEncrypted, type ServerAddress, unreachableByMessage } from '../sql/server-address.ts'

/** Statuses by the server's number. Source: dev.mysql.com/doc/mysql-errors, mariadb.com/kb, "Error Codes". */
const statuses: Readonly<Record<number, number>> = {
  1044: 403,
  1045: 401,
  1049: 404,
  1051: 404,
  1062: 409,
  1142: 403,
  1143: 403,
  1146: 404,
  1227: 403,
  1305: 404,
  1370: 403,
  1451: 409,
  1452: 409,
  1698: 401,
  // Too many sessions, locks and deadlocks: the same may go well the next time.
  1040: 503,
  1203: 503,
  1205: 503,
  1213: 503,
}
/** The server itself ended the statement. */
const tooLong = new Set([1969, 3024])

/** What the server or the way to it said, as the frame of drivers knows it. */
export function mysqlFailure(address: ServerAddress, thrown: unknown): Error {
  const { code, errno, message, sqlMessage } = thrown as {
    code?: string
    errno?: number
    message?: string
    sqlMessage?: string
  }
  if (code === 'HANDSHAKE_NO_SSL_SUPPORT') return notEncrypted(address, thrown)
  if (sqlMessage === undefined || errno === undefined) {
    // Texts of the library itself tell of what it was given, not of the network.
    if (code === undefined && message !== undefined) return new ServiceRefusal(400, 'Refused', message)
    return unreachableByMessage(address, thrown)
  }
  if (tooLong.has(errno)) {
    return new ConnectorError('driver.timeout', 'The server ended the statement: it took too long.', {
      hint: 'Ask for less, or raise max_statement_time at the server.',
      retryable: true,
      cause: thrown,
    })
  }
  const text = /[.!?]$/.test(sqlMessage) ? sqlMessage : `${sqlMessage}.`
  return new ServiceRefusal(statuses[errno] ?? 400, code ?? String(errno), text)
}
