import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { mediaTypeOf } from '../../shipped/media-type.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'

/** Sends the mail of a form. @param isHtml unless the form says it (`IsHtml`): the first version sent plain text */
export async function sendMail(call: ProxyCall, isHtml: boolean): Promise<ProxyAnswer> {
  const form = call.object
  const text = (name: string) => textOf(form, name) ?? ''
  const body = bodyText(propertyOf(form, 'Body'))
  await call.vendor.post('https://smtp.driver.invalid/messages', {
    json: {
      from: text('From'),
      to: text('To'),
      cc: text('CC'),
      bcc: text('Bcc'),
      replyTo: text('ReplyTo'),
      subject: text('Subject'),
      ...((flagOf(propertyOf(form, 'IsHtml')) ?? isHtml) ? { html: body } : { text: body }),
      importance: text('Importance'),
      readReceipt: text('ReadReceipt'),
      deliveryReceipt: text('DeliveryReceipt'),
      attachments: attachmentsOf(form),
    },
  })
  return {}
}

/** A body is a text; whatever else an expression gave is sent as JSON. */
function bodyText(value: WdlValue | undefined): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function flagOf(value: WdlValue | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value
  return typeof value === 'string' && /^(true|false)$/i.test(value) ? /^true$/i.test(value) : undefined
}

/** Names as the versions of the operation and other mail connectors have them. */
function attachmentsOf(form: WdlObject): readonly WdlValue[] {
  const list = propertyOf(form, 'Attachments')
  if (list === undefined || list === null || list === '') return []
  if (!Array.isArray(list)) throw new Refusal(400, "'Attachments' is no list.")
  return (list as readonly WdlValue[]).map((one, index) => {
    const name = textOf(one, 'FileName') || textOf(one, 'Name') || `attachment-${index + 1}`
    const content = propertyOf(one, 'ContentData') ?? propertyOf(one, 'ContentBytes') ?? ''
    return {
      name,
      contentType: textOf(one, 'ContentType') || typeOfEnvelope(content) || mediaTypeOf(name),
      contentId: textOf(one, 'ContentId') ?? '',
      base64: base64Of(content, name),
    }
  })
}

/** A file's content of another step comes as an envelope: `{"$content-type", "$content"}`. */
function base64Of(content: WdlValue, name: string): string {
  const text = (typeof content === 'string' ? content : (textOf(content, '$content') ?? '')).replace(
    /\s+/g,
    '',
  )
  if (/^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0) return text
  throw new Refusal(
    400,
    `The content of '${name}' is not base64. Give the file content of another step, or base64(...) of a text.`,
  )
}

function typeOfEnvelope(content: WdlValue): string {
  return textOf(content, '$content-type') ?? ''
}
