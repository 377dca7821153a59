import { ConnectorError } from '../../../../shared/errors/index.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { type ServerAddress, unreachableByMessage } from '../sql/server-address.ts'

/** Statuses by the server's number. Source: learn.microsoft.com/sql, "Database engine events and errors". */
const statuses: Readonly<Record<number, number>> = {
  208: 404,
  229: 403,
  230: 403,
  262: 403,
  300: 403,
  547: 409,
  2601: 409,
  2627: 409,
  2812: 404,
  4060: 404,
  18452: 401,
  18456: 401,
  // Deadlocks, and databases of Azure that are on their way: the same may go well the next time.
  1205: 503,
  1222: 503,
  10928: 503,
  10929: 503,
  40197: 503,
  40501: 503,
  40613: 503,
}

/** What the server or the way to it said, as the frame of drivers knows it. */
export function sqlServerFailure(address: ServerAddress, thrown: unknown): Error {
  const { code, message = '', number } = thrown as { code?: string; message?: string; number?: number }
  if (code === 'ETIMEOUT' || code === 'ECANCEL') {
    return new ConnectorError('driver.timeout', `${address.host} did not answer in time.`, {
      hint: 'Ask for less, or try again later.',
      retryable: true,
      cause: thrown,
    })
  }
  if (code === 'ELOGIN') {
    const status = /cannot open database/i.test(message) ? 404 : 401
    return new ServiceRefusal(status, code, sentence(message))
  }
  if (code === 'EINSTLOOKUP') {
    return new ConnectorError(
      'driver.unreachable',
      `${address.host} does not tell where '${address.instance}' is.`,
      {
        hint: 'Write host,port instead of host\\instance, or start the SQL Server Browser.',
        retryable: true,
        cause: thrown,
      },
    )
  }
  if (code === 'EREQUEST' || number !== undefined) {
    return new ServiceRefusal(statuses[number ?? 0] ?? 400, String(number ?? code), sentence(message))
  }
  if (code === 'EPARAM' || code === 'EARGS') return new ServiceRefusal(400, code, sentence(message))
  return unreachableByMessage(address, causeOf(thrown))
}

/** The library wraps what Node says into sentences of its own. */
function causeOf(thrown: unknown): unknown {
  const { cause, message = '' } = thrown as { cause?: unknown; message?: string }
  if (cause !== undefined) return cause
  const code = /\b(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ECONNRESET|EAI_AGAIN|EPIPE)\b/.exec(
    message,
  )?.[1]
  return code === undefined ? thrown : Object.assign(new Error(message), { code })
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`
}
