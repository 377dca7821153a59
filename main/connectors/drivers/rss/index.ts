import type { HttpPort, HttpResponse } from '../../../../shared/connectors/http-exchange.ts'
import { createHttpClient } from '../../http-client.ts'
import { readAddress } from '../../read-address.ts'
import type { ServiceAnswer } from '../../service/service-answer.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { routed } from '../../service/service-routes.ts'
import type { Driver } from '../driver.ts'
import { decodeFeed, FeedTextError } from './feed-text.ts'
import { readFeed } from './read-feed.ts'

/** Largest feed, in bytes; Power Automate's own limit. */
const mostBytes = 5 * 1024 * 1024
const timeoutMs = 60_000
const mostRedirects = 5

/**
 * Feeds of the web, over the app's one way out to HTTP: its proxies, authorities and limits. `GET /feed?address=...`
 * answers the feed as `Feed` says it. Refuses with the status of the feed's server; with 400 what is no feed.
 */
export function openRss(http: HttpPort & { close(): Promise<void> } = createHttpClient()): Driver {
  const answer = routed<AbortSignal, Promise<ServiceAnswer>>({
    'GET /feed': async (request, signal) => {
      const address = addressOf(request.query('address') ?? '')
      const response = await http.send(requestOf(address), signal)
      return { json: feedOf(response, address) }
    },
  })
  return {
    handle: async (request, _connection, signal) => answer(request, signal),
    close: () => http.close(),
  }
}

function addressOf(text: string): URL {
  const address = readAddress(text.trim())
  if (address === undefined || !/^https?:$/.test(address.protocol)) {
    throw new ServiceRefusal(
      400,
      'InvalidAddress',
      `'${text}' is no address of a feed: it begins with http:// or https://.`,
    )
  }
  return address
}

function requestOf(address: URL) {
  const { password, username } = address
  const url = new URL(address)
  url.username = ''
  url.password = ''
  url.hash = ''
  const user = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return {
    method: 'GET',
    url: url.href,
    headers: {
      Accept:
        'application/rss+xml, application/atom+xml, application/rdf+xml, application/xml;q=0.9, */*;q=0.5',
      'User-Agent': 'Flowbench',
      // A feed is asked for seldom: nothing is kept open for the next time.
      Connection: 'close',
      ...(username === '' ? {} : { Authorization: `Basic ${Buffer.from(user).toString('base64')}` }),
    },
    timeoutMs,
    maxResponseBytes: mostBytes,
    maxRedirects: mostRedirects,
  }
}

function feedOf({ body, headers, status }: HttpResponse, { host, href }: URL) {
  if (status !== 200) {
    const wait = headers['retry-after']
    throw new ServiceRefusal(
      status < 400 ? 502 : status,
      'FeedRefused',
      `${host} did not give the feed: it answered with status ${status}.`,
      wait === undefined ? {} : { 'retry-after': wait },
    )
  }
  try {
    return readFeed(decodeFeed(body, headers['content-type'] ?? ''), href)
  } catch (thrown) {
    if (thrown instanceof FeedTextError) throw new ServiceRefusal(400, 'InvalidFeed', thrown.message)
    throw thrown
  }
}
