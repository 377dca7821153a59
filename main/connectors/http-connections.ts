import { createHash } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import type * as undici from 'undici'
import type { Dispatcher } from 'undici'
import type { ClientCertificate } from '../../shared/connectors/http-exchange.ts'
import { certificateAuthorities } from './certificate-authorities.ts'
import { proxyFor } from './proxy.ts'

type Library = typeof undici

/** Connections with certificates that are kept open for the next request. */
const maxCertificates = 16

/** Open connections: direct ones, those through each proxy, and those that show a certificate. */
export class HttpConnections {
  readonly library: Library
  private readonly trusted: readonly string[]
  private authorities: string[] | undefined
  private readonly dispatchers = new Map<string, Dispatcher>()

  /** `trusted`: authorities (PEM) beside those the machine knows. */
  constructor(library: Library, trusted: readonly string[]) {
    this.library = library
    this.trusted = trusted
  }

  /** By which way a request goes. Throws what the certificate is refused with. */
  dispatcherFor(url: string, certificate: ClientCertificate | undefined): Dispatcher {
    const proxy = proxyFor(url, process.env)
    const isSecure = /^https:/i.test(url)
    const shown = isSecure && certificate !== undefined ? fingerprint(certificate) : ''
    const key = `${isSecure ? 'https' : 'http'} ${proxy ?? ''} ${shown}`
    const known = this.dispatchers.get(key)
    if (known !== undefined) return known
    const dispatcher = this.open(proxy, isSecure ? this.secureContext(certificate) : undefined)
    this.dispatchers.set(key, dispatcher)
    this.forgetOldest()
    return dispatcher
  }

  async close(): Promise<void> {
    await Promise.all([...this.dispatchers.values()].map((dispatcher) => dispatcher.destroy()))
  }

  private open(proxy: string | undefined, secureContext: SecureContext | undefined): Dispatcher {
    const { Agent, ProxyAgent } = this.library
    const tls = secureContext === undefined ? {} : { secureContext }
    if (proxy !== undefined) return new ProxyAgent({ uri: proxy, requestTls: tls, proxyTls: tls })
    return new Agent({ connect: tls })
  }

  /** Made once for all connections of a kind: reading hundreds of authorities takes its time. */
  private secureContext(certificate: ClientCertificate | undefined): SecureContext {
    this.authorities ??= [...certificateAuthorities(process.env, this.trusted)]
    const own = certificate === undefined ? {} : contextOptions(certificate)
    return createSecureContext({ ca: this.authorities, ...own })
  }

  /** Requests under way on a forgotten connection still come to their end. */
  private forgetOldest(): void {
    const withCertificate = [...this.dispatchers.keys()].filter((key) => !key.endsWith(' '))
    const oldest = withCertificate[0]
    if (oldest === undefined || withCertificate.length <= maxCertificates) return
    void this.dispatchers.get(oldest)?.close()
    this.dispatchers.delete(oldest)
  }
}

function contextOptions({ content, password }: ClientCertificate) {
  const secret = password === undefined ? {} : { passphrase: password }
  return typeof content === 'string'
    ? { cert: content, key: content, ...secret }
    : { pfx: Buffer.from(content), ...secret }
}

function fingerprint({ content, password }: ClientCertificate): string {
  return createHash('sha256')
    .update(content)
    .update('\0')
    .update(password ?? '')
    .digest('hex')
}
