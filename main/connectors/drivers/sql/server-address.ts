import { isIP } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { ConnectorError } from '../../../../shared/errors/index.ts'
import { certificateAuthorities } from '../../certificate-authorities.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { driverFailure } from '../driver-failure.ts'
import type { ConnectionValues } from './sql-pool.ts'

/** Where a server is and how it is spoken to, of the values of a connection. */
export interface ServerAddress {
  readonly host: string
  readonly port: number
  /** Folder or file of a local socket, in place of host and port. */
  readonly socketPath?: string
  /** A named instance of SQL Server. */
  readonly instance?: string
  readonly database: string
  readonly user: string
  readonly password: string
  /** Encrypted and checked, encrypted alone, or neither. */
  readonly encryption: 'verified' | 'trusted' | 'none'
}

/**
 * Reads server (`host`, `host:1433`, `host,1433`, `host\instance`, `/run/postgresql`), database, user and encryption. Throws
 * ServiceRefusal 400.
 */
export function readAddress(connection: ConnectionValues, usualPort: number): ServerAddress {
  const server = need(connection, 'server').trim().replace(/^tcp:/i, '')
  const rest = {
    database: connection.database ?? '',
    user: connection.username ?? '',
    password: connection.password ?? '',
    encryption: readEncryption(connection.encryptConnection),
  }
  if (server.startsWith('/')) return { host: 'localhost', port: usualPort, socketPath: server, ...rest }
  const match = /^(?:\[([^\]]+)\]|([^\s:,\\]+)|([0-9a-f:]+))(?:\\([^\s:,\\]+))?(?:[:,]\s*(\d{1,5}))?$/i.exec(
    server,
  )
  if (match === null) {
    throw new ServiceRefusal(
      400,
      'InvalidServer',
      `'${server}' is no name of a server. Write host or host:port.`,
    )
  }
  const [, bracketed, host, plain, instance, port] = match
  return {
    host: bracketed ?? host ?? plain ?? '',
    port: port === undefined ? usualPort : Number(port),
    ...(instance === undefined ? {} : { instance }),
    ...rest,
  }
}

/** How TLS is spoken with a server; `undefined` where it is not. */
export function tlsOptions({ encryption, host }: ServerAddress): ConnectionOptions | undefined {
  if (encryption === 'none') return undefined
  return {
    rejectUnauthorized: encryption === 'verified',
    ca: [...certificateAuthorities(process.env, [])],
    ...(isIP(host) === 0 ? { servername: host } : {}),
  }
}

/** The error of a server that cannot be reached. Names host and port, never more of the connection. */
export function unreachable(address: ServerAddress, thrown: unknown): ConnectorError {
  const place = address.socketPath ?? `${address.host}:${address.port}`
  return (
    driverFailure(place, thrown) ??
    new ConnectorError(
      'driver.unreachable',
      `${place} broke the connection off, or speaks another language.`,
      {
        hint: 'Look at server and port of the connection, and whether the server runs.',
        retryable: true,
        cause: thrown,
      },
    )
  )
}

/** What a library says of TLS that keeps Node's code to itself; none for what is not about TLS. */
const tlsMessages: readonly (readonly [RegExp, string])[] = [
  [/self.signed certificate in/i, 'SELF_SIGNED_CERT_IN_CHAIN'],
  [/self.signed certificate/i, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  [/unable to (verify|get)/i, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  [/certificate has expired/i, 'CERT_HAS_EXPIRED'],
  [/not yet valid/i, 'CERT_NOT_YET_VALID'],
  [/does not match certificate|altnames|Hostname\/IP/i, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  [/wrong version number|packet length too long/i, 'ERR_SSL_WRONG_VERSION_NUMBER'],
  [/unsupported protocol|alert protocol version/i, 'ERR_SSL_UNSUPPORTED_PROTOCOL'],
]

/** As `unreachable`, for errors of which only the message says that it is TLS. */
export function unreachableByMessage(address: ServerAddress, thrown: unknown): ConnectorError {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const code = tlsMessages.find(([pattern]) => pattern.test(message))?.[1]
  return unreachable(address, code === undefined ? thrown : Object.assign(new Error(message), { code }))
}

/** The error of a server that speaks no TLS while the connection wants it. */
export function notEncrypted(address: ServerAddress, cause: unknown): ConnectorError {
  return new ConnectorError(
    'driver.unreachable',
    `${address.host}:${address.port} does not offer encrypted connections.`,
    {
      hint: "Turn TLS on at the server; on your own machine set 'Encrypt connection' to 'none' in the connection.",
      cause,
    },
  )
}

function readEncryption(text: string | undefined): ServerAddress['encryption'] {
  const value = (text ?? '').toLowerCase()
  if (value === 'none' || value === 'false' || value === 'no') return 'none'
  return value === 'trusted' || value === 'trust' ? 'trusted' : 'verified'
}

function need(connection: ConnectionValues, name: string): string {
  const value = connection[name]
  if (value !== undefined && value.trim() !== '') return value
  throw new ServiceRefusal(
    400,
    'Connection',
    `The connection has no value for '${name}'. Edit the connection.`,
  )
}
