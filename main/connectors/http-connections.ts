import { createHash } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import type * as undici from 'undici'
import type { Dispatcher } from 'undici'
import type { ClientCertificate } from '../../shared/connectors/http-exchange.ts'
import { proxyFor } from './proxy.ts'

type Library = typeof undici

/** Connections with certificates that are kept open for the next request. */
const maxCertificates = 16

/** Open connections: direct ones, those through each proxy, and those that show a certificate. */
export class HttpConnections {
  readonly library: Library
  private readonly authorities: { readonly ca?: string[] }
  private readonly dispatchers = new Map<string, Dispatcher>()

  /** `trusted`: authorities (PEM) beside those the machine knows. */
  constructor(library: Library, trusted: readonly string[]) {
    this.library = library
    this.authorities = trusted.length === 0 ? {} : { ca: [...rootCertificates, ...trusted] }
  }

  /** By which way a request goes. Throws what the certificate is refused with. */
  dispatcherFor(url: string, certificate: ClientCertificate | undefined): Dispatcher {
    const proxy = proxyFor(url, process.env)
    const key = `${proxy ?? ''} ${certificate === undefined ? '' : fingerprint(certificate)}`
    const known = this.dispatchers.get(key)
    if (known !== undefined) return known
    const dispatcher = this.open(proxy, certificate)
    this.dispatchers.set(key, dispatcher)
    this.forgetOldest()
    return dispatcher
  }

  async close(): Promise<void> {
    await Promise.all([...this.dispatchers.values()].map((dispatcher) => dispatcher.destroy()))
  }

  private open(proxy: string | undefined, certificate: ClientCertificate | undefined): Dispatcher {
    const { Agent, ProxyAgent } = this.library
    const tls = { ...this.authorities, ...(certificate === undefined ? {} : tlsOptions(certificate)) }
    if (proxy !== undefined) return new ProxyAgent({ uri: proxy, requestTls: tls })
    return new Agent({ connect: tls })
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

function tlsOptions({ content, password }: ClientCertificate) {
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
