import { findTimeZone, toInstant } from '../../../../../shared/expressions/dates/time-zone.ts'
import type { Json, Scene } from '../../../sandboxes/sandbox.ts'
import type { SandboxRoutes } from '../../../sandboxes/sandbox-routes.ts'
import { account, badRequest, calendarIn, eventIn, newId, preciseNow } from './find-in-outlook.ts'
import { eventJson } from './graph-shapes.ts'
import { listed } from './list-page.ts'
import type { OutlookEvent, OutlookState } from './outlook-state.ts'

type Given = Readonly<Record<string, unknown>>

/** Calendars and events. */
export const calendarRoutes: SandboxRoutes<OutlookState> = {
  'GET /v1.0/me/calendars': (_request, { state }) => {
    const { address, calendars, name: owner } = account(state)
    return {
      json: { value: calendars.map(({ id, name }) => ({ id, name, owner: { name: owner, address } })) },
    }
  },
  'GET /v1.0/me/calendars/{calendar}/events': (request, { state }) =>
    listed(
      request,
      calendarIn(request, state).events.map((event) => eventJson(event, account(state))),
    ),
  'GET /v1.0/me/calendars/{calendar}/calendarView': (request, { state }) => {
    const [from, to] = [
      Date.parse(request.query('startDateTime') ?? ''),
      Date.parse(request.query('endDateTime') ?? ''),
    ]
    if (Number.isNaN(from) || Number.isNaN(to)) throw badRequest('startDateTime and endDateTime are needed.')
    const events = calendarIn(request, state).events.filter(
      ({ end, start }) => Date.parse(`${end}Z`) > from && Date.parse(`${start}Z`) < to,
    )
    return listed(
      request,
      events.map((event) => eventJson(event, account(state))),
    )
  },
  'POST /v1.0/me/calendars/{calendar}/events': (request, scene) => {
    const event: OutlookEvent = {
      id: newId(scene),
      subject: '',
      start: '',
      end: '',
      html: '',
      location: '',
      attendees: [],
      created: preciseNow(scene),
      modified: '',
      more: {},
    }
    changeEvent(event, request.object, scene)
    if (event.start === '' || event.end === '') throw badRequest('Required property start or end is missing.')
    calendarIn(request, scene.state).events.push(event)
    return { status: 201, json: eventJson(event, account(scene.state)) }
  },
  'GET /v1.0/me/calendars/{calendar}/events/{event}': (request, { state }) => ({
    json: eventJson(eventIn(request, state), account(state)),
  }),
  'PATCH /v1.0/me/calendars/{calendar}/events/{event}': (request, scene) => {
    const event = eventIn(request, scene.state)
    changeEvent(event, request.object, scene)
    return { json: eventJson(event, account(scene.state)) }
  },
  'DELETE /v1.0/me/calendars/{calendar}/events/{event}': (request, { state }) => {
    const gone = eventIn(request, state)
    const calendar = calendarIn(request, state)
    calendar.events = calendar.events.filter((event) => event !== gone)
    return { status: 204 }
  },
}

function changeEvent(event: OutlookEvent, given: Given, scene: Scene<OutlookState>): void {
  const { attendees, body, end, location, start, subject, ...more } = given
  if (typeof subject === 'string') event.subject = subject
  if (start !== undefined) event.start = utcOf(start as Given)
  if (end !== undefined) event.end = utcOf(end as Given)
  if (event.start !== '' && event.end !== '' && event.start > event.end) {
    throw badRequest('The start time is after the end time.')
  }
  if (body !== undefined) event.html = String((body as Given).content ?? '')
  if (location !== undefined) event.location = String((location as Given).displayName ?? '')
  if (Array.isArray(attendees)) {
    event.attendees = (attendees as readonly Given[]).map((one) => ({
      address: String((one.emailAddress as Given | undefined)?.address ?? ''),
      type: String(one.type ?? 'required'),
    }))
  }
  event.more = { ...event.more, ...(more as Record<string, Json>) }
  event.modified = preciseNow(scene)
}

/** A time of an event in UTC; Graph tells times so unless it is asked for something else. */
function utcOf({ dateTime, timeZone }: Given): string {
  const text = String(dateTime ?? '')
  const wall = Date.parse(/(z|[+-]\d\d:\d\d)$/i.test(text) ? text : `${text}Z`)
  const zone = findTimeZone(String(timeZone ?? 'UTC'))
  if (zone === undefined) throw badRequest(`A valid TimeZone value must be specified: '${String(timeZone)}'.`)
  const instant = Number.isNaN(wall) ? undefined : toInstant(wall, zone)
  if (instant === undefined) throw badRequest(`'${text}' is no time.`)
  return new Date(instant).toISOString().slice(0, 19)
}
