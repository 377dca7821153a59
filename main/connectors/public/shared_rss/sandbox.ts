import { defineSandbox, guidOf, type Json, timeText } from '../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../sandboxes/sandbox-routes.ts'
import { StateReader } from '../../sandboxes/state-reader.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'

interface SandboxFeedItem {
  id: string
  title: string
  link: string
  published: string
  updated: string
  summary: string
  categories: string[]
}

interface SandboxFeed {
  /** `*`: this feed is at every address that has none of its own. */
  address: string
  title: string
  /** In any order. */
  items: SandboxFeedItem[]
}

/** Feeds of the web, as a person sees and writes them. */
export interface RssState {
  feeds: SandboxFeed[]
}

/** Feeds without a network. */
export const rssSandbox = defineSandbox<RssState>({
  seed: seedFeeds,
  read: readFeeds,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<RssState>({
    'GET /feed': (request, { state }) => {
      const address = request.query('address') ?? ''
      const feed =
        state.feeds.find((one) => one.address === address) ?? state.feeds.find((one) => one.address === '*')
      if (feed === undefined) {
        throw new ServiceRefusal(
          404,
          'NotFound',
          `The sandbox has no feed at '${address}'. Add one, or one at '*'.`,
        )
      }
      const items = [...feed.items].sort(
        (left, right) => Date.parse(right.published) - Date.parse(left.published),
      )
      return {
        json: {
          title: feed.title,
          items: items.map(({ link, ...item }) => ({ ...item, links: [link], copyright: '' })),
        },
      }
    },
  }),
})

function seedFeeds(nowMs: number): RssState {
  const hours = (count: number) => timeText(nowMs + count * 3_600_000)
  return readFeeds(
    {
      feeds: [
        {
          address: '*',
          title: 'Contoso news',
          items: [
            {
              title: 'Northwind opens a shop in Leipzig',
              link: 'https://news.contoso.example/northwind-leipzig',
              published: hours(-2),
              summary: '<p>Doors open on Monday at nine.</p>',
              categories: ['Partners'],
            },
            {
              title: 'Paper becomes cheaper',
              link: 'https://news.contoso.example/paper',
              published: hours(-26),
              summary: '<p>Five per cent less from next month on.</p>',
              categories: ['Prices', 'Office'],
            },
            {
              title: 'Our summer party',
              link: 'https://news.contoso.example/party',
              published: hours(-75),
              summary: '<p>Pictures are online.</p>',
            },
          ],
        },
      ],
    },
    nowMs,
  )
}

/** Completes what a person wrote: titles are enough. */
function readFeeds(given: Json, nowMs: number): RssState {
  let serial = 0
  const itemOf = (one: StateReader): SandboxFeedItem => {
    serial += 1
    const published = one.optionalText('published') ?? timeText(nowMs)
    const link = one.optionalText('link') ?? `https://news.contoso.example/${serial}`
    return {
      id: one.optionalText('id') ?? guidOf(70_000 + serial),
      title: one.text('title'),
      link,
      published,
      updated: one.optionalText('updated') ?? published,
      summary: one.optionalText('summary') ?? '',
      categories: [...one.texts('categories')],
    }
  }
  return {
    feeds: new StateReader(given).list('feeds').map((one) => ({
      address: one.optionalText('address') ?? '*',
      title: one.optionalText('title') ?? '',
      items: one.list('items').map(itemOf),
    })),
  }
}
