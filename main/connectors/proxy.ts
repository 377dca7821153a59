/** Environment variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Address of the proxy a request goes through: HTTPS_PROXY or HTTP_PROXY by the request's scheme (lower case wins),
 * unless NO_PROXY names its host. `undefined` for a direct connection. This machine itself is never behind a proxy.
 */
export function proxyFor(url: string, environment: Environment): string | undefined {
  const { protocol, hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (host === 'localhost' || host === '::1' || /^127\./.test(host)) return undefined
  const read = (name: string) => environment[name.toLowerCase()] ?? environment[name]
  const proxy = (protocol === 'https:' ? read('HTTPS_PROXY') : undefined) ?? read('HTTP_PROXY')
  if (proxy === undefined || proxy.trim() === '') return undefined
  const exceptions = (read('NO_PROXY') ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
  if (exceptions.some((entry) => isExcepted(entry.toLowerCase(), host, port))) return undefined
  return /^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`
}

function isExcepted(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  const [name = '', wantedPort] = entry.split(':')
  if (wantedPort !== undefined && wantedPort !== port) return false
  const suffix = name.replace(/^\*?\./, '')
  return host === suffix || host.endsWith(`.${suffix}`)
}
