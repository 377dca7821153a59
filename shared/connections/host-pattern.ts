/**
 * Whether a host matches one of a connection's patterns: `api.example.com` itself, or `*.example.com` for every name
 * below it (not `example.com`). Case is ignored. No patterns: every host.
 */
export function isHostAllowed(host: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return true
  const name = host.toLowerCase()
  return patterns.some((pattern) => {
    const wanted = pattern.toLowerCase()
    return wanted.startsWith('*.')
      ? name.endsWith(wanted.slice(1)) && name.length > wanted.length - 1
      : name === wanted
  })
}

/** Whether a text is a host pattern: a host name or address, perhaps after `*.`. */
export function isHostPattern(text: string): boolean {
  return /^(\*\.)?([a-z0-9_-]+\.)*[a-z0-9_-]+$/i.test(text) || /^\[[0-9a-f:]+\]$/i.test(text)
}
