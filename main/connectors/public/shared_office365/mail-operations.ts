import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { filterOf, folderId, folderMessagesUrl, foldersIn, mailboxUrl, messageUrl } from './mail-api.ts'
import { attachmentsOf, emailOf, given, isWanted, mailOf, recipients } from './mail-shapes.ts'

/** As in Power Automate: filters that Graph does not know look at so many mails of a folder. */
const lookedThrough = 250
/** Most mails of one answer. */
const mostMails = 1_000

/** Actions of mails and folders. */
export const mailOperations: Readonly<Record<string, OperationHandler>> = {
  SendEmailV2: async (call) => {
    const message = mailOf(call.object)
    if (recipientCount(message) === 0) throw new Refusal(400, 'The mail has no recipient.')
    await call.vendor.post(graphUrl`/me/sendMail`, { json: { message, saveToSentItems: true } })
    return {}
  },
  DraftEmail: async (call) => ({
    body: emailOf((await call.vendor.post(graphUrl`/me/messages`, { json: mailOf(call.object) })).body),
  }),
  SendDraftEmail: async (call) => {
    await call.vendor.post(`${messageUrl(call)}/send`)
    return {}
  },
  GetEmailsV3: getEmails,
  GetEmailV2: async (call) => {
    const query = { $expand: call.flag('includeAttachments') ? 'attachments' : undefined }
    return { body: emailOf((await call.vendor.get(messageUrl(call), { query })).body) }
  },
  DeleteEmail_V2: async (call) => {
    await call.vendor.post(`${messageUrl(call)}/move`, { json: { destinationId: 'deleteditems' } })
    return {}
  },
  MoveV2: async (call) => {
    const json = { destinationId: await folderId(call, call.need('folderPath')) }
    return { body: emailOf((await call.vendor.post(`${messageUrl(call)}/move`, { json })).body) }
  },
  MarkAsRead_V3: async (call) => {
    await call.vendor.patch(messageUrl(call), { json: { isRead: call.flag('isRead', true) } })
    return {}
  },
  Flag_V2: async (call) => {
    const flagStatus = textOf(objectOf(call.object, 'flag'), 'flagStatus') ?? 'flagged'
    await call.vendor.patch(messageUrl(call), { json: { flag: { flagStatus } } })
    return {}
  },
  ReplyToV3: async (call) => {
    const form = call.object
    const subject = textOf(form, 'Subject') ?? ''
    const importance = textOf(form, 'Importance') ?? ''
    const way = propertyOf(form, 'ReplyAll') === true ? 'replyAll' : 'reply'
    await call.vendor.post(`${messageUrl(call)}/${way}`, {
      json: {
        message: {
          ...given('toRecipients', recipients(form, 'To')),
          ...given('ccRecipients', recipients(form, 'Cc')),
          ...given('bccRecipients', recipients(form, 'Bcc')),
          ...given('attachments', attachmentsOf(form)),
          ...(subject === '' ? {} : { subject }),
          ...(importance === '' ? {} : { importance: importance.toLowerCase() }),
        },
        comment: textOf(form, 'Body') ?? '',
      },
    })
    return {}
  },
  ForwardEmail_V2: async (call) => {
    const form = call.object
    const toRecipients = recipients(form, 'ToRecipients')
    if (toRecipients.length === 0) throw new Refusal(400, 'It is not said to whom the mail is sent on.')
    const json = { comment: textOf(form, 'Comment') ?? '', toRecipients }
    await call.vendor.post(`${messageUrl(call, 'message_id')}/forward`, { json })
    return {}
  },
  ExportEmail_V2: async (call) => {
    const { bytes } = await call.vendor.get(`${messageUrl(call)}/$value`, { headers: { Accept: '*/*' } })
    return { file: { content: bytes, contentType: 'message/rfc822' } }
  },
  GetAttachment_V2: async (call) => {
    const attachment = encodeURIComponent(call.need('attachmentId'))
    return { body: (await call.vendor.get(`${messageUrl(call)}/attachments/${attachment}`)).body }
  },
  ListMailFolders: async (call) => ({ body: await foldersIn(call, `${mailboxUrl(call)}/mailFolders`) }),
  ListChildMailFolders: async (call) => {
    const id = await folderId(call, call.need('id'))
    return {
      body: await foldersIn(call, `${mailboxUrl(call)}/mailFolders/${encodeURIComponent(id)}/childFolders`),
    }
  },
}

async function getEmails(call: ProxyCall): Promise<ProxyAnswer> {
  const top = Math.min(Math.max(call.number('top') ?? 10, 1), mostMails)
  const url = await folderMessagesUrl(call)
  const $expand = call.flag('includeAttachments') ? 'attachments' : undefined
  const search = call.text('searchQuery')
  if (search !== undefined) {
    // Graph neither sorts nor filters what it searches for.
    const $search = `"${search.replaceAll('"', '\\"')}"`
    const found = await graphList(call, url, { query: { $search, $top: top, $expand }, most: top })
    return { body: { value: found.value.map(emailOf) } }
  }
  const filter = filterOf(call)
  const isPlain =
    [filter.to, filter.cc, filter.toOrCc, filter.from].every(({ length }) => length === 0) &&
    filter.subject === '' &&
    filter.importance === 'any' &&
    !filter.onlyWithAttachments
  const most = isPlain ? top : Math.max(top, lookedThrough)
  // Graph wants what is sorted by to be filtered by as well.
  const unread = 'receivedDateTime ge 1900-01-01T00:00:00Z and isRead eq false'
  const query = {
    $filter: call.flag('fetchOnlyUnread', true) ? unread : undefined,
    $orderby: 'receivedDateTime desc',
    $top: Math.min(most, 100),
    $expand,
  }
  const { value } = await graphList(call, url, { query, most })
  return {
    body: {
      value: value
        .filter((mail) => isWanted(mail, filter))
        .slice(0, top)
        .map(emailOf),
    },
  }
}

function recipientCount(message: WdlObject): number {
  return ['toRecipients', 'ccRecipients', 'bccRecipients'].reduce((sum, name) => {
    const list = propertyOf(message, name)
    return sum + (Array.isArray(list) ? list.length : 0)
  }, 0)
}
