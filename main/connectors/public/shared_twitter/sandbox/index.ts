import { defineSandbox, type Json, type Scene } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'

interface User {
  id: string
  username: string
  name: string
  location: string
  description: string
  /** User names of those that the user follows. */
  follows: string[]
}

interface Post {
  id: string
  text: string
  /** User name. */
  author: string
  at: string
  /** Id of the post that this one repeats. */
  repeats?: string
  /** Addresses of pictures. */
  media: string[]
}

/** What an X holds; the first user is signed in. Posts are in the order of their ids. */
interface TwitterState {
  users: User[]
  posts: Post[]
}

/** Posts are 280 characters long at most. Source: docs.x.com, "Counting characters". */
const maxLength = 280

/** X's API v2 over users and posts in memory. */
export const twitterSandbox = defineSandbox<TwitterState>({
  seed: (nowMs) => {
    const hours = (count: number) => new Date(nowMs - count * 3_600_000).toISOString()
    return readState(
      {
        users: [
          {
            username: 'contoso',
            name: 'Contoso',
            location: 'Seattle',
            description: 'Makers of fine things.',
            follows: ['northwind', 'fabrikam'],
          },
          {
            username: 'northwind',
            name: 'Northwind Traders',
            location: 'Portland',
            description: 'Food from everywhere.',
            follows: ['contoso'],
          },
          {
            username: 'fabrikam',
            name: 'Fabrikam',
            location: 'Munich',
            description: 'We build it.',
            follows: [],
          },
        ],
        posts: [
          { author: 'northwind', text: 'Fresh coffee has arrived. #coffee', at: hours(50) },
          { author: 'fabrikam', text: 'Thanks to @contoso for a great workshop!', at: hours(20) },
          { author: 'contoso', text: 'We are hiring: makers of flows. #automation', at: hours(6) },
        ],
      },
      nowMs,
    )
  },
  read: readState,
  refusal: (status, code, message) => ({ title: code, detail: message, type: 'about:blank', status }),
  handle: routedSandbox<TwitterState>({
    'GET /2/users/me': (_request, { state }) => ({ json: { data: userJson(state, me(state)) } }),
    'GET /2/users/by/username/{name}': (request, { state }) => {
      const name = request.part('name')
      const user = state.users.find(({ username }) => username.toLowerCase() === name.toLowerCase())
      if (user !== undefined) return { json: { data: userJson(state, user) } }
      // The service says so with 200.
      return {
        json: {
          errors: [{ title: 'Not Found Error', detail: `Could not find user with username: [${name}].` }],
        },
      }
    },
    'GET /2/users/{id}/tweets': (request, { state }) => {
      const { username } = userOf(request, state)
      return page(request, state, ({ author }) => author === username)
    },
    'GET /2/users/{id}/timelines/reverse_chronological': (request, { state }) => {
      const { follows, username } = userOf(request, state)
      return page(request, state, ({ author }) => author === username || follows.includes(author))
    },
    'GET /2/users/{id}/followers': (request, { state }) => {
      const { username } = userOf(request, state)
      return userPage(
        request,
        state,
        state.users.filter(({ follows }) => follows.includes(username)),
      )
    },
    'GET /2/users/{id}/following': (request, { state }) => {
      const { follows } = userOf(request, state)
      return userPage(
        request,
        state,
        state.users.filter(({ username }) => follows.includes(username)),
      )
    },
    'GET /2/tweets/search/recent': (request, { state }) => {
      const max = Number(request.query('max_results') ?? 10)
      if (max < 10 || max > 100)
        throw new ServiceRefusal(400, 'Invalid Request', "The 'max_results' is not between 10 and 100.")
      return page(request, state, searchFor(request.query('query') ?? ''))
    },
    'POST /2/tweets': (request, scene) => {
      const { media, text = '' } = request.object as { text?: string; media?: { media_ids?: string[] } }
      if ([...text].length > maxLength)
        throw new ServiceRefusal(400, 'Invalid Request', 'The text is longer than 280 characters.')
      const added = add(scene, {
        text,
        media: (media?.media_ids ?? []).map((id) => `https://pbs.twimg.com/media/${id}.png`),
      })
      return { status: 201, json: { data: { id: added.id, text, edit_history_tweet_ids: [added.id] } } }
    },
    'POST /2/users/{id}/retweets': (request, scene) => {
      const id = String(request.object.tweet_id ?? '')
      const original = scene.state.posts.find((post) => post.id === id)
      if (original === undefined) throw new ServiceRefusal(404, 'Not Found', `There is no post ${id}.`)
      add(scene, { text: `RT @${original.author}: ${original.text}`, repeats: id, media: [] })
      return { json: { data: { retweeted: true } } }
    },
    'POST /2/media/upload': (_request, scene) => ({
      json: { data: { id: String(BigInt(`0x${scene.guid().slice(0, 8)}`)) } },
    }),
  }),
})

function readState(given: Json, nowMs: number): TwitterState {
  const reader = new StateReader(given)
  const users = reader.list('users').map((one, index) => {
    const follows = one.object.follows
    return {
      id: one.optionalText('id') ?? String(1001 + index),
      username: one.text('username'),
      name: one.optionalText('name') ?? one.text('username'),
      location: one.optionalText('location') ?? '',
      description: one.optionalText('description') ?? '',
      follows: Array.isArray(follows) ? follows.map(String) : [],
    }
  })
  return {
    users,
    posts: reader.list('posts').map((one, index) => {
      const author = one.text('author')
      if (!users.some(({ username }) => username === author))
        one.fail('author', `There is no user '${author}'.`)
      const repeats = one.optionalText('repeats')
      const media = one.object.media
      return {
        id: one.optionalText('id') ?? idOf(index + 1),
        text: one.text('text'),
        author,
        at: one.optionalText('at') ?? new Date(nowMs).toISOString(),
        media: Array.isArray(media) ? media.map(String) : [],
        ...(repeats === undefined ? {} : { repeats }),
      }
    }),
  }
}

/** Ids that grow, as long as real ones. */
function idOf(number: number): string {
  return String(1_700_000_000_000_000_000n + BigInt(number))
}

function me({ users }: TwitterState): User {
  const [first] = users
  if (first === undefined) throw new ServiceRefusal(401, 'Unauthorized', 'The sandbox has no users.')
  return first
}

function add({ nowMs, state }: Scene<TwitterState>, post: Pick<Post, 'text' | 'media' | 'repeats'>): Post {
  const last = state.posts.reduce((max, { id }) => (BigInt(id) > max ? BigInt(id) : max), BigInt(idOf(0)))
  const added: Post = {
    id: String(last + 1n),
    author: me(state).username,
    at: new Date(nowMs).toISOString(),
    ...post,
  }
  state.posts.push(added)
  return added
}

function userOf(request: ServiceRequest, { users }: TwitterState): User {
  const found = users.find(({ id }) => id === request.part('id'))
  if (found !== undefined) return found
  throw new ServiceRefusal(404, 'Not Found Error', `Could not find user with id: [${request.part('id')}].`)
}

/** Words (all of them), `#tags`, `from:user`, `"phrases"`, and `OR` between groups. */
function searchFor(query: string): (post: Post) => boolean {
  const groups = query.split(/\s+OR\s+/).map((group) => group.match(/"[^"]*"|\S+/g) ?? [])
  return ({ author, text }) =>
    groups.some((terms) =>
      terms.every((term) => {
        const isNot = term.startsWith('-')
        const plain = term.replace(/^-/, '').replaceAll('"', '').toLowerCase()
        const from = /^from:@?(.+)$/.exec(plain)?.[1]
        const isFound =
          from === undefined ? text.toLowerCase().includes(plain) : author.toLowerCase() === from
        return isNot ? !isFound : isFound
      }),
    )
}

function page(
  request: ServiceRequest,
  state: TwitterState,
  isWanted: (post: Post) => boolean,
): ServiceAnswer {
  const since = request.query('since_id')
  const posts = state.posts
    .filter((post) => isWanted(post) && (since === undefined || BigInt(post.id) > BigInt(since)))
    .sort((left, right) => (BigInt(right.id) > BigInt(left.id) ? 1 : -1))
    .slice(0, Number(request.query('max_results') ?? 10))
  if (posts.length === 0) return { json: { meta: { result_count: 0 } } }
  const originals = state.posts.filter(({ id }) => posts.some(({ repeats }) => repeats === id))
  const shown = [...posts, ...originals]
  const users = state.users.filter(({ username }) =>
    shown.some(({ author, text }) => author === username || text.includes(`@${username}`)),
  )
  return {
    json: {
      data: posts.map((post) => postJson(state, post)),
      includes: {
        users: users.map((user) => userJson(state, user)),
        tweets: originals.map((post) => postJson(state, post)),
        media: shown.flatMap(({ media }) => media.map((url) => ({ media_key: url, type: 'photo', url }))),
      },
      meta: { result_count: posts.length, newest_id: posts[0]?.id, oldest_id: posts.at(-1)?.id },
    },
  }
}

function postJson(state: TwitterState, { at, author, id, media, repeats, text }: Post) {
  const mentions = state.users.filter(({ username }) => text.includes(`@${username}`))
  return {
    id,
    text,
    author_id: state.users.find(({ username }) => username === author)?.id,
    created_at: at,
    lang: 'en',
    public_metrics: { retweet_count: state.posts.filter((one) => one.repeats === id).length, like_count: 0 },
    entities: { mentions: mentions.map((user) => ({ username: user.username, id: user.id })) },
    ...(repeats === undefined ? {} : { referenced_tweets: [{ type: 'retweeted', id: repeats }] }),
    ...(media.length === 0 ? {} : { attachments: { media_keys: media } }),
  }
}

function userJson(
  { posts, users }: TwitterState,
  { description, follows, id, location, name, username }: User,
) {
  return {
    id,
    name,
    username,
    location,
    description,
    profile_image_url: `https://pbs.twimg.com/profile_images/${id}/x.png`,
    public_metrics: {
      followers_count: users.filter((one) => one.follows.includes(username)).length,
      following_count: follows.length,
      tweet_count: posts.filter(({ author }) => author === username).length,
      like_count: 0,
    },
  }
}

function userPage(request: ServiceRequest, state: TwitterState, users: readonly User[]): ServiceAnswer {
  const from = Number(request.query('pagination_token') ?? 0)
  const size = Number(request.query('max_results') ?? 100)
  const shown = users.slice(from, from + size)
  const hasMore = users.length > from + size
  return {
    json: {
      data: shown.map((user) => userJson(state, user)),
      meta: { result_count: shown.length, ...(hasMore ? { next_token: String(from + size) } : {}) },
    },
  }
}
