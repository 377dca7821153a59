import type { ImapFlowError } from 'imapflow'
import { ConnectorError } from '../../../../shared/errors/index.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { driverFailure } from '../driver-failure.ts'
import { type MailServer, placeOf } from '../mail/mail-server.ts'

const timeouts: readonly string[] = ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEOUT']
const lost: readonly string[] = ['NoConnection', 'EConnectionClosed', 'StateLogout', 'ECONNRESET', 'EPIPE']

/** What went wrong at the server, in words: a refusal, or that it was not reached. Never with the password. */
export function imapFailure(server: MailServer, thrown: unknown): Error {
  if (thrown instanceof ServiceRefusal || thrown instanceof ConnectorError) return thrown
  const trouble = (thrown ?? {}) as Partial<ImapFlowError>
  const place = placeOf(server)
  const words = wordsOf(trouble, server)
  if (trouble.authenticationFailed === true) {
    const who = `${place} refused the sign-in of '${server.user}'`
    return new ServiceRefusal(401, 'SignInRefused', words === '' ? `${who}.` : `${who}: ${words}`)
  }
  const code = codeOf(thrown)
  if (timeouts.includes(code)) {
    return new ConnectorError('driver.timeout', `${place} did not answer in time.`, {
      retryable: true,
      cause: thrown,
      hint: 'Look at server and port of the connection: a port that expects TLS stays silent without it, and the other way round.',
    })
  }
  const failure = driverFailure(place, thrown)
  if (failure !== undefined) return failure
  if (trouble.tlsFailed === true) {
    return new ConnectorError(
      'driver.unreachable',
      `No secure connection to ${place}: the server does not offer STARTTLS, or it failed.`,
      { cause: thrown, hint: 'Look at port and encryption of the connection.' },
    )
  }
  if (code === 'ETHROTTLE') return new ServiceRefusal(429, 'TooMuch', `${place} asks for a rest.`)
  if (trouble.responseStatus !== undefined) return refusalOf(place, trouble, words)
  return new ConnectorError('driver.unreachable', whyNot(place, code, trouble.message ?? ''), {
    retryable: true,
    cause: thrown,
    hint: 'Look at server, port and encryption of the connection.',
  })
}

function whyNot(place: string, code: string, message: string): string {
  if (lost.includes(code) || code.startsWith('ClosedAfter')) return `${place} broke the connection off.`
  if (code === '' || code.startsWith('ParserError') || /Tag$|InvalidResponse/.test(code)) {
    return `What answers at ${place} is no IMAP server, or it broke off.`
  }
  return `${place} could not be asked: ${message}.`
}

/** Source: RFC 9051 section 7.1. */
function refusalOf(
  place: string,
  { serverResponseCode }: Partial<ImapFlowError>,
  words: string,
): ServiceRefusal {
  const said = words === '' ? `${place} refused that.` : `${place} refused that: ${words}`
  switch (serverResponseCode) {
    case 'NONEXISTENT':
    case 'TRYCREATE':
      return new ServiceRefusal(404, 'NotFound', said)
    case 'NOPERM':
      return new ServiceRefusal(403, 'NotAllowed', said)
    case 'INUSE':
    case 'UNAVAILABLE':
    case 'SERVERBUG':
      return new ServiceRefusal(503, 'NotNow', said)
    case 'LIMIT':
      return new ServiceRefusal(429, 'TooMuch', said)
    default:
      return new ServiceRefusal(400, 'Refused', said)
  }
}

function codeOf(thrown: unknown): string {
  const { code } = (thrown ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : ''
}

/** A server's own words in one line; should it repeat the password, without that. */
function wordsOf({ responseText }: Partial<ImapFlowError>, { password }: MailServer): string {
  const said = responseText ?? ''
  const silent = password === '' ? said : said.replaceAll(password, '***')
  return silent.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}
