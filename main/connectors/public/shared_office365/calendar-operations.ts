import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl, splitAddresses } from '../../shipped/graph.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { graphZone } from '../../shipped/time-zone-names.ts'
import { addressOf, itemsOf, withOffset } from './mail-shapes.ts'

/** What of an event's form goes to Graph as it is. */
const plainFields = [
  'subject',
  'categories',
  'importance',
  'isAllDay',
  'reminderMinutesBeforeStart',
  'isReminderOn',
  'showAs',
  'responseRequested',
  'sensitivity',
]

/** Fields of people, by what Graph calls their part. */
const attendeeFields = {
  requiredAttendees: 'required',
  optionalAttendees: 'optional',
  resourceAttendees: 'resource',
}

/** Most events of one answer where nothing else is said. */
const mostEvents = 256

/** Actions of calendars and events. */
export const calendarOperations: Readonly<Record<string, OperationHandler>> = {
  CalendarGetTables_V2: async (call) => ({
    body: { value: (await graphList(call, graphUrl`/me/calendars`)).value },
  }),
  V4CalendarPostItem: async (call) => {
    const json = graphEvent(call.object)
    const { body } = await call.vendor.post(eventsUrl(call.need('table')), { json })
    return { status: 201, body: eventOf(body) }
  },
  V4CalendarPatchItem: async (call) => {
    const url = eventUrl(call.need('table'), call.need('id'))
    return { body: eventOf((await call.vendor.patch(url, { json: graphEvent(call.object) })).body) }
  },
  V4CalendarGetItems: async (call) => {
    const $skip = call.number('$skip')
    const most = call.number('$top') ?? mostEvents
    const { value } = await graphList(call, eventsUrl(call.need('table')), {
      query: { $filter: call.text('$filter'), $orderby: call.text('$orderby'), $top: most, $skip },
      most,
    })
    return { body: { value: value.map(eventOf) } }
  },
  V3CalendarGetItem: async (call) => ({
    body: eventOf((await call.vendor.get(eventUrl(call.need('table'), call.need('id')))).body),
  }),
  CalendarDeleteItem_V2: async (call) => {
    await call.vendor.delete(eventUrl(call.need('calendar'), call.need('event')))
    return {}
  },
  GetEventsCalendarViewV3: async (call) => {
    const most = call.number('$top') ?? mostEvents
    const { value } = await graphList(call, graphUrl`/me/calendars/${call.need('calendarId')}/calendarView`, {
      query: {
        startDateTime: call.need('startDateTimeUtc'),
        endDateTime: call.need('endDateTimeUtc'),
        $filter: call.text('$filter'),
        $orderby: call.text('$orderby') ?? 'start/dateTime',
        $top: most,
      },
      most,
    })
    const search = (call.text('search') ?? '').toLowerCase()
    const isFound = (event: WdlValue) => (textOf(event, 'subject') ?? '').toLowerCase().includes(search)
    return { body: { value: value.filter(isFound).map(eventOf) } }
  },
}

export function eventsUrl(calendar: string): string {
  return graphUrl`/me/calendars/${calendar}/events`
}

/** An event of Graph in Power Automate's shape. */
export function eventOf(event: WdlValue): WdlObject {
  if (!isObject(event)) throw new Refusal(502, 'Outlook did not answer with an event.')
  const [start, end] = [timeIn(event, 'start'), timeIn(event, 'end')]
  const body = objectOf(event, 'body')
  const response = objectOf(event, 'responseStatus')
  const same = (name: string) => propertyOf(event, name) ?? null
  return {
    id: same('id'),
    subject: textOf(event, 'subject') ?? '',
    start,
    end,
    startWithTimeZone: `${start.slice(0, 19)}+00:00`,
    endWithTimeZone: `${end.slice(0, 19)}+00:00`,
    timeZone: 'UTC',
    body: textOf(body, 'content') ?? '',
    isHtml: textOf(body, 'contentType')?.toLowerCase() === 'html',
    location: textOf(objectOf(event, 'location'), 'displayName') ?? '',
    organizer: addressOf(propertyOf(event, 'organizer')),
    ...Object.fromEntries(
      Object.entries(attendeeFields).map(([field, part]) => [field, attendeesOf(event, part)]),
    ),
    responseType: textOf(response, 'response') ?? 'none',
    responseTime: textOf(response, 'time') ?? null,
    importance: same('importance'),
    isAllDay: same('isAllDay'),
    showAs: same('showAs'),
    sensitivity: same('sensitivity'),
    isReminderOn: same('isReminderOn'),
    reminderMinutesBeforeStart: same('reminderMinutesBeforeStart'),
    responseRequested: same('responseRequested'),
    seriesMasterId: same('seriesMasterId'),
    iCalUId: same('iCalUId'),
    categories: same('categories'),
    webLink: same('webLink'),
    createdDateTime: withOffset(textOf(event, 'createdDateTime') ?? ''),
    lastModifiedDateTime: withOffset(textOf(event, 'lastModifiedDateTime') ?? ''),
  }
}

function eventUrl(calendar: string, event: string): string {
  return `${eventsUrl(calendar)}/${encodeURIComponent(event)}`
}

/** An event of a form as Graph takes it; what is not given is left out. */
function graphEvent(form: WdlObject): WdlObject {
  const zone = textOf(form, 'timeZone') ?? ''
  const timeZone = zone === '' ? 'UTC' : graphZone(zone)
  if (timeZone === undefined) {
    throw new Refusal(
      400,
      `'${zone}' is no time zone. Write a name of Windows (W. Europe Standard Time), of IANA, or UTC.`,
    )
  }
  const attendees = Object.entries(attendeeFields).flatMap(([field, type]) =>
    splitAddresses(textOf(form, field) ?? '').map((address) => ({ type, emailAddress: { address } })),
  )
  const isGiven = (name: string) => (textOf(form, name) ?? '') !== ''
  return {
    ...Object.fromEntries(
      plainFields.flatMap((name) => {
        const value = propertyOf(form, name)
        return value === undefined || value === '' ? [] : [[name, value] as const]
      }),
    ),
    ...(isGiven('start') ? { start: { dateTime: textOf(form, 'start') ?? '', timeZone } } : {}),
    ...(isGiven('end') ? { end: { dateTime: textOf(form, 'end') ?? '', timeZone } } : {}),
    ...(isGiven('body') ? { body: { contentType: 'html', content: textOf(form, 'body') ?? '' } } : {}),
    ...(isGiven('location') ? { location: { displayName: textOf(form, 'location') ?? '' } } : {}),
    ...(attendees.length === 0 ? {} : { attendees }),
  }
}

function timeIn(event: WdlObject, name: string): string {
  return textOf(objectOf(event, name), 'dateTime') ?? ''
}

/** `a@x;b@x;`: with a semicolon at the end, as Power Automate writes it. */
function attendeesOf(event: WdlObject, part: string): string {
  return itemsOf(propertyOf(event, 'attendees'))
    .filter((one) => textOf(one, 'type') === part)
    .map((one) => `${addressOf(one)};`)
    .join('')
}
