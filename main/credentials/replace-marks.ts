import type { DriverCall, HttpRequest } from '../../shared/connectors/http-exchange.ts'

/**
 * The request with the secrets in the places that were marked for them, encoded as the place asks: percent-encoded in
 * the address and in forms, escaped in JSON, as it is elsewhere. A header that holds one is never sent where it
 * redirects. A secret that there is not is an empty text.
 */
export function replaceMarks(request: HttpRequest, secrets: Readonly<Record<string, string>>): HttpRequest {
  const { secretMarks, ...rest } = request
  const marks = Object.entries(secretMarks ?? {}).map(([mark, name]) => [mark, secrets[name] ?? ''] as const)
  if (marks.length === 0) return rest
  const fill = (text: string, encode: (secret: string) => string) =>
    marks.reduce((filled, [mark, secret]) => filled.replaceAll(mark, () => encode(secret)), text)
  const asItIs = (secret: string) => secret
  const headers = Object.entries(rest.headers)
  const marked = headers.filter(([, value]) => marks.some(([mark]) => value.includes(mark)))
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  const { body } = rest
  return {
    ...rest,
    url: fill(rest.url, encodeURIComponent),
    headers: Object.fromEntries(headers.map(([name, value]) => [name, fill(value, asItIs)])),
    ...(typeof body === 'string' ? { body: fill(body, encoderOf(type)) } : {}),
    ...(rest.driver === undefined ? {} : { driver: filledCall(rest.driver, fill) }),
    secretHeaders: [...(rest.secretHeaders ?? []), ...marked.map(([name]) => name)],
  }
}

function filledCall(
  { connection, name }: DriverCall,
  fill: (text: string, encode: (secret: string) => string) => string,
): DriverCall {
  const values = Object.entries(connection).map(([key, value]) => [key, fill(value, (secret) => secret)])
  return { name, connection: Object.fromEntries(values) }
}

function encoderOf(mediaType: string): (secret: string) => string {
  if (/json/i.test(mediaType)) return (secret) => JSON.stringify(secret).slice(1, -1)
  if (/x-www-form-urlencoded/i.test(mediaType)) return encodeURIComponent
  return (secret) => secret
}
