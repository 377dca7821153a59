/** Why an address cannot be the public base of the callback addresses. */
export type PublicAddressFault = 'no-address' | 'not-https' | 'has-query'

/**
 * The public base of the callback addresses as a person typed it: `https://name.example/base`, without a slash at the
 * end; empty for none. Plain http is for this machine only: addresses are secrets.
 */
export function readPublicAddress(
  text: string,
): { readonly address: string } | { readonly fault: PublicAddressFault } {
  const trimmed = text.trim()
  if (trimmed === '') return { address: '' }
  const [, scheme = 'https', authority = '', path = '', rest = ''] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/?#\s]+)(\/[^?#\s]*)?([?#]\S*)?$/i.exec(trimmed) ?? []
  if (authority === '') return { fault: 'no-address' }
  if (authority.includes('@') || rest !== '') return { fault: 'has-query' }
  const [, host = ''] = /^([\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i.exec(authority) ?? []
  if (host === '') return { fault: 'no-address' }
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/i.test(host)
  const protocol = scheme.toLowerCase()
  if (protocol !== 'https' && !(protocol === 'http' && isHere)) return { fault: 'not-https' }
  return { address: `${protocol}://${authority.toLowerCase()}${path.replace(/\/+$/, '')}` }
}
