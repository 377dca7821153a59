import { findTimeZone, toInstant } from '../../../../../shared/expressions/dates/time-zone.ts'
import { readFilter, sorted, type ValueAt } from '../../../sandboxes/odata-filter.ts'
import { defineSandbox, type Json, type SandboxAnswer, type Scene } from '../../../sandboxes/sandbox.ts'
import { SandboxRefusal } from '../../../sandboxes/sandbox-refusal.ts'
import type { SandboxRequest } from '../../../sandboxes/sandbox-request.ts'
import { routed } from '../../../sandboxes/sandbox-routes.ts'
import {
  attachmentJson,
  childFolders,
  eventJson,
  folderId,
  folderJson,
  mailJson,
  topFolders,
} from './graph-shapes.ts'
import {
  type Mailbox,
  type OutlookEvent,
  type OutlookMail,
  type OutlookState,
  readOutlook,
  seedOutlook,
  wellKnown,
} from './outlook-state.ts'

type Given = Readonly<Record<string, unknown>>

/** Items of a page where nothing is said. */
const pageSize = 10

/** Mail and calendar of Microsoft Graph. Mails between mailboxes of the sandbox arrive; others are only sent. */
export const outlookSandbox = defineSandbox<OutlookState>({
  seed: seedOutlook,
  read: readOutlook,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routed<OutlookState>({
    'GET /v1.0/me': (_request, { state }) => {
      const box = account(state)
      return {
        json: { id: box.address, displayName: box.name, mail: box.address, userPrincipalName: box.address },
      }
    },
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
      if (Number.isNaN(from) || Number.isNaN(to))
        throw badRequest('startDateTime and endDateTime are needed.')
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
      if (event.start === '' || event.end === '')
        throw badRequest('Required property start or end is missing.')
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
    'GET /v1.0/{*base}/mailFolders': (request, { state }) => {
      const box = boxIn(request, state)
      return listed(
        request,
        topFolders(box).map((name) => folderJson(name, box)),
      )
    },
    'GET /v1.0/{*base}/mailFolders/{folder}/childFolders': (request, { state }) => {
      const box = boxIn(request, state)
      return listed(
        request,
        childFolders(folderIn(request.part('folder'), box), box).map((name) => folderJson(name, box)),
      )
    },
    'GET /v1.0/{*base}/mailFolders/{folder}/messages': (request, { state }) => {
      const box = boxIn(request, state)
      const folder = folderIn(request.part('folder'), box)
      return mails(
        request,
        box.mails.filter((mail) => mail.folder === folder),
      )
    },
    'GET /v1.0/{*base}/messages': (request, { state }) => mails(request, boxIn(request, state).mails),
    'POST /v1.0/me/sendMail': (request, scene) => {
      const { message } = request.object
      send(newMail((message ?? {}) as Given, scene), scene)
      return { status: 202 }
    },
    'POST /v1.0/me/messages': (request, scene) => {
      const draft = { ...newMail(request.object, scene), folder: wellKnown.drafts ?? '' }
      account(scene.state).mails.push(draft)
      return { status: 201, json: mailJson(draft, true) }
    },
    'GET /v1.0/{*base}/messages/{message}': (request, { state }) => ({
      json: mailJson(mailIn(request, state), isExpanded(request)),
    }),
    'PATCH /v1.0/{*base}/messages/{message}': (request, scene) => {
      const mail = mailIn(request, scene.state)
      const { flag, isRead } = request.object
      if (typeof isRead === 'boolean') mail.isRead = isRead
      if (flag !== undefined) mail.isFlagged = (flag as Given).flagStatus === 'flagged'
      mail.modified = preciseNow(scene)
      return { json: mailJson(mail, false) }
    },
    'GET /v1.0/{*base}/messages/{message}/$value': (request, { state }) => ({
      headers: { 'Content-Type': 'text/plain' },
      content: mimeOf(mailIn(request, state)),
    }),
    'GET /v1.0/{*base}/messages/{message}/attachments/{attachment}': (request, { state }) => {
      const mail = mailIn(request, state)
      const found = mail.attachments.find(({ id }) => id === request.part('attachment'))
      if (found === undefined) throw notFound()
      return { json: attachmentJson(found, mail) }
    },
    'POST /v1.0/{*base}/messages/{message}/move': (request, scene) => {
      const mail = mailIn(request, scene.state)
      mail.folder = folderIn(String(request.object.destinationId ?? ''), boxIn(request, scene.state))
      // A mail that moves gets another id, as in Exchange.
      mail.id = newId(scene)
      mail.modified = preciseNow(scene)
      return { status: 201, json: mailJson(mail, false) }
    },
    'POST /v1.0/{*base}/messages/{message}/send': (request, scene) => {
      const draft = mailIn(request, scene.state)
      const box = boxIn(request, scene.state)
      box.mails = box.mails.filter((mail) => mail !== draft)
      send(draft, scene)
      return { status: 202 }
    },
    'POST /v1.0/{*base}/messages/{message}/reply': (request, scene) => answer(request, scene, false),
    'POST /v1.0/{*base}/messages/{message}/replyAll': (request, scene) => answer(request, scene, true),
    'POST /v1.0/{*base}/messages/{message}/forward': (request, scene) => {
      const mail = mailIn(request, scene.state)
      const { comment, toRecipients } = request.object
      const made = newMail({ toRecipients, subject: `FW: ${mail.subject}` }, scene)
      send({ ...made, html: quoted(String(comment ?? ''), mail), attachments: mail.attachments }, scene)
      return { status: 202 }
    },
  }),
})

function answer(request: SandboxRequest, scene: Scene<OutlookState>, toAll: boolean): SandboxAnswer {
  const mail = mailIn(request, scene.state)
  const { comment, message } = request.object
  const own = account(scene.state).address.toLowerCase()
  const made = newMail((message ?? {}) as Given, scene)
  const others = toAll ? [...mail.to, ...mail.cc].filter((one) => one.toLowerCase() !== own) : []
  const { subject } = (message ?? {}) as Given
  send(
    {
      ...made,
      to: made.to.length > 0 ? made.to : [mail.from, ...others],
      subject: typeof subject === 'string' ? subject : `RE: ${mail.subject.replace(/^re:\s*/i, '')}`,
      html: quoted(String(comment ?? ''), mail),
    },
    scene,
  )
  return { status: 202 }
}

/** Puts a mail among those that were sent, and into the inbox of every recipient that has a mailbox here. */
function send(mail: OutlookMail, scene: Scene<OutlookState>): void {
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc]
  if (recipients.length === 0) throw badRequest('At least one recipient is not valid.')
  const sent = { ...mail, received: preciseNow(scene), modified: preciseNow(scene) }
  account(scene.state).mails.push({ ...sent, folder: wellKnown.sentitems ?? '', isRead: true })
  for (const box of scene.state.mailboxes) {
    if (!recipients.some((one) => one.toLowerCase() === box.address.toLowerCase())) continue
    box.mails.push({ ...sent, id: newId(scene), folder: wellKnown.inbox ?? '', isRead: false, bcc: [] })
  }
}

function newMail(given: Given, scene: Scene<OutlookState>): OutlookMail {
  const from = (given.from as { emailAddress?: { address?: string } } | undefined)?.emailAddress?.address
  const now = preciseNow(scene)
  return {
    id: newId(scene),
    folder: '',
    from: from ?? account(scene.state).address,
    to: addressesIn(given.toRecipients),
    cc: addressesIn(given.ccRecipients),
    bcc: addressesIn(given.bccRecipients),
    subject: String(given.subject ?? ''),
    html: String((given.body as { content?: unknown } | undefined)?.content ?? ''),
    received: now,
    modified: now,
    isRead: false,
    isFlagged: false,
    importance: String(given.importance ?? 'normal'),
    attachments: ((given.attachments ?? []) as readonly Given[]).map((one) => ({
      id: newId(scene),
      name: String(one.name ?? ''),
      contentType: String(one.contentType ?? 'application/octet-stream'),
      base64: String(one.contentBytes ?? ''),
    })),
  }
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

function mails(request: SandboxRequest, found: readonly OutlookMail[]): SandboxAnswer {
  const search = request.query('$search')?.replace(/^"|"$/g, '').toLowerCase()
  const wanted =
    search === undefined
      ? found
      : found.filter(({ from, html, subject }) => `${from} ${subject} ${html}`.toLowerCase().includes(search))
  return listed(
    request,
    wanted.map((mail) => mailJson(mail, isExpanded(request))),
  )
}

/** A page of a list, as `$filter`, `$orderby`, `$top` and `$skip` ask for it. */
function listed(request: SandboxRequest, items: readonly object[]): SandboxAnswer {
  const filter = request.query('$filter')
  const isWanted = filter === undefined ? () => true : readFilter(filter)
  const found = sorted(
    items.filter((item) => isWanted(valuesIn(item))),
    request.query('$orderby'),
    valuesIn,
  )
  const top = Number(request.query('$top') ?? pageSize)
  const skip = Number(request.query('$skip') ?? 0)
  const next = new URL(request.url)
  next.searchParams.set('$skip', String(skip + top))
  return {
    json: {
      value: found.slice(skip, skip + top),
      ...(found.length > skip + top ? { '@odata.nextLink': next.href } : {}),
    },
  }
}

function valuesIn(item: object): ValueAt {
  return (path) => path.reduce<unknown>((value, name) => (value as Given | undefined)?.[name], item)
}

function isExpanded(request: SandboxRequest): boolean {
  return (request.query('$expand') ?? '').includes('attachments')
}

function addressesIn(recipients: unknown): string[] {
  const list = Array.isArray(recipients) ? (recipients as readonly Given[]) : []
  return list
    .map((one) => String((one.emailAddress as Given | undefined)?.address ?? ''))
    .filter((one) => one !== '')
}

function quoted(comment: string, mail: OutlookMail): string {
  return `${comment}<hr><p><b>From:</b> ${mail.from}<br><b>Subject:</b> ${mail.subject}</p>${mail.html}`
}

function mimeOf({ from, html, id, received, subject, to }: OutlookMail): string {
  const head = [
    `Message-ID: <${id}@contoso.example>`,
    `Date: ${new Date(received).toUTCString()}`,
    `From: ${from}`,
    `To: ${to.join(', ')}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  return `${head.join('\r\n')}\r\n\r\n${Buffer.from(html).toString('base64')}\r\n`
}

function account({ mailboxes }: OutlookState): Mailbox {
  const [first] = mailboxes
  if (first === undefined) throw notFound()
  return first
}

/** `me`, or `users/ADDRESS`. */
function boxIn(request: SandboxRequest, state: OutlookState): Mailbox {
  const base = request.part('base')
  if (base === 'me') return account(state)
  const address = /^users\/(.+)$/.exec(base)?.[1]?.toLowerCase()
  const box = state.mailboxes.find((one) => one.address.toLowerCase() === address)
  if (box === undefined)
    throw new SandboxRefusal(404, 'ErrorInvalidUser', `The requested user '${address}' is invalid.`)
  return box
}

function folderIn(id: string, box: Mailbox): string {
  const known = wellKnown[id.toLowerCase()]
  if (known !== undefined) return known
  const found = [...Object.values(wellKnown), ...box.folders].find((name) => folderId(name) === id)
  if (found === undefined) throw new SandboxRefusal(400, 'ErrorInvalidIdMalformed', 'Id is malformed.')
  return found
}

function mailIn(request: SandboxRequest, state: OutlookState): OutlookMail {
  const mail = boxIn(request, state).mails.find(({ id }) => id === request.part('message'))
  if (mail === undefined) throw notFound()
  return mail
}

function calendarIn(request: SandboxRequest, state: OutlookState): Mailbox['calendars'][number] {
  const calendar = account(state).calendars.find(({ id, name }) =>
    [id, name].includes(request.part('calendar')),
  )
  if (calendar === undefined) throw notFound()
  return calendar
}

function eventIn(request: SandboxRequest, state: OutlookState): OutlookEvent {
  const event = calendarIn(request, state).events.find(({ id }) => id === request.part('event'))
  if (event === undefined) throw notFound()
  return event
}

function newId(scene: Scene<OutlookState>): string {
  return `AAMk${scene.guid().replaceAll('-', '')}`
}

/** Mails of one second are told apart by their fractions. */
function preciseNow({ nowMs }: Scene<OutlookState>): string {
  return new Date(nowMs).toISOString()
}

function badRequest(message: string): SandboxRefusal {
  return new SandboxRefusal(400, 'ErrorInvalidRequest', message)
}

function notFound(): SandboxRefusal {
  return new SandboxRefusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
}
