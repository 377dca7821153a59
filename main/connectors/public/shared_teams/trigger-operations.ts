import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import { type PollingOperation, pollingOperation } from '../../shipped/polling-operation.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { justBefore, newsSince } from '../../shipped/time-mark.ts'
import { messagesUrl } from './team-operations.ts'

/** Newest messages that are looked at to find where a channel stands. */
const newestMessages = 50

/** Triggers of messages and of members. */
export const triggerOperations: Readonly<Record<string, OperationHandler>> = {
  OnNewChannelMessage: pollingOperation(newMessages(async () => () => true)),
  OnNewChannelMessageMentioningMe: pollingOperation(
    newMessages(async (call) => {
      const me = textOf((await call.vendor.get(graphUrl`/me`, { query: { $select: 'id' } })).body, 'id')
      return (message) => mentionedIn(message).includes(me)
    }),
  ),
  OnGroupMembershipAdd: pollingOperation(memberChanges(false)),
  OnGroupMembershipRemoval: pollingOperation(memberChanges(true)),
}

/** Messages by the time they were written. */
function newMessages(
  wantedBy: (call: ProxyCall) => Promise<(message: WdlValue) => boolean>,
): Pick<PollingOperation, 'now' | 'since'> {
  return {
    now: async (call) => {
      const { value } = await graphList(call, messagesUrl(call), {
        query: { $top: newestMessages },
        most: newestMessages,
      })
      return newsSince(undefined, value, timed).mark
    },
    since: async (call, mark) => {
      const found = await graphList(call, `${messagesUrl(call)}/delta`, {
        query: mark === undefined ? {} : { $filter: `lastModifiedDateTime gt ${justBefore(mark)}` },
      })
      const isWanted = await wantedBy(call)
      const messages = found.value.filter((message) => textOf(message, 'messageType') === 'message')
      const news = newsSince(mark, messages, timed)
      return { events: news.fresh.filter(isWanted), mark: news.mark }
    },
  }
}

function timed(message: WdlValue) {
  return { id: textOf(message, 'id') ?? '', time: textOf(message, 'createdDateTime') }
}

function memberChanges(isRemoval: boolean): Pick<PollingOperation, 'now' | 'since'> {
  const begin = (call: ProxyCall, more: Readonly<Record<string, string>>) =>
    graphList(call, graphUrl`/groups/delta`, {
      query: {
        $filter: `id eq '${call.need('groupId').replaceAll("'", "''")}'`,
        $select: 'members',
        ...more,
      },
    })
  return {
    now: async (call) => needLink((await begin(call, { $deltatoken: 'latest' })).deltaLink),
    since: async (call, mark) => {
      const found = mark === undefined ? await begin(call, {}) : await graphList(call, mark)
      const changes = found.value.flatMap((group) => {
        const members = propertyOf(group, 'members@delta')
        return Array.isArray(members) ? (members as readonly WdlValue[]) : []
      })
      const events = changes
        .filter((change) => (propertyOf(change, '@removed') !== undefined) === isRemoval)
        .map((change) => ({ id: textOf(change, 'id') ?? '' }))
      return { events, mark: needLink(found.deltaLink) }
    },
  }
}

function needLink(link: string | undefined): string {
  if (link !== undefined) return link
  throw new Refusal(502, 'Microsoft Graph did not say where its changes go on.')
}

function mentionedIn(message: WdlValue): readonly (string | undefined)[] {
  const mentions = propertyOf(message, 'mentions')
  if (!Array.isArray(mentions)) return []
  return (mentions as readonly WdlValue[]).map((mention) =>
    textOf(objectOf(objectOf(mention, 'mentioned'), 'user'), 'id'),
  )
}
