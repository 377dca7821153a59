/** Headers of a request in the case they were sent; a name that comes again is joined. RFC 9110, 5.3. */
export function headersOf(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let index = 0; index + 1 < raw.length; index += 2)
    put(headers, raw[index] as string, raw[index + 1] as string)
  // A name that comes again differs in nothing or in case: seldom enough to look twice.
  return mayRepeat(raw) ? joinedHeaders(raw) : headers
}

/** Beyond so many names and values, each is looked up instead of compared with all before it. */
const fewParts = 64

function mayRepeat(raw: readonly string[]): boolean {
  if (raw.length > fewParts) return true
  for (let index = 2; index < raw.length; index += 2) {
    const name = raw[index] as string
    for (let before = 0; before < index; before += 2) {
      const other = raw[before] as string
      if (other.length === name.length && other.toLowerCase() === name.toLowerCase()) return true
    }
  }
  return false
}

function joinedHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  const names = new Map<string, string>()
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const given = raw[index] as string
    const value = raw[index + 1] as string
    const folded = given.toLowerCase()
    const name = names.get(folded)
    if (name === undefined) {
      names.set(folded, given)
      put(headers, given, value)
    } else put(headers, name, `${headers[name]}${folded === 'cookie' ? '; ' : ', '}${value}`)
  }
  return headers
}

/** The query without some of its names (any case); one that comes again is joined by commas. */
export function queriesOf(parameters: URLSearchParams, without: ReadonlySet<string>): Record<string, string> {
  const queries: Record<string, string> = {}
  for (const [name, value] of parameters) {
    if (without.has(name.toLowerCase())) continue
    put(queries, name, Object.hasOwn(queries, name) ? `${queries[name]},${value}` : value)
  }
  return queries
}

/** As an own property, also for `__proto__`. */
function put(target: Record<string, string>, name: string, value: string): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  else target[name] = value
}
