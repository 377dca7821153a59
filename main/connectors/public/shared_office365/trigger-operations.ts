import { createHash } from 'node:crypto'
import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { objectOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import { type PollingOperation, pollingOperation } from '../../shipped/polling-operation.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import { justBefore, newsSince } from '../../shipped/time-mark.ts'
import { eventOf, eventsUrl } from './calendar-operations.ts'
import { filterOf, folderMessagesUrl } from './mail-api.ts'
import { emailOf, isWanted } from './mail-shapes.ts'

/** Mails or events that are looked at to find where a list stands. */
const newest = 50

/** Triggers of mails and events. */
export const triggerOperations: Readonly<Record<string, OperationHandler>> = {
  OnNewEmailV3: pollingOperation(newMails('folderPath')),
  SharedMailboxOnNewEmailV2: pollingOperation(newMails('folderId')),
  OnFlaggedEmailV4: pollingOperation(flaggedMails()),
  CalendarGetOnNewItemsV3: pollingOperation(eventsBy('createdDateTime')),
  CalendarGetOnUpdatedItemsV3: pollingOperation(eventsBy('lastModifiedDateTime')),
  OnUpcomingEventsV3: pollingOperation(upcomingEvents()),
}

type Looking = Pick<PollingOperation, 'now' | 'since'>

function newMails(folder: string): Looking {
  return byTime(
    'receivedDateTime',
    (call) => folderMessagesUrl(call, folder),
    (call, fresh) => {
      const filter = filterOf(call)
      return fresh.filter((mail) => isWanted(mail, filter)).map(emailOf)
    },
  )
}

function eventsBy(time: string): Looking {
  return byTime(
    time,
    async (call) => eventsUrl(call.need('table')),
    (_call, fresh) => fresh.map(eventOf),
  )
}

/** What of a list has a later time than what was seen of it. */
function byTime(
  time: string,
  where: (call: ProxyCall) => Promise<string>,
  tell: (call: ProxyCall, fresh: readonly WdlValue[]) => readonly WdlValue[],
): Looking {
  const lookAt = (one: WdlValue) => ({ id: textOf(one, 'id') ?? '', time: textOf(one, time) })
  return {
    now: async (call) => {
      const query = { $orderby: `${time} desc`, $top: newest, $select: `id,${time}` }
      const { value } = await graphList(call, await where(call), { query, most: newest })
      return newsSince(undefined, value, lookAt).mark
    },
    since: async (call, before) => {
      const query = {
        $filter: before === undefined ? undefined : `${time} gt ${justBefore(before)}`,
        $orderby: before === undefined ? `${time} desc` : time,
        $top: newest,
        $expand: call.flag('includeAttachments') ? 'attachments' : undefined,
      }
      const most = before === undefined ? newest : Number.POSITIVE_INFINITY
      const { value } = await graphList(call, await where(call), { query, most })
      const { fresh, mark } = newsSince(before, value, lookAt)
      return { events: tell(call, fresh), mark }
    },
  }
}

/** Mails that have a flag and had none: nothing else about a mail says when it got one. */
function flaggedMails(): Looking {
  const flagged = async (call: ProxyCall) => {
    const $expand = call.flag('includeAttachments') ? 'attachments' : undefined
    const query = { $filter: "flag/flagStatus eq 'flagged'", $expand }
    return (await graphList(call, await folderMessagesUrl(call), { query })).value
  }
  return {
    now: async (call) => (await flagged(call)).map(shortId).join(','),
    since: async (call, before) => {
      const known = new Set(before?.split(','))
      const filter = filterOf(call)
      const found = await flagged(call)
      const events = found.filter((mail) => !known.has(shortId(mail)) && isWanted(mail, filter)).map(emailOf)
      return { events, mark: found.map(shortId).join(',') }
    },
  }
}

/** Events that begin within the given minutes, each told once; one that is moved is told again. */
function upcomingEvents(): Looking {
  return {
    now: async () => '',
    since: async (call, before) => {
      const minutes = call.number('lookAheadTimeInMinutes') ?? 15
      const time = (ms: number) => new Date(ms).toISOString()
      const query = {
        startDateTime: time(call.nowMs),
        endDateTime: time(call.nowMs + minutes * 60_000),
        $orderby: 'start/dateTime',
      }
      const url = graphUrl`/me/calendars/${call.need('table')}/calendarView`
      const { value } = await graphList(call, url, { query })
      const near = value.filter((event) => startOf(event) >= call.nowMs)
      const known = new Set(before?.split(','))
      return {
        events: near.filter((event) => !known.has(shortId(event))).map(eventOf),
        mark: near.map(shortId).join(','),
      }
    },
  }
}

function startOf(event: WdlValue): number {
  return Date.parse(`${(textOf(objectOf(event, 'start'), 'dateTime') ?? '').slice(0, 19)}Z`)
}

/** Ids of Outlook are long; a mark holds many. An event that is moved is another. */
function shortId(thing: WdlValue): string {
  const text = `${textOf(thing, 'id') ?? ''} ${textOf(objectOf(thing, 'start'), 'dateTime') ?? ''}`
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
