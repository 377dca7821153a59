import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { ConnectorError, RequestError } from '../../shared/errors/index.ts'
import { readAddress } from '../connectors/read-address.ts'
import { maxImportBytes } from './connector-import/convert-import.ts'

/** How long a description may take to arrive, in ms. */
const timeoutMs = 60_000

/** Names of this machine: what does not leave it needs no encryption. */
const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

/**
 * Fetches the description at an address. Answers its bytes and a name for messages.
 * @throws RequestError `connector.address`; ConnectorError `http.*` when nothing (whole) comes, `connector.fetch-failed`
 *   for an answer that is none of success
 */
export async function fetchDescription(
  http: HttpPort,
  address: string,
  signal: AbortSignal,
): Promise<{ readonly bytes: Uint8Array; readonly name: string }> {
  const url = checkedAddress(address)
  const answer = await http.send(
    {
      method: 'GET',
      url: url.href,
      headers: { Accept: 'application/json, application/yaml, text/yaml, text/plain, */*;q=0.5' },
      timeoutMs,
      maxResponseBytes: maxImportBytes,
      // From this machine nothing leads on to one that is not encrypted.
      maxRedirects: url.protocol === 'https:' ? 5 : 0,
    },
    signal,
  )
  if (answer.status < 200 || answer.status > 299) {
    throw new ConnectorError('connector.fetch-failed', `${url.host} answered with status ${answer.status}.`, {
      httpStatus: answer.status,
      hint: 'Open the address in a browser: it has to show the description itself, without signing in.',
    })
  }
  if (/^text\/html/i.test(answer.headers['content-type'] ?? '')) {
    throw new ConnectorError('connector.fetch-failed', `${url.host} sent a web page, not a description.`, {
      hint: 'Look for the address of the file itself; on GitHub it is the one behind “Raw”.',
    })
  }
  const name = decodeURIComponentSafe(url.pathname.split('/').at(-1) ?? '')
  return { bytes: answer.body, name: name === '' ? url.host : name }
}

function checkedAddress(address: string): URL {
  const hint = 'Such as https://example.com/openapi.json; http only on this machine.'
  const url = readAddress(address)
  if (url === undefined) {
    throw new RequestError('connector.address', `'${address.slice(0, 200)}' is no address.`, { hint })
  }
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))
  if (isAllowed && url.username === '' && url.password === '') return url
  const why = isAllowed ? 'holds a password' : 'is not encrypted'
  throw new RequestError('connector.address', `The address of ${url.host || url.protocol} ${why}.`, { hint })
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
