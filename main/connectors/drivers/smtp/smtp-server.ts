import type { ConnectionOptions } from 'node:tls'
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool'
import { type MailServer, readHost, readPort } from '../mail/mail-server.ts'

/** Ports on which TLS begins with the first byte: RFC 8314, and the one that Amazon and Mailgun offer besides. */
const implicitTls: readonly number[] = [465, 2465]

/** The server of an SMTP connection. Throws ServiceRefusal 400 where a value cannot be. */
export function readSmtpServer(connection: Readonly<Record<string, string>>): MailServer {
  const isSafe = !/^(false|no|0)$/i.test((connection.enableSSL ?? '').trim())
  const port = readPort(connection.port, isSafe ? 587 : 25)
  return {
    host: readHost(connection.serverAddress),
    port,
    security: implicitTls.includes(port) ? 'tls' : isSafe ? 'startTls' : 'none',
    user: connection.userName ?? '',
    password: connection.password ?? '',
  }
}

/** Connections to one server at once; they are used again. */
const mostConnections = 4
const second = 1_000

/** How the library is to reach a server. Never without TLS where that is wanted, never with a certificate nobody checked. */
export function poolOptions(
  { host, password, port, security, user }: MailServer,
  tls: ConnectionOptions,
): SMTPPoolOptions & { pool: true } {
  return {
    pool: true,
    maxConnections: mostConnections,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'startTls',
    ignoreTLS: security === 'none',
    tls,
    ...(user === '' && password === '' ? {} : { auth: { user, pass: password } }),
    connectionTimeout: 20 * second,
    greetingTimeout: 20 * second,
    dnsTimeout: 20 * second,
    socketTimeout: 60 * second,
    // What a mail names is its content, never a file of this machine or an address to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
