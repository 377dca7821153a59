import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { Refusal } from '../../shipped/refusal.ts'

export const api = 'https://api.x.com/2'

const userFields = 'id,name,username,location,description,public_metrics,profile_image_url'

/** What posts are asked for with: their authors, pictures, and the posts they repeat. */
export const postQuery = {
  'tweet.fields':
    'created_at,public_metrics,lang,in_reply_to_user_id,entities,referenced_tweets,author_id,attachments',
  expansions:
    'author_id,attachments.media_keys,referenced_tweets.id,referenced_tweets.id.author_id,entities.mentions.username',
  'user.fields': userFields,
  'media.fields': 'url,preview_image_url',
}

/** Most results of a page, and least: the service refuses others. */
export function countOf(
  call: ProxyCall,
  least: number,
  most: number,
): { readonly wanted: number; readonly asked: number } {
  const wanted = Math.max(call.number('maxResults') ?? 20, 1)
  return { wanted, asked: Math.min(Math.max(wanted, least), most) }
}

/** Whoever is signed in. */
export async function myId({ vendor }: ProxyCall): Promise<string> {
  const { body } = await vendor.get(`${api}/users/me`)
  return textOf(objectOf(body, 'data'), 'id') ?? ''
}

/** A user by the name after the @. Throws Refusal 404. */
export async function userNamed({ vendor }: ProxyCall, given: string): Promise<WdlObject> {
  const name = given.replace(/^@/, '')
  const { body } = await vendor.get(`${api}/users/by/username/${encodeURIComponent(name)}`, {
    query: { 'user.fields': userFields },
  })
  const user = objectOf(body, 'data')
  if (user !== undefined) return user
  throw new Refusal(404, firstProblem(body) ?? `There is no user '${name}'.`)
}

function firstProblem(body: WdlValue): string | undefined {
  return textOf(listIn(propertyOf(body, 'errors'))[0], 'detail')
}

/** Users of a list, as many as are wanted, page by page. */
export async function usersAt(call: ProxyCall, url: string): Promise<readonly WdlObject[]> {
  const { asked, wanted } = countOf(call, 1, 1000)
  const users: WdlObject[] = []
  let token: string | undefined
  do {
    const { body } = await call.vendor.get(url, {
      query: { max_results: asked, 'user.fields': userFields, pagination_token: token },
    })
    users.push(...listIn(propertyOf(body, 'data')))
    token = textOf(objectOf(body, 'meta'), 'next_token')
  } while (token !== undefined && users.length < wanted)
  return users.slice(0, wanted).map(detailsOf)
}

export function listIn(value: WdlValue | undefined): readonly WdlObject[] {
  return Array.isArray(value) ? (value as readonly WdlValue[]).filter(isObject) : []
}

/** A user as Power Automate gives it. */
export function detailsOf(user: WdlValue): WdlObject {
  const metrics = objectOf(user, 'public_metrics')
  return {
    FullName: textOf(user, 'name') ?? '',
    Location: textOf(user, 'location') ?? '',
    Id: numberOf(textOf(user, 'id')),
    UserName: textOf(user, 'username') ?? '',
    FollowersCount: propertyOf(metrics, 'followers_count') ?? 0,
    Description: textOf(user, 'description') ?? '',
    StatusesCount: propertyOf(metrics, 'tweet_count') ?? 0,
    FriendsCount: propertyOf(metrics, 'following_count') ?? 0,
    FavouritesCount: propertyOf(metrics, 'like_count') ?? 0,
    ProfileImageUrl: textOf(user, 'profile_image_url') ?? '',
  }
}

/** Ids are longer than a double keeps. */
function numberOf(id: string | undefined): WdlValue {
  if (id === undefined || !/^\d+$/.test(id)) return null
  const exact = BigInt(id)
  return exact <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact) : exact
}

/** The posts of an answer as Power Automate gives them, in its order. */
export function postsOf(body: WdlValue): readonly WdlObject[] {
  const includes = objectOf(body, 'includes')
  return listIn(propertyOf(body, 'data')).map((post) => postOf(post, includes, true))
}

function postOf(post: WdlObject, includes: WdlObject | undefined, withOriginal: boolean): WdlObject {
  const users = listIn(propertyOf(includes, 'users'))
  const author = users.find((one) => textOf(one, 'id') === textOf(post, 'author_id'))
  const keys = propertyOf(objectOf(post, 'attachments'), 'media_keys')
  const media = listIn(propertyOf(includes, 'media')).filter((one) =>
    Array.isArray(keys) ? (keys as readonly WdlValue[]).includes(textOf(one, 'media_key') ?? '') : false,
  )
  const mentions = listIn(propertyOf(objectOf(post, 'entities'), 'mentions'))
  const repeated = listIn(propertyOf(post, 'referenced_tweets')).find(
    (one) => textOf(one, 'type') === 'retweeted',
  )
  const original = listIn(propertyOf(includes, 'tweets')).find(
    (one) => textOf(one, 'id') === textOf(repeated ?? null, 'id'),
  )
  const at = textOf(post, 'created_at') ?? ''
  return {
    TweetText: textOf(post, 'text') ?? '',
    TweetId: textOf(post, 'id') ?? '',
    CreatedAt: oldTime(at),
    CreatedAtIso: at,
    RetweetCount: propertyOf(objectOf(post, 'public_metrics'), 'retweet_count') ?? 0,
    TweetedBy: textOf(author ?? null, 'username') ?? '',
    MediaUrls: media.map((one) => textOf(one, 'url') ?? textOf(one, 'preview_image_url') ?? ''),
    TweetLanguageCode: textOf(post, 'lang') ?? '',
    TweetInReplyToUserId: textOf(post, 'in_reply_to_user_id') ?? '',
    Favorited: false,
    UserMentions: mentions.map((one) => ({
      Id: numberOf(textOf(one, 'id')),
      FullName: textOf(users.find((user) => textOf(user, 'id') === textOf(one, 'id')) ?? null, 'name') ?? '',
      UserName: textOf(one, 'username') ?? '',
    })),
    UserDetails: detailsOf(author ?? {}),
    ...(withOriginal && original !== undefined ? { OriginalTweet: postOf(original, includes, false) } : {}),
  }
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A time as the API wrote it before: `Sat Jan 31 08:00:00 +0000 2026`. */
function oldTime(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return ''
  const day = String(time.getUTCDate()).padStart(2, '0')
  const clock = time.toISOString().slice(11, 19)
  return `${days[time.getUTCDay()]} ${months[time.getUTCMonth()]} ${day} ${clock} +0000 ${time.getUTCFullYear()}`
}
