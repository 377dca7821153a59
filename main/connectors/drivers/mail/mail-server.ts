import { type ConnectionOptions, createSecureContext, type SecureContext } from 'node:tls'
import { certificateAuthorities } from '../../certificate-authorities.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'

/** How the way to a mail server is made safe: TLS from the first byte, asked for in plain text first, or not at all. */
export type MailSecurity = 'tls' | 'startTls' | 'none'

/** A mail server and who signs in there. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: MailSecurity
  readonly user: string
  readonly password: string
}

/** Host and port, as messages name a server. */
export function placeOf({ host, port }: Pick<MailServer, 'host' | 'port'>): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

/** A host name or address that a person gave. Throws ServiceRefusal 400 for anything else, such as a web address. */
export function readHost(text: string | undefined): string {
  const host = (text ?? '').trim().replace(/^\[(.*)\]$/, '$1')
  if (host === '') throw new ServiceRefusal(400, 'NoServer', 'The connection names no server.')
  if (/^[\p{L}\p{N}._:-]+$/u.test(host)) return host
  throw new ServiceRefusal(
    400,
    'InvalidServer',
    `'${host}' is no name of a mail server. Give the name alone, such as mail.contoso.example.`,
  )
}

/** A port that a person gave; `fallback` where there is none. Throws ServiceRefusal 400. */
export function readPort(text: string | undefined, fallback: number): number {
  const given = (text ?? '').trim()
  if (given === '') return fallback
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0
  if (port >= 1 && port <= 65_535) return port
  throw new ServiceRefusal(400, 'InvalidPort', `'${given}' is no port: a number from 1 to 65535 is expected.`)
}

/**
 * TLS towards mail servers: certificates are always checked, by the authorities that the app's HTTP trusts as well. Made
 * with the first connection, for all of them: a list of authorities takes long to read.
 */
export function mailTls(trusted: readonly string[] = []): () => ConnectionOptions {
  let secureContext: SecureContext | undefined
  return () => {
    secureContext ??= createSecureContext({
      ca: [...certificateAuthorities(process.env, trusted)],
      minVersion: 'TLSv1.2',
    })
    return { secureContext, rejectUnauthorized: true }
  }
}
