import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { attachmentOf, emailOf, filterOf, isWanted } from './mail-shapes.ts'
import { imapUrl, listIn, objectIn, readMail, trashFolder } from './mailbox-api.ts'

/** Mails that are looked at where only each of them tells whether it fits. */
const lookedThrough = 250
const mostMails = 1_000

/** Actions of mails and folders. */
export const mailOperations: Readonly<Record<string, OperationHandler>> = {
  GetEmails: getEmails,
  GetEmail: async (call) => ({
    body: emailOf(await readMail(call, call.need('messageId'), call.flag('includeAttachments'))),
  }),
  ExportEmail: async (call) => {
    const { bytes } = await call.vendor.get(imapUrl`/mails/${call.need('messageId')}/source`)
    return { file: { content: bytes, contentType: 'message/rfc822' } }
  },
  GetAttachment: async (call) => {
    const url = imapUrl`/mails/${call.need('messageId')}/files/${call.need('attachmentId')}`
    return { body: attachmentOf((await call.vendor.get(url)).body) }
  },
  MarkAsRead: (call) => change(call, { isRead: call.flag('isRead', true) }),
  FlagEmail: (call) => change(call, { isFlagged: call.flag('isFlagged', true) }),
  MoveEmail: async (call) => ({ body: await move(call, call.need('folderPath')) }),
  DeleteEmail: deleteEmail,
  ListFolders: async (call) => {
    const { body } = await call.vendor.get(imapUrl`/folders`)
    const folders = listIn(body, 'folders').filter((folder) => propertyOf(folder, 'holdsMails') !== false)
    return {
      body: folders.map((folder) => ({
        path: textOf(folder, 'path') ?? '',
        name: textOf(folder, 'role') === 'inbox' ? 'Inbox' : (textOf(folder, 'path') ?? ''),
      })),
    }
  },
}

async function getEmails(call: ProxyCall): Promise<ProxyAnswer> {
  const top = Math.min(Math.max(call.number('top') ?? 10, 1), mostMails)
  const filter = filterOf(call)
  const isPlain = filter.toOrCc.length === 0 && filter.importance === 'any' && !filter.onlyWithAttachments
  const { body } = await call.vendor.post(imapUrl`/folders/${call.text('folderPath') ?? 'INBOX'}/search`, {
    json: {
      from: call.text('from') ?? '',
      to: call.text('to') ?? '',
      cc: call.text('cc') ?? '',
      subject: call.text('subjectFilter') ?? '',
      text: call.text('searchQuery') ?? '',
      unread: call.flag('fetchOnlyUnread', true),
      flagged: call.flag('fetchOnlyFlagged'),
      since: call.text('receivedAfter') ?? '',
      before: call.text('receivedBefore') ?? '',
      count: isPlain ? top : Math.max(top, lookedThrough),
    },
  })
  const wanted = listIn(body, 'mails').filter((mail) => isWanted(mail, filter))
  const emails = []
  for (const mail of wanted.slice(0, top)) {
    emails.push(emailOf(await readMail(call, textOf(mail, 'id') ?? '', call.flag('includeAttachments'))))
  }
  return { body: { value: emails } }
}

async function change(call: ProxyCall, json: Readonly<Record<string, boolean>>): Promise<ProxyAnswer> {
  await call.vendor.patch(imapUrl`/mails/${call.need('messageId')}`, { json })
  return {}
}

/** Says the mail's id in its new folder, where the server does. */
async function move(call: ProxyCall, folder: string) {
  const url = imapUrl`/mails/${call.need('messageId')}/move`
  const moved = objectIn((await call.vendor.post(url, { json: { folder } })).body)
  return { id: textOf(moved, 'id') ?? '', folderPath: textOf(moved, 'folder') ?? '' }
}

/** Into the folder for deleted mails; for good where there is none, from there, or where that is wanted. */
async function deleteEmail(call: ProxyCall): Promise<ProxyAnswer> {
  const id = call.need('messageId')
  const trash = call.flag('permanently') ? undefined : await trashFolder(call)
  if (trash === undefined || id.endsWith(`.${trash}`)) await call.vendor.delete(imapUrl`/mails/${id}`)
  else await move(call, trash)
  return {}
}
