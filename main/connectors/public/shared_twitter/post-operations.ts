import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { objectOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { pollingOperation } from '../../shipped/polling-operation.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { api, countOf, detailsOf, myId, postQuery, postsOf, userNamed, usersAt } from './x-api.ts'

/** Posts, timelines, people. */
export const postOperations: Readonly<Record<string, OperationHandler>> = {
  UserTimeline: async (call) => {
    const user = await userNamed(call, call.need('userName'))
    return posts(call, `${api}/users/${textOf(user, 'id') ?? ''}/tweets`, 5)
  },
  HomeTimeline: async (call) =>
    posts(call, `${api}/users/${await myId(call)}/timelines/reverse_chronological`, 1),
  SearchTweet: (call) => {
    const query = { query: call.need('searchQuery'), since_id: call.text('sinceId') }
    return posts(call, `${api}/tweets/search/recent`, 10, query)
  },
  Followers: async (call) => people(call, await named(call), 'followers'),
  MyFollowers: async (call) => people(call, await myId(call), 'followers'),
  Following: async (call) => people(call, await named(call), 'following'),
  MyFollowing: async (call) => people(call, await myId(call), 'following'),
  User: async (call) => ({ body: detailsOf(await userNamed(call, call.need('userName'))) }),
  Tweet: post,
  Retweet: async (call) => {
    const tweetId = call.need('tweetId')
    await call.vendor.post(`${api}/users/${await myId(call)}/retweets`, { json: { tweet_id: tweetId } })
    return { body: { TweetId: tweetId } }
  },
  OnNewTweet: pollingOperation({
    now: async (call) => textOf((await search(call, undefined))[0], 'TweetId') ?? '0',
    since: async (call, mark) => {
      const found = await search(call, mark)
      return { events: [...found].reverse(), mark: textOf(found[0], 'TweetId') ?? mark ?? '0' }
    },
  }),
}

async function posts(
  call: ProxyCall,
  url: string,
  least: number,
  more: Readonly<Record<string, string | undefined>> = {},
): Promise<ProxyAnswer> {
  const { asked, wanted } = countOf(call, least, 100)
  const { body } = await call.vendor.get(url, { query: { ...more, max_results: asked, ...postQuery } })
  return { body: postsOf(body).slice(0, wanted) }
}

async function named(call: ProxyCall): Promise<string> {
  return textOf(await userNamed(call, call.need('userName')), 'id') ?? ''
}

async function people(call: ProxyCall, id: string, which: 'followers' | 'following'): Promise<ProxyAnswer> {
  return { body: await usersAt(call, `${api}/users/${id}/${which}`) }
}

/** Posts that the search of a trigger finds after one, the newest first. */
async function search(call: ProxyCall, sinceId: string | undefined): Promise<readonly WdlObject[]> {
  const { body } = await call.vendor.get(`${api}/tweets/search/recent`, {
    query: {
      query: call.need('searchQuery'),
      since_id: sinceId === undefined || sinceId === '0' ? undefined : sinceId,
      max_results: 100,
      ...postQuery,
    },
  })
  return postsOf(body)
}

/** Largest medium that goes up in one piece, in bytes. */
const maxMediaBytes = 5 * 1024 * 1024

async function post(call: ProxyCall): Promise<ProxyAnswer> {
  const text = call.text('tweetText')
  const mediaId = call.bytes.byteLength === 0 ? undefined : await upload(call)
  if (text === undefined && mediaId === undefined)
    throw new Refusal(400, 'There is nothing to post: neither text nor media.')
  const json = {
    ...(text === undefined ? {} : { text }),
    ...(mediaId === undefined ? {} : { media: { media_ids: [mediaId] } }),
  }
  const { body } = await call.vendor.post(`${api}/tweets`, { json })
  return { body: { TweetId: textOf(objectOf(body, 'data'), 'id') ?? '' } }
}

async function upload(call: ProxyCall): Promise<string> {
  const { bytes, contentType = 'image/png' } = call
  if (bytes.byteLength > maxMediaBytes) throw new Refusal(413, 'Media are at most 5 MB here.')
  const { body } = await call.vendor.post(`${api}/media/upload`, {
    json: {
      media: Buffer.from(bytes).toString('base64'),
      media_category: 'tweet_image',
      media_type: contentType,
    },
  })
  return textOf(objectOf(body, 'data'), 'id') ?? ''
}
