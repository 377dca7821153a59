import { readMail } from '../../drivers/smtp/smtp-message.ts'
import { defineSandbox, type Json, timeText } from '../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../sandboxes/sandbox-routes.ts'
import { StateReader } from '../../sandboxes/state-reader.ts'

interface SentMail {
  messageId: string
  /** Addresses as in a header: `Adele <adele@contoso.example>`. */
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  html: string
  text: string
  importance: string
  attachments: { name: string; contentType: string; base64: string }[]
  sent: string
}

/** A mail server that keeps what it is given. */
export interface SmtpState {
  /** Of the account: mails are from it where they do not say. */
  address: string
  /** In order. */
  sent: SentMail[]
}

/** Mails that go nowhere. */
export const smtpSandbox = defineSandbox<SmtpState>({
  seed: () => ({ address: 'alex@contoso.example', sent: [] }),
  read: readSmtp,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<SmtpState>({
    'GET /server': () => ({ json: { host: 'mail.contoso.example', port: 587, security: 'startTls' } }),
    'POST /messages': (request, { guid, now, state }) => {
      const mail = readMail(request.object, state.address)
      const messageId = `<${guid()}@contoso.example>`
      const to = headerTexts(mail.to)
      state.sent.push({
        messageId,
        from: headerTexts([mail.from])[0] ?? '',
        to,
        cc: headerTexts(mail.cc),
        bcc: headerTexts(mail.bcc),
        replyTo: headerTexts(mail.replyTo),
        subject: String(mail.subject ?? ''),
        html: String(mail.html ?? ''),
        text: String(mail.text ?? ''),
        importance: mail.priority ?? 'normal',
        attachments: (mail.attachments ?? []).map(({ content, contentType, filename }) => ({
          name: String(filename),
          contentType: String(contentType ?? 'application/octet-stream'),
          base64: (content as Buffer).toString('base64'),
        })),
        sent: now,
      })
      return { json: { messageId, accepted: to, response: '250 2.0.0 Ok: kept in the sandbox' } }
    },
  }),
})

function headerTexts(addresses: unknown): string[] {
  const list = Array.isArray(addresses) ? (addresses as { name: string; address: string }[]) : []
  return list.map(({ address, name }) => (name === '' ? address : `${name} <${address}>`))
}

/** Completes what a person wrote: an empty state is one. */
function readSmtp(given: Json, nowMs: number): SmtpState {
  const reader = new StateReader(given)
  const address = reader.optionalText('address') ?? 'alex@contoso.example'
  return {
    address,
    sent: reader.list('sent').map((one, index) => ({
      messageId: one.optionalText('messageId') ?? `<${index + 1}@contoso.example>`,
      from: one.optionalText('from') ?? address,
      to: [...one.texts('to')],
      cc: [...one.texts('cc')],
      bcc: [...one.texts('bcc')],
      replyTo: [...one.texts('replyTo')],
      subject: one.optionalText('subject') ?? '',
      html: one.optionalText('html') ?? '',
      text: one.optionalText('text') ?? '',
      importance: one.choice('importance', ['low', 'normal', 'high'], 'normal'),
      attachments: one.list('attachments').map((part) => ({
        name: part.text('name'),
        contentType: part.optionalText('contentType') ?? 'application/octet-stream',
        base64: part.optionalText('base64') ?? '',
      })),
      sent: one.optionalText('sent') ?? timeText(nowMs),
    })),
  }
}
