import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { splitAddresses } from '../../shipped/graph.ts'
import { plainTextOf } from '../../shipped/html-text.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { listIn } from './mailbox-api.ts'

/** A mail of the driver as a flow gets it: the shape of the Outlook connectors, as far as mails of any server have it. */
export function emailOf(mail: WdlObject): WdlObject {
  const text = (name: string) => textOf(mail, name) ?? ''
  const files = listIn(mail, 'files')
  const html = text('html')
  const plain = text('text') || plainTextOf(html)
  return {
    id: text('id'),
    subject: text('subject'),
    from: addressesOf(mail, 'from')[0] ?? '',
    fromName: textOf(listIn(mail, 'from')[0], 'name') ?? '',
    toRecipients: addressesOf(mail, 'to').join(';'),
    ccRecipients: addressesOf(mail, 'cc').join(';'),
    bccRecipients: addressesOf(mail, 'bcc').join(';'),
    replyTo: addressesOf(mail, 'replyTo').join(';'),
    receivedDateTime: text('received').replace(/Z$/, '+00:00'),
    sentDateTime: text('sent').replace(/Z$/, '+00:00'),
    hasAttachments: files.some(isAttached),
    importance: text('importance') || 'normal',
    isRead: propertyOf(mail, 'isRead') === true,
    isFlagged: propertyOf(mail, 'isFlagged') === true,
    isHtml: html !== '',
    body: html === '' ? plain : html,
    bodyText: plain,
    bodyPreview: plain.replaceAll(/\s+/g, ' ').trim().slice(0, 255),
    folderPath: text('folder'),
    conversationId: text('conversationId'),
    internetMessageId: text('internetMessageId'),
    attachments: files.map(attachmentOf),
  }
}

/** A file of a mail; with its content, where the driver gave that. */
export function attachmentOf(file: WdlValue): WdlObject {
  const content = textOf(file, 'base64')
  return {
    id: textOf(file, 'number') ?? '',
    name: textOf(file, 'name') ?? '',
    contentType: textOf(file, 'contentType') ?? '',
    size: propertyOf(file, 'bytes') ?? 0,
    isInline: propertyOf(file, 'isInline') === true,
    contentId: textOf(file, 'contentId') ?? '',
    ...(content === undefined ? {} : { contentBytes: content }),
  }
}

/** What of mails can be told from their headers alone. */
export interface MailFilter {
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly toOrCc: readonly string[]
  readonly from: readonly string[]
  readonly subject: string
  /** `any`, `low`, `normal`, `high`. */
  readonly importance: string
  readonly onlyWithAttachments: boolean
}

export function filterOf(call: ProxyCall): MailFilter {
  const list = (name: string) => splitAddresses(call.text(name) ?? '').map((one) => one.toLowerCase())
  return {
    to: list('to'),
    cc: list('cc'),
    toOrCc: list('toOrCc'),
    from: list('from'),
    subject: (call.text('subjectFilter') ?? '').toLowerCase(),
    importance: (call.text('importance') ?? 'Any').toLowerCase(),
    onlyWithAttachments: call.flag('fetchOnlyWithAttachment'),
  }
}

/** Whether a mail fits. A whole address must be the same; a part of one (`@contoso.example`) must be in it. */
export function isWanted(mail: WdlValue, filter: MailFilter): boolean {
  const to = addressesOf(mail, 'to')
  const cc = addressesOf(mail, 'cc')
  return (
    isAmong(filter.to, to) &&
    isAmong(filter.cc, cc) &&
    isAmong(filter.toOrCc, [...to, ...cc]) &&
    isAmong(filter.from, addressesOf(mail, 'from')) &&
    (textOf(mail, 'subject') ?? '').toLowerCase().includes(filter.subject) &&
    (filter.importance === 'any' || textOf(mail, 'importance') === filter.importance) &&
    (!filter.onlyWithAttachments || listIn(mail, 'files').some(isAttached))
  )
}

function isAmong(wanted: readonly string[], found: readonly string[]): boolean {
  if (wanted.length === 0) return true
  const folded = found.map((one) => one.toLowerCase())
  return wanted.some((one) =>
    /^[^@]+@/.test(one) ? folded.includes(one) : folded.some((address) => address.includes(one)),
  )
}

/** Pictures that are shown in the text are none, as everywhere. */
function isAttached(file: WdlValue): boolean {
  return propertyOf(file, 'isInline') !== true
}

function addressesOf(mail: WdlValue, name: string): readonly string[] {
  return listIn(mail, name).map((one) => textOf(one, 'address') ?? '')
}
