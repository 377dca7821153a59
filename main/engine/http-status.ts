/** Whether the platform tries again after this status: 408, 429 and 5xx. */
export function isRetryableStatus(statusCode: number): boolean {
  return statusCode === 408 || statusCode === 429 || statusCode >= 500
}

/** A header by name in any case. */
export function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const folded = name.toLowerCase()
  for (const key of Object.keys(headers)) {
    if (key.length === folded.length && key.toLowerCase() === folded) return headers[key]
  }
  return undefined
}

/** Milliseconds a Retry-After header asks for: seconds, or a date seen from `nowMs`. Source: RFC 9110, 10.2.3. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Math.round(Number(header) * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs)
}
