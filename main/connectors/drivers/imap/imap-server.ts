import type { ConnectionOptions } from 'node:tls'
import type { ImapFlowOptions } from 'imapflow'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { type MailSecurity, type MailServer, readHost, readPort } from '../mail/mail-server.ts'

const ports: Readonly<Record<MailSecurity, number>> = { tls: 993, startTls: 143, none: 143 }

/** The server of an IMAP connection. Throws ServiceRefusal 400 where a value cannot be. */
export function readImapServer(connection: Readonly<Record<string, string>>): MailServer {
  const security = readSecurity(connection.security ?? '')
  const user = (connection.userName ?? '').trim()
  if (user === '') throw new ServiceRefusal(400, 'NoUser', 'The connection names no user.')
  return {
    host: readHost(connection.serverAddress),
    port: readPort(connection.port, ports[security]),
    security,
    user,
    password: connection.password ?? '',
  }
}

function readSecurity(text: string): MailSecurity {
  const given = text.trim().toLowerCase()
  if (given === '' || given === 'tls') return 'tls'
  if (given === 'starttls') return 'startTls'
  if (given === 'none') return 'none'
  throw new ServiceRefusal(400, 'InvalidSecurity', `'${text}' is none of tls, startTls, none.`)
}

const second = 1_000
const megabyte = 1024 * 1024

/** How the library is to reach a server: never without TLS where that is wanted, never with a certificate nobody checked. */
export function imapOptions(
  { host, password, port, security, user }: MailServer,
  tls: ConnectionOptions,
): ImapFlowOptions {
  return {
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'startTls',
    tls,
    auth: { user, pass: password },
    clientInfo: { name: 'Flowbench' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 20 * second,
    greetingTimeout: 20 * second,
    socketTimeout: 60 * second,
    maxLiteralSize: 100 * megabyte,
  }
}
