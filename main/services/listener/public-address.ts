/** Where the world reaches the listener: the address of a tunnel that leads here. */
export interface PublicAddress {
  /** Without a slash at the end. */
  readonly base: string
  /** As a request for it says it: in lower case, with its port if that is not the usual one. */
  readonly host: string
  /** The path of a request without the base's own path, which some tunnels leave in; `undefined` for one without. */
  pathBelow(path: string): string | undefined
}

/** Reads an address that `readPublicAddress` has taken. Throws TypeError for one that is none. */
export function readAddress(address: string): PublicAddress {
  const url = new URL(address)
  const prefix = url.pathname.replace(/\/+$/, '')
  return {
    base: url.origin + prefix,
    host: url.host,
    pathBelow: (path) =>
      prefix !== '' && path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined,
  }
}
