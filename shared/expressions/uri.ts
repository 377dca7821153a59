/** The parts of an absolute URI, as .NET's `Uri` gives them. */
export interface UriParts {
  readonly scheme: string
  readonly host: string
  /** The usual port of the scheme where none is given; -1 when that is unknown. */
  readonly port: number
  readonly path: string
  /** With its question mark; empty when there is none. */
  readonly query: string
}

const usualPorts: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ftp: 21,
  ftps: 990,
  sftp: 22,
  ws: 80,
  wss: 443,
  ldap: 389,
  mailto: 25,
  gopher: 70,
  telnet: 23,
  nntp: 119,
}

interface UrlLike {
  readonly hostname: string
  readonly pathname: string
  readonly search: string
  readonly port: string
}

const UrlParser = (globalThis as unknown as { URL: new (text: string) => UrlLike }).URL

/** Reads an absolute URI; `undefined` when it is none. Source: RFC 3986; .NET `System.Uri`. */
export function readUri(text: string): UriParts | undefined {
  const scheme = /^\s*([a-z][a-z\d+.-]*):/i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined) return undefined
  const usual = Object.hasOwn(usualPorts, scheme) ? (usualPorts[scheme] as number) : -1
  if (scheme !== 'mailto' && usual !== -1 && !/^\s*[^:]+:\/\//.test(text)) return undefined
  try {
    const url = new UrlParser(text)
    const hasAuthority = /^\s*[^:]+:\/\//.test(text)
    return {
      scheme,
      host: url.hostname,
      port: url.port === '' ? usual : Number(url.port),
      path: url.pathname === '' && hasAuthority ? '/' : url.pathname,
      query: url.search,
    }
  } catch {
    return undefined
  }
}
