import type { FetchMessageObject, FetchQueryObject, MessageAddressObject } from 'imapflow'
import { type MailFile, readParts } from './mail-parts.ts'
import { mailId } from './message-id.ts'

/** What is fetched of a mail to tell of it; nothing of its content. */
export const summaryQuery: FetchQueryObject = {
  uid: true,
  flags: true,
  envelope: true,
  internalDate: true,
  size: true,
  bodyStructure: true,
  headers: ['importance', 'x-priority', 'references'],
}

/** A mail as routes of the driver answer it. The sandbox answers the same. */
export interface MailSummary {
  readonly id: string
  readonly uid: number
  readonly folder: string
  readonly internetMessageId: string
  readonly conversationId: string
  readonly subject: string
  readonly from: readonly MailPerson[]
  readonly to: readonly MailPerson[]
  readonly cc: readonly MailPerson[]
  readonly bcc: readonly MailPerson[]
  readonly replyTo: readonly MailPerson[]
  /** ISO 8601: when the server got it; what order and triggers go by. */
  readonly received: string
  /** As its writer's clock said; '' where it does not. */
  readonly sent: string
  readonly isRead: boolean
  readonly isFlagged: boolean
  readonly importance: 'low' | 'normal' | 'high'
  readonly bytes: number
  readonly files: readonly MailFile[]
}

export interface MailPerson {
  readonly name: string
  readonly address: string
}

/** Tells of a mail that was fetched with `summaryQuery`. */
export function summaryOf(mail: FetchMessageObject, folder: string, validity: string): MailSummary {
  const { bodyStructure, envelope, flags, internalDate, size, uid } = mail
  const headers = headersOf(mail.headers)
  const internetMessageId = envelope?.messageId ?? ''
  const references = (headers.get('references') ?? '').match(/<[^<>\s]+>/)?.[0]
  return {
    id: mailId({ folder, validity, uid }),
    uid,
    folder,
    internetMessageId,
    conversationId: references ?? envelope?.inReplyTo ?? internetMessageId,
    subject: envelope?.subject ?? '',
    from: peopleOf(envelope?.from ?? envelope?.sender),
    to: peopleOf(envelope?.to),
    cc: peopleOf(envelope?.cc),
    bcc: peopleOf(envelope?.bcc),
    replyTo: peopleOf(envelope?.replyTo),
    received: timeOf(internalDate) || timeOf(envelope?.date) || new Date(0).toISOString(),
    sent: timeOf(envelope?.date),
    isRead: flags?.has('\\Seen') === true,
    isFlagged: flags?.has('\\Flagged') === true,
    importance: importanceOf(headers),
    bytes: size ?? 0,
    files: readParts(bodyStructure).files,
  }
}

function peopleOf(list: readonly MessageAddressObject[] | undefined): readonly MailPerson[] {
  return (list ?? []).flatMap(({ address = '', name = '' }) => (address === '' ? [] : [{ name, address }]))
}

function timeOf(given: Date | string | undefined): string {
  const ms = given === undefined ? Number.NaN : new Date(given).getTime()
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString()
}

/** Unfolded; names in lower case. */
function headersOf(bytes: Buffer | undefined): ReadonlyMap<string, string> {
  const text = (bytes?.toString('latin1') ?? '').replaceAll(/\r?\n[ \t]+/g, ' ')
  return new Map(
    Array.from(text.matchAll(/^([\w-]+):[ \t]*(.*)$/gm), (match) => [
      (match[1] ?? '').toLowerCase(),
      (match[2] ?? '').trim(),
    ]),
  )
}

/** Source: RFC 2156 (Importance); X-Priority has no source but everybody's habit: 1 and 2 are high, 4 and 5 low. */
function importanceOf(headers: ReadonlyMap<string, string>): MailSummary['importance'] {
  const named = headers.get('importance')?.toLowerCase()
  if (named === 'high' || named === 'low' || named === 'normal') return named
  const priority = Number(headers.get('x-priority')?.charAt(0))
  if (priority === 1 || priority === 2) return 'high'
  return priority === 4 || priority === 5 ? 'low' : 'normal'
}
