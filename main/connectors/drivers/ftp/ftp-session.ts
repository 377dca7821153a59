import { Client } from 'basic-ftp'
import { certificateAuthorities } from '../../certificate-authorities.ts'
import type { ConnectionValues } from '../connection-values.ts'
import type { Session } from '../files/session-pool.ts'

/** How long the server may say nothing while something is under way, in ms. */
const silenceMs = 30_000
/** The port on which TLS begins with the first byte. Source: IANA, `ftps`. */
const implicitTlsPort = 990
/** Largest list of a folder, in bytes of what the server writes. */
const maxListingBytes = 64 * 1024 * 1024

/** Where and how an FTP server is reached. */
export interface FtpAddress {
  readonly host: string
  readonly port: number
  readonly tls: 'none' | 'explicit' | 'implicit'
}

/** Throws ServiceRefusal 400 for values that cannot be. */
export function ftpAddressOf(values: ConnectionValues): FtpAddress {
  const host = values
    .need('serverAddress')
    .replace(/^ftps?:\/\//i, '')
    .replace(/\/+$/, '')
  const isSecure = values.flag('isSSL')
  const port = values.port('serverPort', 21)
  const isImplicit = values.flag('isImplicitSSL', port === implicitTlsPort)
  return { host, port, tls: isSecure ? (isImplicit ? 'implicit' : 'explicit') : 'none' }
}

/** A control connection that is signed in; in passive mode, as clients behind routers need it. */
export class FtpSession implements Session {
  readonly client: Client

  private constructor(client: Client) {
    this.client = client
  }

  /** Rejects with what the server, TLS or the network said. */
  static async open(values: ConnectionValues): Promise<FtpSession> {
    const { host, port, tls } = ftpAddressOf(values)
    const client = new Client(silenceMs, { allowSeparateTransferHost: false, maxListingBytes })
    try {
      await client.access({
        host,
        port,
        user: values.text('userName') ?? 'anonymous',
        password: values.text('password') ?? 'guest',
        secure: tls === 'implicit' ? 'implicit' : tls === 'explicit',
        secureOptions: {
          ca: [...certificateAuthorities(process.env, [])],
          rejectUnauthorized: !values.flag('disableCertificateValidation'),
        },
      })
      if (!values.flag('isBinaryTransport', true)) await client.send('TYPE A')
      return new FtpSession(client)
    } catch (thrown) {
      client.close()
      throw thrown
    }
  }

  get isClosed(): boolean {
    return this.client.closed
  }

  async check(): Promise<void> {
    await this.client.send('NOOP')
  }

  close(): void {
    this.client.close()
  }
}
