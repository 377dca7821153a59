import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import { type PollingOperation, pollingOperation } from '../../shipped/polling-operation.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { type OperationHandler, Refusal } from '../../shipped/public-connector.ts'
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

/**
 * Messages by the time they were written. The mark is the newest time and the ids that have it: another message of the
 * same moment is still news, and none is told twice.
 */
function newMessages(
  wantedBy: (call: ProxyCall) => Promise<(message: WdlValue) => boolean>,
): Pick<PollingOperation, 'now' | 'since'> {
  return {
    now: async (call) => {
      const { value } = await graphList(call, messagesUrl(call), {
        query: { $top: newestMessages },
        most: newestMessages,
      })
      return markOf(value) ?? writeMark(new Date(0).toISOString(), [])
    },
    since: async (call, mark) => {
      const known = mark === undefined ? undefined : readMark(mark)
      const found = await graphList(call, `${messagesUrl(call)}/delta`, {
        query: known === undefined ? {} : { $filter: `lastModifiedDateTime gt ${justBefore(known.time)}` },
      })
      const isNew = (message: WdlValue) =>
        known === undefined ||
        timeOf(message) > Date.parse(known.time) ||
        (timeOf(message) === Date.parse(known.time) && !known.ids.includes(textOf(message, 'id') ?? ''))
      const isWanted = await wantedBy(call)
      const fresh = found.value
        .filter((message) => textOf(message, 'messageType') === 'message' && isNew(message))
        .sort((left, right) => timeOf(left) - timeOf(right))
      const seen = known?.ids.map((id) => ({ id, createdDateTime: known.time })) ?? []
      return { events: fresh.filter(isWanted), mark: markOf([...seen, ...fresh]) ?? mark ?? '' }
    },
  }
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

function timeOf(message: WdlValue): number {
  return Date.parse(textOf(message, 'createdDateTime') ?? '') || 0
}

function markOf(messages: readonly WdlValue[]): string | undefined {
  const newest = Math.max(...messages.map(timeOf), 0)
  if (newest === 0) return undefined
  const ids = messages
    .filter((message) => timeOf(message) === newest)
    .map((message) => textOf(message, 'id') ?? '')
  return writeMark(new Date(newest).toISOString(), ids)
}

function writeMark(time: string, ids: readonly string[]): string {
  return [time, ...ids].join(',')
}

function readMark(mark: string): { readonly time: string; readonly ids: readonly string[] } {
  const [time = '', ...ids] = mark.split(',')
  return { time, ids }
}

/** Graph's filter knows "later than" only. */
function justBefore(time: string): string {
  return new Date(Date.parse(time) - 1).toISOString()
}
