import type { ServiceAnswer } from '../../service/service-answer.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { routed } from '../../service/service-routes.ts'
import type { Driver } from '../driver.ts'
import { mailTls } from '../mail/mail-server.ts'
import { KeptTransports } from './kept-transports.ts'
import { readMail } from './smtp-message.ts'
import { readSmtpServer } from './smtp-server.ts'

interface Call {
  readonly connection: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/**
 * Mail servers that take mails. `POST /messages` sends one (`readMail` says what it is made of) and answers
 * `{messageId, accepted, response}`; `GET /server` only signs in.
 * @param trusted certificate authorities (PEM) beside those the machine knows
 */
export function openSmtp(trusted: readonly string[] = []): Driver {
  const kept = new KeptTransports(mailTls(trusted))
  const answer = routed<Call, Promise<ServiceAnswer>>({
    'GET /server': async (_request, { connection }) => {
      const server = readSmtpServer(connection)
      await kept.use(server, (transport) => transport.verify())
      return { json: { host: server.host, port: server.port, security: server.security } }
    },
    'POST /messages': async (request, { connection, signal }) => {
      const server = readSmtpServer(connection)
      const mail = readMail(request.object, server.user)
      const sent = await kept.use(server, (transport) => transport.sendMail({ ...mail, signal }))
      refuseHalfSent(sent.accepted, sent.rejected, sent.rejectedErrors ?? [])
      return { json: { messageId: sent.messageId, accepted: sent.accepted, response: sent.response } }
    },
  })
  return {
    handle: async (request, connection, signal) => answer(request, { connection, signal }),
    close: async () => kept.close(),
  }
}

/** A mail that only some got is a failure that says so: nothing else would tell that somebody did not get it. */
function refuseHalfSent(
  accepted: readonly string[],
  rejected: readonly string[],
  errors: readonly { readonly response?: string | undefined }[],
): void {
  if (rejected.length === 0) return
  const why = errors[0]?.response?.replaceAll(/\s+/g, ' ').slice(0, 200)
  throw new ServiceRefusal(
    400,
    'SomeRecipientsRefused',
    `The mail went to ${accepted.join(', ')}, but the server refused ${rejected.join(', ')}${why === undefined ? '.' : `: ${why}`}`,
  )
}
