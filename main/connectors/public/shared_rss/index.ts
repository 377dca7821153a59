import { readFeedDate } from '../../drivers/rss/feed-date.ts'
import { pollingOperation } from '../../shipped/polling-operation.ts'
import type { PublicConnector } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { feedItemOf, itemsOf } from './feed-api.ts'
import { newsOf } from './news-mark.ts'
import { rssSandbox } from './sandbox.ts'

/** RSS and Atom feeds, over the driver `rss`. */
export const rss: PublicConnector = {
  id: 'shared_rss',
  driver: 'rss',
  operations: {
    ListFeedItems: async (call) => {
      const since = call.text('since')
      const from = since === undefined ? undefined : readFeedDate(since)
      if (since !== undefined && from === undefined) {
        throw new Refusal(400, `'since' is '${since}', which is no date.`)
      }
      const items = await itemsOf(call)
      return {
        body: items
          .filter(({ ms }) => from === undefined || (ms !== undefined && ms >= from))
          .map(feedItemOf),
      }
    },
    OnNewFeed: pollingOperation({
      now: async (call) => newsOf(undefined, await itemsOf(call)).mark,
      since: async (call, before) => {
        const { fresh, mark } = newsOf(before, await itemsOf(call))
        return { events: fresh.map(feedItemOf), mark }
      },
    }),
  },
  sandbox: rssSandbox,
}
