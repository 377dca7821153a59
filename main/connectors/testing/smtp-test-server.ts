import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { type CertificateOptions, makeCertificate, type TestCertificate } from './certificates.ts'

/** A mail as the server took it. */
export interface TakenMail {
  readonly from: string
  /** Envelope: who gets it, those in copy and hidden ones too. */
  readonly to: readonly string[]
  readonly isSecure: boolean
  readonly raw: string
  /** What another program than ours reads in it. */
  readonly mail: Email
}

export interface SmtpTestServer {
  readonly port: number
  readonly taken: TakenMail[]
  /** Connections made so far. */
  readonly connections: number
  /** Sign-ins made so far. */
  readonly signIns: number
  close(): Promise<void>
}

/** The only account of the server. */
export const testAccount = { user: 'alex@contoso.example', password: 'päss "word"' }

/** An authority and a certificate of it for `localhost`. */
export function localhostCertificate(options: Partial<CertificateOptions> = {}): {
  readonly authority: TestCertificate
  readonly certificate: TestCertificate
} {
  const authority = makeCertificate({ name: 'Test authority', isAuthority: true })
  const certificate = makeCertificate({ name: 'localhost', hosts: ['localhost'], authority, ...options })
  return { authority, certificate }
}

/** A real SMTP server on a free port that takes mails of `testAccount` (of everyone, without `authOptional: false`). */
export async function openSmtpServer(options: SMTPServerOptions): Promise<SmtpTestServer> {
  const taken: TakenMail[] = []
  const counts = { connections: 0, signIns: 0 }
  const server = new SMTPServer({
    logger: false,
    onConnect: (_session, done) => {
      counts.connections += 1
      done()
    },
    onAuth: ({ password, username }, _session, done) => {
      counts.signIns += 1
      if (username === testAccount.user && password === testAccount.password) done(null, { user: username })
      else done(new Error('Invalid username or password'))
    },
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      if (stream.sizeExceeded) {
        done(Object.assign(new Error('Message exceeds fixed maximum message size'), { responseCode: 552 }))
        return
      }
      const { mailFrom, rcptTo } = session.envelope
      const bytes = Buffer.concat(chunks)
      taken.push({
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
        isSecure: session.secure,
        raw: bytes.toString('latin1'),
        mail: await PostalMime.parse(bytes),
      })
      done()
    },
    ...options,
  })
  // Clients that break off are what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    get connections() {
      return counts.connections
    },
    get signIns() {
      return counts.signIns
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
