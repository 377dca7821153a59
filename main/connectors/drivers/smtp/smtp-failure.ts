import { ConnectorError } from '../../../../shared/errors/index.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { driverFailure } from '../driver-failure.ts'
import { type MailServer, placeOf } from '../mail/mail-server.ts'

/** What the library tells of a failure. */
interface SmtpTrouble {
  readonly code?: string
  /** Node's own code, where `code` is the library's. */
  readonly originalCode?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message?: string
}

/** What went wrong at the server, in words: a refusal, or that it was not reached. Never with the password. */
export function smtpFailure(server: MailServer, thrown: unknown): Error {
  const trouble = (thrown ?? {}) as SmtpTrouble
  const place = placeOf(server)
  if (trouble.responseCode !== undefined && trouble.code !== 'ETLS') return refusalOf(place, server, trouble)
  if (trouble.code === 'EAUTH' || trouble.code === 'ENOAUTH') return signInRefused(place, server, '')
  const { code, originalCode = code, message = '' } = trouble
  if (code === 'ETIMEDOUT') {
    return new ConnectorError('driver.timeout', `${place} did not answer in time.`, {
      retryable: true,
      cause: thrown,
      hint: 'Look at server and port of the connection: a port that expects TLS stays silent without it, and the other way round.',
    })
  }
  const failure = driverFailure(
    place,
    Object.assign(new Error(message), { code: originalCode, cause: thrown }),
  )
  if (failure !== undefined) return failure
  return new ConnectorError('driver.unreachable', whyNot(place, server, trouble), {
    retryable: code !== 'ETLS',
    cause: thrown,
    hint: 'Look at server, port and encryption of the connection.',
  })
}

function whyNot(place: string, { security }: MailServer, { code, message }: SmtpTrouble): string {
  if (code === 'ETLS' && security === 'startTls') {
    return `No secure connection to ${place}: the server does not offer STARTTLS, or it failed.`
  }
  if (code === 'ETLS') return `No secure connection to ${place}.`
  if (code === 'EPROTOCOL') return `What answers at ${place} is no mail server.`
  if (code === 'ECONNECTION' || code === 'ESOCKET') return `${place} broke the connection off.`
  return `The mail could not be given to ${place}: ${message ?? 'no reason was given'}.`
}

/** Source: RFC 5321 section 4.2, RFC 4954 section 6. */
function refusalOf(place: string, server: MailServer, trouble: SmtpTrouble): ServiceRefusal {
  const status = trouble.responseCode ?? 0
  const words = wordsOf(trouble.response ?? '', server)
  if (trouble.code === 'EAUTH' || status === 535 || status === 530) return signInRefused(place, server, words)
  const said =
    words === '' ? `${place} refused the mail with ${status}.` : `${place} refused the mail: ${words}`
  if (status === 552 || /too (large|big)|exceeds.{0,30}size/i.test(words))
    return new ServiceRefusal(413, 'TooLarge', said)
  // 4yz: the same mail may be taken later.
  return status >= 400 && status < 500
    ? new ServiceRefusal(503, 'NotNow', said)
    : new ServiceRefusal(400, 'MailRefused', said)
}

function signInRefused(place: string, { user }: MailServer, words: string): ServiceRefusal {
  const who = user === '' ? `${place} wants a sign-in` : `${place} refused the sign-in of '${user}'`
  return new ServiceRefusal(401, 'SignInRefused', words === '' ? `${who}.` : `${who}: ${words}`)
}

/** A server's own words in one line; should it repeat the password, without that. */
function wordsOf(response: string, { password }: MailServer): string {
  const said = password === '' ? response : response.replaceAll(password, '***')
  return said.replaceAll(/\s+/g, ' ').trim().slice(0, 300)
}
