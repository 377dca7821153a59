import type { SendMailOptions } from 'nodemailer'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { plainTextOf } from '../../shipped/html-text.ts'
import { type MailAddress, readAddresses, refuseLines } from '../mail/mail-addresses.ts'

/** Largest attachments of one mail together, in bytes. Most servers take less, and say so. */
const mostBytes = 100 * 1024 * 1024
const mostRecipients = 1_000

type Given = Readonly<Record<string, unknown>>

/**
 * The mail that a request describes: `from`, `to`, `cc`, `bcc`, `replyTo` (texts with addresses), `subject`, `html` or
 * `text`, `importance`, `readReceipt`, `deliveryReceipt` (addresses), `attachments` (`name`, `contentType`, `contentId`,
 * `base64`). Throws ServiceRefusal 400 for what cannot be sent, 413 for what is too much.
 * @param sender whom it is from where it does not say
 */
export function readMail(given: Given, sender: string): SendMailOptions {
  const addresses = (name: string) => readAddresses(textOf(given, name), name)
  const [to, cc, bcc] = [addresses('to'), addresses('cc'), addresses('bcc')]
  const count = to.length + cc.length + bcc.length
  if (count === 0) throw new ServiceRefusal(400, 'NoRecipient', 'The mail has no recipient.')
  if (count > mostRecipients) {
    throw new ServiceRefusal(400, 'TooManyRecipients', `A mail goes to at most ${mostRecipients} recipients.`)
  }
  const subject = textOf(given, 'subject')
  refuseLines(subject, 'subject')
  return {
    from: senderOf(addresses('from'), sender),
    to: [...to],
    cc: [...cc],
    bcc: [...bcc],
    replyTo: [...addresses('replyTo')],
    subject,
    ...bodyOf(given),
    ...headersOf(given),
    attachments: attachmentsOf(given),
  }
}

function senderOf(given: readonly MailAddress[], sender: string): MailAddress {
  const [first] =
    given.length > 0 ? given : /^[^\s@]+@[^\s@]+$/.test(sender) ? [{ name: '', address: sender }] : []
  if (first !== undefined) return first
  throw new ServiceRefusal(
    400,
    'NoSender',
    "The mail says nobody in 'From', and the connection's user name is no address.",
  )
}

/** HTML goes with its text, for programs that show no HTML. */
function bodyOf(given: Given): Pick<SendMailOptions, 'html' | 'text'> {
  const html = textOf(given, 'html')
  return html === '' ? { text: textOf(given, 'text') } : { html, text: plainTextOf(html) }
}

function headersOf(given: Given): Pick<SendMailOptions, 'priority' | 'headers'> {
  const importance = textOf(given, 'importance').toLowerCase()
  if (!['', 'low', 'normal', 'high'].includes(importance)) {
    throw new ServiceRefusal(400, 'InvalidImportance', `'${importance}' is none of Low, Normal, High.`)
  }
  const receipt = (name: string) =>
    readAddresses(textOf(given, name), name)
      .map(({ address }) => address)
      .join(', ')
  const headers = {
    'Disposition-Notification-To': receipt('readReceipt'),
    'Return-Receipt-To': receipt('deliveryReceipt'),
  }
  return {
    ...(importance === '' ? {} : { priority: importance as 'low' | 'normal' | 'high' }),
    headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== '')),
  }
}

function attachmentsOf(given: Given): NonNullable<SendMailOptions['attachments']> {
  const list = Array.isArray(given.attachments) ? (given.attachments as readonly Given[]) : []
  let bytes = 0
  return list.map((one, index) => {
    const place = `attachments[${index}]`
    const [name, type, id] = ['name', 'contentType', 'contentId'].map((field) => {
      refuseLines(textOf(one, field), `${place}/${field}`)
      return textOf(one, field)
    })
    const content = Buffer.from(textOf(one, 'base64'), 'base64')
    bytes += content.byteLength
    if (bytes > mostBytes) {
      throw new ServiceRefusal(
        413,
        'TooLarge',
        `The attachments are larger than ${mostBytes / 1024 / 1024} MB together.`,
      )
    }
    if (type && !/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(type)) {
      throw new ServiceRefusal(400, 'InvalidContentType', `'${type}' (${place}) is no content type.`)
    }
    return {
      filename: name || `attachment-${index + 1}`,
      content,
      ...(type ? { contentType: type } : {}),
      // One that has an id is shown inside of the HTML: <img src="cid:...">.
      ...(id ? { cid: id.replace(/^<(.*)>$/, '$1'), contentDisposition: 'inline' as const } : {}),
    }
  })
}

function textOf(given: Given, name: string): string {
  const value = given[name]
  return typeof value === 'string' ? value : ''
}
