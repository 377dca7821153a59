import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { twitter } from './index.ts'

let bench: PublicConnectorBench
beforeEach(async () => {
  bench = await openPublicConnectorBench(twitter)
})
afterEach(() => bench.close())

const names = (users: { UserName: string }[]) => users.map(({ UserName }) => UserName)
const texts = (posts: { TweetText: string }[]) => posts.map(({ TweetText }) => TweetText)

test('a text is posted, and found', async () => {
  const { TweetId } = await bench.body('Tweet', { tweetText: 'Hello @fabrikam & all #new' })
  expect(bench.wire.at(-1)).toMatchObject({
    method: 'POST',
    url: 'https://api.x.com/2/tweets',
    json: { text: 'Hello @fabrikam & all #new' },
  })
  const [found] = await bench.body('SearchTweet', { searchQuery: '#new from:contoso', maxResults: 3 })
  expect(found).toMatchObject({
    TweetId,
    TweetText: 'Hello @fabrikam & all #new',
    TweetedBy: 'contoso',
    CreatedAt: 'Sat Jan 31 08:00:00 +0000 2026',
    CreatedAtIso: '2026-01-31T08:00:00.000Z',
    UserDetails: { FullName: 'Contoso', FollowersCount: 1, FriendsCount: 2, Id: 1001 },
    UserMentions: [{ UserName: 'fabrikam', FullName: 'Fabrikam' }],
  })
  const asked = new URL(bench.wire.at(-1)?.url ?? '')
  expect(asked.pathname).toBe('/2/tweets/search/recent')
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    query: '#new from:contoso',
    max_results: '10',
    expansions: expect.stringContaining('author_id'),
  })
})

test('a picture goes up first', async () => {
  const body = { '$content-type': 'image/jpeg', $content: 'QUJD' }
  const { TweetId } = await bench.body('Tweet', { tweetText: 'Look', body })
  expect(bench.wire.at(-2)).toMatchObject({
    url: 'https://api.x.com/2/media/upload',
    json: { media: 'QUJD', media_type: 'image/jpeg' },
  })
  const [post] = await bench.body('UserTimeline', { userName: '@contoso', maxResults: 1 })
  expect(post).toMatchObject({ TweetId, MediaUrls: [expect.stringContaining('pbs.twimg.com')] })
})

test('what cannot be posted is refused', async () => {
  expect(await bench.call('Tweet')).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('nothing to post') },
  })
  expect(await bench.call('Tweet', { tweetText: 'x'.repeat(281) })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining('280') },
  })
})

test('timelines, and a post that is repeated', async () => {
  expect(texts(await bench.body('UserTimeline', { userName: 'northwind' }))).toEqual([
    'Fresh coffee has arrived. #coffee',
  ])
  const [first] = await bench.body('SearchTweet', { searchQuery: 'coffee' })
  expect(await bench.body('Retweet', { tweetId: first.TweetId })).toEqual({ TweetId: first.TweetId })
  expect(bench.wire.at(-1)).toMatchObject({
    url: 'https://api.x.com/2/users/1001/retweets',
    json: { tweet_id: first.TweetId },
  })
  const [newest] = await bench.body('HomeTimeline')
  expect(newest).toMatchObject({
    TweetedBy: 'contoso',
    OriginalTweet: { TweetId: first.TweetId, TweetedBy: 'northwind', RetweetCount: 1 },
  })
  expect(await bench.call('Retweet', { tweetId: '5' })).toMatchObject({ status: 404 })
})

test('people', async () => {
  expect(await bench.body('User', { userName: 'fabrikam' })).toMatchObject({
    FullName: 'Fabrikam',
    Location: 'Munich',
  })
  expect(await bench.call('User', { userName: 'nobody' })).toMatchObject({
    status: 404,
    body: { message: expect.stringContaining('nobody') },
  })
  expect(names(await bench.body('Followers', { userName: 'northwind' }))).toEqual(['contoso'])
  expect(names(await bench.body('MyFollowers'))).toEqual(['northwind'])
  expect(names(await bench.body('Following', { userName: 'northwind' }))).toEqual(['contoso'])
  expect(names(await bench.body('MyFollowing', { maxResults: 1 }))).toEqual(['northwind'])
})

test('new posts that a search finds, oldest first, none twice', async () => {
  const next = await bench.poll('OnNewTweet', { searchQuery: '#coffee OR #tea' })
  expect(await next()).toBeUndefined()
  await bench.body('Tweet', { tweetText: 'One #tea' })
  await bench.body('Tweet', { tweetText: 'Nothing' })
  await bench.body('Tweet', { tweetText: 'Two #coffee' })
  expect((await next())?.body).toMatchObject({
    value: [{ TweetText: 'One #tea' }, { TweetText: 'Two #coffee' }],
  })
  expect(await next()).toBeUndefined()
})

test('the first post of all is new as well', async () => {
  bench.setState({ users: [{ username: 'a' }] })
  const next = await bench.poll('OnNewTweet', { searchQuery: 'x' })
  await bench.body('Tweet', { tweetText: 'x' })
  expect((await next())?.body).toMatchObject({ value: [{ TweetText: 'x' }] })
})
