import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { openRss } from '../../drivers/rss/index.ts'
import { rss } from './index.ts'

let bench: PublicConnectorBench
const feedUrl = 'https://news.example/feed.xml'

describe('in the sandbox', () => {
  beforeEach(async () => {
    bench = await openPublicConnectorBench(rss)
  })
  afterEach(() => bench.close())

  test('items of a feed as Power Automate gives them', async () => {
    const items = await bench.body('ListFeedItems', { feedUrl })
    expect(items).toHaveLength(3)
    expect(items[0]).toEqual({
      id: expect.any(String),
      title: 'Northwind opens a shop in Leipzig',
      primaryLink: 'https://news.contoso.example/northwind-leipzig',
      links: ['https://news.contoso.example/northwind-leipzig'],
      updatedOn: '2026-01-31 06:00:00Z',
      publishDate: '2026-01-31 06:00:00Z',
      summary: '<p>Doors open on Monday at nine.</p>',
      copyright: '',
      categories: ['Partners'],
    })
    expect(bench.wire[0]).toMatchObject({
      method: 'GET',
      url: 'https://rss.driver.invalid/feed?address=https%3A%2F%2Fnews.example%2Ffeed.xml',
    })
  })

  test('only items from a time on', async () => {
    const titles = async (values: Record<string, string>) =>
      (await bench.body('ListFeedItems', { feedUrl, ...values })).map(({ title }: { title: string }) => title)
    expect(await titles({ since: '2026-01-30 00:00:00Z' })).toHaveLength(2)
    expect(await titles({ since: '2026-01-31T06:00:00.0000000Z' })).toEqual([
      'Northwind opens a shop in Leipzig',
    ])
    expect(await titles({ since: '2027-01-01' })).toEqual([])
    expect(await bench.call('ListFeedItems', { feedUrl, since: 'soon' })).toMatchObject({
      status: 400,
      body: { message: "'since' is 'soon', which is no date." },
    })
  })

  test('new items start it, oldest first, each once', async () => {
    const next = await bench.poll('OnNewFeed', { feedUrl })
    expect(await next()).toBeUndefined()
    const state = bench.state()
    const add = (title: string, published: string) =>
      state.feeds[0].items.push({ title, link: `https://news.example/${title}`, published })
    add('second', '2026-01-31T08:02:00Z')
    add('first', '2026-01-31T08:01:00Z')
    bench.setState(state)
    const found = await next()
    expect(found?.body).toMatchObject({ value: [{ title: 'first' }, { title: 'second' }] })
    expect(await next()).toBeUndefined()
  })

  test('a changed item starts it again where updates count, and only there', async () => {
    const published = await bench.poll('OnNewFeed', { feedUrl })
    const updated = await bench.poll('OnNewFeed', { feedUrl, sinceProperty: 'UpdatedOn' })
    const state = bench.state()
    state.feeds[0].items[1].updated = '2026-01-31T08:30:00Z'
    bench.setState(state)
    expect(await published()).toBeUndefined()
    expect((await updated())?.body).toMatchObject({
      value: [{ title: 'Paper becomes cheaper', updatedOn: '2026-01-31 08:30:00Z' }],
    })
    expect(await updated()).toBeUndefined()
  })

  test('a trigger can be tried out with what is there', async () => {
    const { body } = await bench.everything('OnNewFeed', { feedUrl })
    expect((body as { value: { title: string }[] }).value.map(({ title }) => title)).toEqual([
      'Our summer party',
      'Paper becomes cheaper',
      'Northwind opens a shop in Leipzig',
    ])
  })

  test('a state needs no more than titles; another address has another feed or none', async () => {
    bench.setState({ feeds: [{ address: feedUrl, items: [{ title: 'Only this' }] }] })
    expect(await bench.body('ListFeedItems', { feedUrl })).toMatchObject([{ title: 'Only this' }])
    expect(await bench.call('ListFeedItems', { feedUrl: 'https://other.example/' })).toMatchObject({
      status: 404,
      body: { message: /no feed at 'https:\/\/other\.example\/'/ },
    })
    expect(() => bench.setState({ feeds: [{ items: [{}] }] })).toThrow(/feeds\.0\.items\.0\.title/)
  })
})

describe('on the web', () => {
  let server: Server
  let feed: string

  beforeEach(async () => {
    server = createServer((_request, response) => response.end(feed))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    bench = await openPublicConnectorBench(rss, { driver: async () => openRss(), connection: {} })
  })
  afterEach(async () => {
    await bench.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  const item = (id: string, more = '') =>
    `<item><guid isPermaLink="false">${id}</guid><title>${id}</title>${more}</item>`
  const show = (...items: string[]) => {
    feed = `<rss version="2.0"><channel><title>News</title>${items.join('')}</channel></rss>`
  }
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`

  test('a feed without a single date starts flows all the same', async () => {
    show(item('b'), item('a'))
    const next = await bench.poll('OnNewFeed', { feedUrl: address() })
    show(item('d'), item('c'), item('b'))
    expect((await next())?.body).toMatchObject({
      value: [{ id: 'c', publishDate: '0001-01-01 00:00:00Z', primaryLink: '' }, { id: 'd' }],
    })
    expect(await next()).toBeUndefined()
  })

  test('what is no feed is refused in words, and nothing is lost afterwards', async () => {
    show(item('a', '<pubDate>Fri, 30 Jan 2026 08:00:00 GMT</pubDate>'))
    const call = { feedUrl: address() }
    expect(await bench.body('ListFeedItems', call)).toMatchObject([{ publishDate: '2026-01-30 08:00:00Z' }])
    feed = '<html><title>Down</title></html>'
    expect(await bench.call('ListFeedItems', call)).toMatchObject({
      status: 400,
      body: { message: /no feed/, source: 'rss.driver.invalid' },
    })
  })
})
