import { guidOf, type Json, timeText } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

/** A mail. */
export interface OutlookMail {
  id: string
  /** Name of its folder. */
  folder: string
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  html: string
  received: string
  /** When it was last changed. */
  modified: string
  isRead: boolean
  isFlagged: boolean
  importance: string
  attachments: { id: string; name: string; contentType: string; base64: string }[]
}

/** An event; times are in UTC, `2026-02-02T09:00:00`. */
export interface OutlookEvent {
  id: string
  subject: string
  start: string
  end: string
  html: string
  location: string
  attendees: { address: string; type: string }[]
  created: string
  modified: string
  /** What else was said of it, as Graph names it: importance, showAs ... */
  more: Record<string, Json>
}

export interface Mailbox {
  address: string
  name: string
  /** Folders beside those that every mailbox has: `Offers`, or `Inbox/Offers` for one in another. */
  folders: string[]
  mails: OutlookMail[]
  calendars: { id: string; name: string; events: OutlookEvent[] }[]
}

/** Mailboxes; the first is the account's, it may open the others. */
export interface OutlookState {
  mailboxes: Mailbox[]
}

/** Folders of every mailbox, and what Graph calls them. */
export const wellKnown: Readonly<Record<string, string>> = {
  inbox: 'Inbox',
  drafts: 'Drafts',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
  archive: 'Archive',
  junkemail: 'Junk Email',
}

/** The mailbox of a small office. */
export function seedOutlook(nowMs: number): OutlookState {
  const hours = (count: number) => timeText(nowMs + count * 3_600_000)
  const tomorrow = timeText(nowMs + 86_400_000).slice(0, 10)
  return readOutlook(
    {
      mailboxes: [
        {
          address: 'alex@contoso.example',
          name: 'Alex Wilber',
          folders: ['Inbox/Offers'],
          mails: [
            {
              from: 'orders@northwind.example',
              subject: 'Order 4711',
              html: '<p>Dear Contoso,</p><p>please send us 20 boxes of paper.</p>',
              received: hours(-26),
              attachments: [{ name: 'order-4711.txt', text: '20 boxes of paper, A4\n' }],
            },
            {
              from: 'adele@contoso.example',
              subject: 'Numbers of the month',
              html: '<p>The sheet is complete.</p>',
              received: hours(-5),
              isRead: true,
            },
            {
              from: 'offers@fabrikam.example',
              subject: 'Our offer',
              html: '<p>As asked: 1,250.00 EUR.</p>',
              received: hours(-50),
              folder: 'Inbox/Offers',
              importance: 'high',
            },
          ],
          calendars: [
            {
              name: 'Calendar',
              events: [
                {
                  subject: 'Review of the month',
                  start: `${tomorrow}T09:00:00`,
                  end: `${tomorrow}T09:30:00`,
                  location: 'Room 1',
                  attendees: ['adele@contoso.example'],
                },
              ],
            },
          ],
        },
        { address: 'info@contoso.example', name: 'Info' },
      ],
    },
    nowMs,
  )
}

/** Completes what a person wrote: subjects are enough. Without a mailbox there is one, without a calendar there is one. */
export function readOutlook(given: Json, nowMs: number): OutlookState {
  const reader = new StateReader(given)
  let serial = 0
  const nextId = () => {
    serial += 1
    return `AAMk${guidOf(90_000 + serial).replaceAll('-', '')}`
  }
  const now = timeText(nowMs)

  const mailOf = (one: StateReader, box: Pick<Mailbox, 'address' | 'folders'>): OutlookMail => {
    const folder = one.optionalText('folder') ?? 'Inbox'
    const known = [...Object.values(wellKnown), ...box.folders]
    const found = known.find((name) => name.toLowerCase() === folder.toLowerCase())
    if (found === undefined) one.fail('folder', `'${folder}' is none of the mailbox's folders.`)
    const received = one.optionalText('received') ?? now
    return {
      id: one.optionalText('id') ?? nextId(),
      folder: found ?? folder,
      from: one.optionalText('from') ?? 'somebody@example.com',
      to: one.has('to') ? [...one.texts('to')] : [box.address],
      cc: [...one.texts('cc')],
      bcc: [...one.texts('bcc')],
      subject: one.text('subject'),
      html: one.optionalText('html') ?? '',
      received,
      modified: one.optionalText('modified') ?? received,
      isRead: one.flag('isRead'),
      isFlagged: one.flag('isFlagged'),
      importance: one.choice('importance', ['low', 'normal', 'high'], 'normal'),
      attachments: one.list('attachments').map((part) => ({
        id: part.optionalText('id') ?? nextId(),
        name: part.text('name'),
        contentType: part.optionalText('contentType') ?? 'application/octet-stream',
        base64:
          part.optionalText('base64') ?? Buffer.from(part.optionalText('text') ?? '').toString('base64'),
      })),
    }
  }

  const eventOf = (one: StateReader): OutlookEvent => {
    const created = one.optionalText('created') ?? now
    const { more } = one.object
    return {
      id: one.optionalText('id') ?? nextId(),
      subject: one.text('subject'),
      start: one.text('start'),
      end: one.optionalText('end') ?? one.text('start'),
      html: one.optionalText('html') ?? '',
      location: one.optionalText('location') ?? '',
      attendees: one.hasTexts('attendees')
        ? one.texts('attendees').map((address) => ({ address, type: 'required' }))
        : one.list('attendees').map((part) => ({
            address: part.text('address'),
            type: part.choice('type', ['required', 'optional', 'resource'], 'required'),
          })),
      created,
      modified: one.optionalText('modified') ?? created,
      more: more === undefined ? {} : { ...(one.at('more').object as Record<string, Json>) },
    }
  }

  const boxOf = (one: StateReader): Mailbox => {
    const address = one.optionalText('address') ?? 'alex@contoso.example'
    const folders = [...one.texts('folders')]
    const calendars = one.list('calendars').map((part) => ({
      id: part.optionalText('id') ?? nextId(),
      name: part.text('name'),
      events: part.list('events').map(eventOf),
    }))
    return {
      address,
      name: one.optionalText('name') ?? address,
      folders,
      mails: one.list('mails').map((mail) => mailOf(mail, { address, folders })),
      calendars: calendars.length > 0 ? calendars : [{ id: nextId(), name: 'Calendar', events: [] }],
    }
  }

  const mailboxes = reader.list('mailboxes').map(boxOf)
  return { mailboxes: mailboxes.length > 0 ? mailboxes : [boxOf(new StateReader({}))] }
}
