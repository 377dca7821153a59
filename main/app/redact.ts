const redacted = '[redacted]'

/** What a secret looks like when it slips into a message, and how much of the match to keep. */
const secretPatterns: readonly (readonly [pattern: RegExp, keep: string])[] = [
  [
    /\b(authorization|proxy-authorization|cookie|set-cookie|x-api-key|api-key)(["']?\s*[:=]\s*["']?)[^\r\n"']+/gi,
    `$1$2${redacted}`,
  ],
  [/\b(bearer|basic)\s+[a-z0-9._~+/=-]{8,}/gi, `$1 ${redacted}`],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)?/g, redacted],
  [
    /\b(password|passwd|pwd|secret|client_secret|access_token|refresh_token|id_token|api[_-]?key|accountkey|sharedaccesskey|sig)(["']?\s*[:=]\s*["']?)[^\s"'&,;}]+/gi,
    `$1$2${redacted}`,
  ],
  [/([?&]code=)[^\s&"']+/gi, `$1${redacted}`],
  [/(:\/\/[^\s/:@]+:)[^\s/@]+@/g, `$1${redacted}@`],
]

/** Longest line that goes to the log, in UTF-16 units. */
const maxLength = 20_000

/** Takes out what looks like a secret: the net under the rule that no secret gets into a message at all. */
export function redact(text: string): string {
  let clean = text.length > maxLength ? `${text.slice(0, maxLength)} … (${text.length} characters)` : text
  for (const [pattern, keep] of secretPatterns) clean = clean.replace(pattern, keep)
  return clean
}
