import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { splitAddresses } from '../../shipped/graph.ts'
import { Refusal } from '../../shipped/refusal.ts'

/** A mail of Graph in Power Automate's shape: addresses as texts, the body as text. */
export function emailOf(mail: WdlValue): WdlObject {
  if (!isObject(mail)) throw new Refusal(502, 'Outlook did not answer with a mail.')
  const body = objectOf(mail, 'body')
  return {
    id: textOf(mail, 'id') ?? '',
    subject: textOf(mail, 'subject') ?? '',
    from: addressOf(propertyOf(mail, 'from')),
    toRecipients: addressesOf(mail, 'toRecipients'),
    ccRecipients: addressesOf(mail, 'ccRecipients'),
    bccRecipients: addressesOf(mail, 'bccRecipients'),
    replyTo: addressesOf(mail, 'replyTo'),
    receivedDateTime: withOffset(textOf(mail, 'receivedDateTime') ?? ''),
    hasAttachments: propertyOf(mail, 'hasAttachments') === true,
    importance: textOf(mail, 'importance') ?? 'normal',
    isRead: propertyOf(mail, 'isRead') === true,
    isHtml: textOf(body, 'contentType')?.toLowerCase() === 'html',
    body: textOf(body, 'content') ?? '',
    bodyPreview: textOf(mail, 'bodyPreview') ?? '',
    conversationId: textOf(mail, 'conversationId') ?? '',
    internetMessageId: textOf(mail, 'internetMessageId') ?? '',
    attachments: itemsOf(propertyOf(mail, 'attachments')),
  }
}

/** A mail of a form (`emailMessage/To` ...) as Graph takes it. */
export function mailOf(form: WdlObject): WdlObject {
  const from = textOf(form, 'From') ?? ''
  const importance = textOf(form, 'Importance') ?? ''
  return {
    subject: textOf(form, 'Subject') ?? '',
    body: { contentType: 'html', content: textOf(form, 'Body') ?? '' },
    toRecipients: recipients(form, 'To'),
    ...given('ccRecipients', recipients(form, 'Cc')),
    ...given('bccRecipients', recipients(form, 'Bcc')),
    ...given('replyTo', recipients(form, 'ReplyTo')),
    ...given('attachments', attachmentsOf(form)),
    ...(from === '' ? {} : { from: { emailAddress: { address: from } } }),
    ...(importance === '' ? {} : { importance: importance.toLowerCase() }),
  }
}

/** Addresses of a field as Graph wants them. */
export function recipients(form: WdlObject, name: string): readonly WdlValue[] {
  return splitAddresses(textOf(form, name) ?? '').map((address) => ({ emailAddress: { address } }))
}

/** Attachments of a form: names and contents in base64. */
export function attachmentsOf(form: WdlObject): readonly WdlValue[] {
  return itemsOf(propertyOf(form, 'Attachments')).map((one) => {
    const content = propertyOf(one, 'ContentBytes') ?? ''
    // A file's content of another step comes as an envelope: {"$content-type", "$content"}.
    const bytes = typeof content === 'string' ? content : (textOf(content, '$content') ?? '')
    return {
      '@odata.type': '#microsoft.graph.fileAttachment',
      name: textOf(one, 'Name') ?? 'attachment',
      contentBytes: bytes,
    }
  })
}

/** A list as a property, where it holds something. */
export function given(name: string, list: readonly WdlValue[]): WdlObject {
  return list.length === 0 ? {} : { [name]: list }
}

/** What of a list can be looked for only by looking at each mail. */
export interface MailFilter {
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly toOrCc: readonly string[]
  readonly from: readonly string[]
  /** `any`, `low`, `normal`, `high`. */
  readonly importance: string
  readonly onlyWithAttachments: boolean
  readonly subject: string
}

export function isWanted(mail: WdlValue, filter: MailFilter): boolean {
  const to = addressListOf(mail, 'toRecipients')
  const cc = addressListOf(mail, 'ccRecipients')
  const isOf = (wanted: readonly string[], found: readonly string[]) =>
    wanted.length === 0 || wanted.some((one) => found.includes(one.toLowerCase()))
  return (
    isOf(filter.to, to) &&
    isOf(filter.cc, cc) &&
    isOf(filter.toOrCc, [...to, ...cc]) &&
    isOf(filter.from, [addressOf(propertyOf(mail, 'from')).toLowerCase()]) &&
    (filter.importance === 'any' || textOf(mail, 'importance')?.toLowerCase() === filter.importance) &&
    (!filter.onlyWithAttachments || propertyOf(mail, 'hasAttachments') === true) &&
    (textOf(mail, 'subject') ?? '').toLowerCase().includes(filter.subject.toLowerCase())
  )
}

/** Graph writes `...Z` where Power Automate writes an offset. */
export function withOffset(time: string): string {
  return time.replace(/Z$/, '+00:00')
}

export function addressOf(recipient: WdlValue | undefined): string {
  return textOf(objectOf(recipient, 'emailAddress'), 'address') ?? ''
}

export function itemsOf(value: WdlValue | undefined): readonly WdlValue[] {
  return Array.isArray(value) ? (value as readonly WdlValue[]) : []
}

function addressListOf(mail: WdlValue, name: string): readonly string[] {
  return itemsOf(propertyOf(mail, name)).map((one) => addressOf(one).toLowerCase())
}

function addressesOf(mail: WdlValue, name: string): string {
  return itemsOf(propertyOf(mail, name)).map(addressOf).join(';')
}
