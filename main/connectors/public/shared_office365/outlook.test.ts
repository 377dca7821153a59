import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { outlook } from './index.ts'

let bench: PublicConnectorBench
let calendar: string

beforeEach(async () => {
  bench = await openPublicConnectorBench(outlook)
  calendar = bench.state().mailboxes[0].calendars[0].id
})

afterEach(() => bench.close())

const subjects = (answer: { body: unknown } | undefined) =>
  ((answer?.body ?? { value: [] }) as { value: { subject: string }[] }).value.map(({ subject }) => subject)
const inbox = async (more = {}) =>
  (await bench.body('GetEmailsV3', { fetchOnlyUnread: false, ...more })).value
const send = (subject: string, more = {}) =>
  bench.call('SendEmailV2', {
    'emailMessage/To': 'alex@contoso.example',
    'emailMessage/Subject': subject,
    'emailMessage/Body': '<p>Hello</p>',
    ...more,
  })

test('a mail is sent with everything a form may hold', async () => {
  await send('Offer', {
    'emailMessage/To': 'info@contoso.example; somebody@example.com',
    'emailMessage/Cc': 'alex@contoso.example',
    'emailMessage/Importance': 'High',
    'emailMessage/Attachments': [{ Name: 'offer.txt', ContentBytes: 'aGVsbG8=' }],
  })
  expect(bench.wire[0]).toMatchObject({
    method: 'POST',
    url: 'https://graph.microsoft.com/v1.0/me/sendMail',
    json: {
      message: {
        subject: 'Offer',
        body: { contentType: 'html', content: '<p>Hello</p>' },
        toRecipients: [
          { emailAddress: { address: 'info@contoso.example' } },
          { emailAddress: { address: 'somebody@example.com' } },
        ],
        ccRecipients: [{ emailAddress: { address: 'alex@contoso.example' } }],
        importance: 'high',
        attachments: [
          { '@odata.type': '#microsoft.graph.fileAttachment', name: 'offer.txt', contentBytes: 'aGVsbG8=' },
        ],
      },
      saveToSentItems: true,
    },
  })
  const [mail] = await inbox({ mailboxAddress: 'info@contoso.example', includeAttachments: true })
  expect(mail).toMatchObject({
    subject: 'Offer',
    from: 'alex@contoso.example',
    toRecipients: 'info@contoso.example;somebody@example.com',
    attachments: [{ name: 'offer.txt', contentBytes: 'aGVsbG8=' }],
  })
  expect((await send('x', { 'emailMessage/To': ' ; ' })).status).toBe(400)
})

test('mails are listed by folder and filters', async () => {
  expect((await inbox()).map(({ subject }: { subject: string }) => subject)).toEqual([
    'Numbers of the month',
    'Order 4711',
  ])
  expect(bench.wire.at(-1)?.url).toMatch(
    /\/me\/mailFolders\/inbox\/messages\?\$orderby=receivedDateTime%20desc/,
  )
  expect(await bench.body('GetEmailsV3', {})).toMatchObject({
    value: [{ subject: 'Order 4711', isRead: false }],
  })
  expect(await inbox({ from: 'adele@contoso.example' })).toMatchObject([{ subject: 'Numbers of the month' }])
  expect(await inbox({ subjectFilter: 'order', fetchOnlyWithAttachment: true })).toHaveLength(1)
  expect(await inbox({ folderPath: 'Inbox/Offers' })).toMatchObject([
    { subject: 'Our offer', importance: 'high' },
  ])
  expect(await inbox({ searchQuery: 'boxes of paper' })).toMatchObject([{ subject: 'Order 4711' }])
  const folders = await bench.body('ListMailFolders')
  const inside = await bench.body('ListChildMailFolders', { id: folders[0].Id })
  expect(await inbox({ folderPath: inside[0].Id })).toHaveLength(1)
  expect(await bench.call('GetEmailsV3', { folderPath: 'Inbox/Nowhere' })).toMatchObject({
    status: 404,
    body: { message: "There is no folder 'Inbox/Nowhere'." },
  })
})

test('a mail is read, flagged, moved, exported and deleted', async () => {
  const [, mail] = await inbox()
  await bench.call('MarkAsRead_V3', { messageId: mail.id, isRead: true })
  await bench.call('Flag_V2', { messageId: mail.id, 'body/flag/flagStatus': 'flagged' })
  expect(bench.state().mailboxes[0].mails[0]).toMatchObject({ isRead: true, isFlagged: true })
  const whole = await bench.body('GetEmailV2', { messageId: mail.id, includeAttachments: true })
  const [attachment] = whole.attachments
  expect(
    await bench.body('GetAttachment_V2', { messageId: mail.id, attachmentId: attachment.id }),
  ).toMatchObject({
    name: 'order-4711.txt',
    contentBytes: Buffer.from('20 boxes of paper, A4\n').toString('base64'),
  })
  const file = await bench.body('ExportEmail_V2', { messageId: mail.id })
  expect(Buffer.from(file.$content, 'base64').toString()).toMatch(
    /^Message-ID: .*\r\nFrom: orders@northwind.example/s,
  )
  const moved = await bench.body('MoveV2', { messageId: mail.id, folderPath: 'Archive' })
  expect((await bench.call('GetEmailV2', { messageId: mail.id })).status).toBe(404)
  await bench.call('DeleteEmail_V2', { messageId: moved.id })
  expect(await inbox({ folderPath: 'Deleted Items' })).toMatchObject([{ subject: 'Order 4711' }])
})

test('a mail is answered and sent on', async () => {
  const [, mail] = await inbox()
  await bench.call('ReplyToV3', { messageId: mail.id, 'replyParameters/Body': 'It comes tomorrow.' })
  await bench.call('ForwardEmail_V2', { message_id: mail.id, 'body/ToRecipients': 'info@contoso.example' })
  const [box, info] = bench.state().mailboxes
  expect(box.mails.at(-2)).toMatchObject({
    folder: 'Sent Items',
    subject: 'RE: Order 4711',
    to: ['orders@northwind.example'],
  })
  expect(box.mails.at(-2).html).toContain('It comes tomorrow.')
  expect(info.mails.at(-1)).toMatchObject({ folder: 'Inbox', subject: 'FW: Order 4711' })
})

test('a draft is kept, then sent', async () => {
  const draft = await bench.body('DraftEmail', {
    'draftMessage/To': 'info@contoso.example',
    'draftMessage/Subject': 'Later',
    'draftMessage/Body': 'x',
  })
  expect(await inbox({ folderPath: 'Drafts' })).toMatchObject([{ id: draft.id }])
  await bench.call('SendDraftEmail', { messageId: draft.id })
  expect(await inbox({ folderPath: 'Drafts' })).toEqual([])
  expect(await inbox({ mailboxAddress: 'info@contoso.example' })).toMatchObject([{ subject: 'Later' }])
})

test('events are made in the maker’s time zone, changed, listed and deleted', async () => {
  const made = await bench.body('V4CalendarPostItem', {
    table: calendar,
    'item/subject': 'Kick-off',
    'item/start': '2026-07-01T09:00:00',
    'item/end': '2026-07-01T10:00:00',
    'item/timeZone': '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna',
    'item/requiredAttendees': 'adele@contoso.example;megan@contoso.example',
    'item/showAs': 'busy',
  })
  expect(bench.wire.at(-1)?.json).toMatchObject({
    start: { dateTime: '2026-07-01T09:00:00', timeZone: 'W. Europe Standard Time' },
    attendees: [
      { type: 'required', emailAddress: { address: 'adele@contoso.example' } },
      { type: 'required' },
    ],
  })
  expect(made).toMatchObject({
    start: '2026-07-01T07:00:00.0000000',
    startWithTimeZone: '2026-07-01T07:00:00+00:00',
    requiredAttendees: 'adele@contoso.example;megan@contoso.example;',
    organizer: 'alex@contoso.example',
  })
  await bench.body('V4CalendarPatchItem', { table: calendar, id: made.id, 'item/location': 'Room 2' })
  expect(await bench.body('V3CalendarGetItem', { table: calendar, id: made.id })).toMatchObject({
    subject: 'Kick-off',
    location: 'Room 2',
  })
  const view = await bench.body('GetEventsCalendarViewV3', {
    calendarId: calendar,
    startDateTimeUtc: '2026-07-01T00:00:00Z',
    endDateTimeUtc: '2026-07-02T00:00:00Z',
  })
  expect(view.value).toMatchObject([{ subject: 'Kick-off' }])
  expect((await bench.body('V4CalendarGetItems', { table: calendar, $top: 1 })).value).toHaveLength(1)
  await bench.call('CalendarDeleteItem_V2', { calendar, event: made.id })
  expect((await bench.call('V3CalendarGetItem', { table: calendar, id: made.id })).status).toBe(404)
  const wrong = { table: calendar, 'item/subject': 'x', 'item/timeZone': '(UTC+30:00) Nowhere' }
  expect(
    await bench.call('V4CalendarPostItem', {
      ...wrong,
      'item/start': '2026-07-01T09:00:00',
      'item/end': '2026-07-01T09:00:00',
    }),
  ).toMatchObject({ status: 400 })
})

test('a request of one’s own goes to Graph and nowhere else', async () => {
  const found = await bench.body('HttpRequest', {
    Uri: 'https://graph.microsoft.com/v1.0/me/messages?$top=1',
    Method: 'GET',
    CustomHeader1: 'Prefer: outlook.body-content-type="text"',
  })
  expect(found.value).toHaveLength(1)
  expect(bench.wire.at(-1)?.headers.prefer).toBe('outlook.body-content-type="text"')
  await expect(bench.call('HttpRequest', { Uri: 'https://evil.example/x', Method: 'GET' })).rejects.toThrow(
    /evil\.example/,
  )
})

test('new mails start flows, each once, by the filters', async () => {
  const all = await bench.poll('OnNewEmailV3', {})
  const orders = await bench.poll('OnNewEmailV3', { subjectFilter: 'order', includeAttachments: true })
  const info = await bench.poll('SharedMailboxOnNewEmailV2', { mailboxAddress: 'info@contoso.example' })
  for (const poll of [all, orders, info]) expect(await poll()).toBeUndefined()
  bench.nowMs += 60_000
  await send('Order 4712', { 'emailMessage/Attachments': [{ Name: 'a.txt', ContentBytes: 'QQ==' }] })
  await send('Hello', { 'emailMessage/To': 'alex@contoso.example;info@contoso.example' })
  expect(subjects(await all())).toEqual(['Order 4712', 'Hello'])
  const found = await orders()
  expect(found?.body).toMatchObject({
    value: [{ subject: 'Order 4712', attachments: [{ contentBytes: 'QQ==' }] }],
  })
  expect(subjects(await info())).toEqual(['Hello'])
  for (const poll of [all, orders, info]) expect(await poll()).toBeUndefined()
})

test('a flag starts a flow once, and again when it is set anew', async () => {
  const poll = await bench.poll('OnFlaggedEmailV4', {})
  const [{ id }] = await inbox()
  const flag = (flagStatus: string) =>
    bench.call('Flag_V2', { messageId: id, 'body/flag/flagStatus': flagStatus })
  await flag('flagged')
  expect(subjects(await poll())).toEqual(['Numbers of the month'])
  await bench.call('MarkAsRead_V3', { messageId: id, isRead: false })
  expect(await poll()).toBeUndefined()
  await flag('complete')
  expect(await poll()).toBeUndefined()
  await flag('flagged')
  expect(subjects(await poll())).toEqual(['Numbers of the month'])
})

test('new, changed and upcoming events start flows', async () => {
  const created = await bench.poll('CalendarGetOnNewItemsV3', { table: calendar })
  const updated = await bench.poll('CalendarGetOnUpdatedItemsV3', { table: calendar })
  const soon = await bench.poll('OnUpcomingEventsV3', { table: calendar, lookAheadTimeInMinutes: 30 })
  for (const poll of [created, updated, soon]) expect(await poll()).toBeUndefined()
  bench.nowMs += 60_000
  const at = (minutes: number) => new Date(bench.nowMs + minutes * 60_000).toISOString().slice(0, 19)
  const made = await bench.body('V4CalendarPostItem', {
    table: calendar,
    'item/subject': 'Soon',
    'item/start': at(45),
    'item/end': at(60),
    'item/timeZone': 'UTC',
  })
  expect(subjects(await created())).toEqual(['Soon'])
  expect(subjects(await updated())).toEqual(['Soon'])
  expect(await soon()).toBeUndefined()
  bench.nowMs += 20 * 60_000
  expect(subjects(await soon())).toEqual(['Soon'])
  expect(await soon()).toBeUndefined()
  await bench.body('V4CalendarPatchItem', { table: calendar, id: made.id, 'item/subject': 'Sooner' })
  expect(subjects(await updated())).toEqual(['Sooner'])
  for (const poll of [created, soon]) expect(await poll()).toBeUndefined()
})

test('a state needs no more than subjects', async () => {
  bench.setState({ mailboxes: [{ mails: [{ subject: 'Hi' }] }] })
  expect(await inbox()).toMatchObject([{ subject: 'Hi' }])
  expect(() => bench.setState({ mailboxes: [{ mails: [{ subject: 'Hi', folder: 'X' }] }] })).toThrow(
    /mailboxes\.0\.mails\.0\.folder/,
  )
})
