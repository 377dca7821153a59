import addressParser from 'nodemailer/lib/addressparser'
import { isInTime } from '../../../drivers/imap/mail-search.ts'
import { mailId, readMailId } from '../../../drivers/imap/message-id.ts'
import { defineSandbox } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import { mailSource } from './mail-source.ts'
import {
  findSandboxFolder,
  type MailboxState,
  readMailbox,
  type SandboxMail,
  seedMailbox,
  usualFolders,
} from './mailbox-state.ts'

/** Mailboxes have another one when their mails are numbered anew, which these never are. */
const validity = '1'
/** Mails of one answer of new ones. */
const mostNew = 100

/** A mailbox without a server. */
export const imapSandbox = defineSandbox<MailboxState>({
  seed: seedMailbox,
  read: readMailbox,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<MailboxState>({
    'GET /folders': (_request, { state }) => ({
      json: {
        folders: [...Object.keys(usualFolders), ...state.folders].map((path) => ({
          path,
          name: path.slice(path.lastIndexOf('/') + 1),
          role: usualFolders[path] ?? '',
          holdsMails: true,
        })),
      },
    }),
    'GET /folders/{folder}/news': (request, { state }) => ({ json: news(request, state) }),
    'POST /folders/{folder}/search': (request, { state }) => ({ json: { mails: search(request, state) } }),
    'GET /mails/{id}': (request, { state }) => {
      const mail = mailAt(request, state)
      const { files, ...summary } = summaryOf(mail)
      const content = files.map((file, index) => ({ ...file, base64: mail.attachments[index]?.base64 }))
      const isFull = request.query('files') === 'true'
      return { json: { ...summary, html: mail.html, text: mail.text, files: isFull ? content : files } }
    },
    'GET /mails/{id}/source': (request, { state }) => ({
      content: mailSource(mailAt(request, state)),
      headers: { 'content-type': 'message/rfc822' },
    }),
    'GET /mails/{id}/files/{number}': (request, { state }) => {
      const mail = mailAt(request, state)
      const index = summaryOf(mail).files.findIndex(({ number }) => number === request.part('number'))
      if (index === -1) {
        throw new ServiceRefusal(404, 'NotFound', `The mail has no attachment '${request.part('number')}'.`)
      }
      return { json: { ...summaryOf(mail).files[index], base64: mail.attachments[index]?.base64 } }
    },
    'PATCH /mails/{id}': (request, { state }) => {
      const mail = mailAt(request, state)
      const { isFlagged, isRead } = request.object
      if (typeof isRead === 'boolean') mail.isRead = isRead
      if (typeof isFlagged === 'boolean') mail.isFlagged = isFlagged
      return { status: 204 }
    },
    'POST /mails/{id}/move': (request, { state }) => {
      const folder = folderAt(String(request.object.folder ?? ''), state)
      const mail = mailAt(request, state)
      mail.folder = folder
      mail.number = state.nextNumber
      state.nextNumber += 1
      return { json: { folder, id: idOf(mail) } }
    },
    'DELETE /mails/{id}': (request, { state }) => {
      state.mails.splice(state.mails.indexOf(mailAt(request, state)), 1)
      return { status: 204 }
    },
  }),
})

function news(request: ServiceRequest, state: MailboxState) {
  const folder = folderAt(request.part('folder'), state)
  const after = request.query('after')
  const isSame = after !== undefined && request.query('validity') === validity
  const mails = state.mails
    .filter((mail) => mail.folder === folder && (!isSame || mail.number > Number(after)))
    .sort((left, right) => left.number - right.number)
  const given = isSame ? mails.slice(0, mostNew) : mails.slice(-mostNew)
  const isMore = isSame && given.length < mails.length
  const last = isMore ? given.at(-1)?.number : state.nextNumber - 1
  return { folder, validity, last, isMore, mails: given.map(summaryOf) }
}

function search(request: ServiceRequest, state: MailboxState) {
  const given = request.object
  const folder = folderAt(request.part('folder'), state)
  const text = (name: string) => String(given[name] ?? '').toLowerCase()
  const isAny = (name: string, found: readonly string[]) => {
    const wanted = text(name)
      .split(/[;,]/)
      .map((one) => one.trim())
      .filter((one) => one !== '')
    return (
      wanted.length === 0 ||
      wanted.some((one) => found.some((address) => address.toLowerCase().includes(one)))
    )
  }
  const count = typeof given.count === 'number' ? given.count : 10
  return state.mails
    .filter(
      (mail) =>
        mail.folder === folder &&
        (given.unread !== true || !mail.isRead) &&
        (given.flagged !== true || mail.isFlagged) &&
        isAny('from', [mail.from]) &&
        isAny('to', mail.to) &&
        isAny('cc', mail.cc) &&
        mail.subject.toLowerCase().includes(text('subject')) &&
        [mail.subject, mail.from, mail.html, mail.text].join('\n').toLowerCase().includes(text('text')) &&
        isInTime(mail.received, given),
    )
    .sort(
      (left, right) => Date.parse(right.received) - Date.parse(left.received) || right.number - left.number,
    )
    .slice(0, count)
    .map(summaryOf)
}

function folderAt(given: string, state: MailboxState): string {
  const found = findSandboxFolder(given, state.folders)
  if (found === undefined) throw new ServiceRefusal(404, 'NoFolder', `There is no folder '${given}'.`)
  return found
}

function mailAt(request: ServiceRequest, state: MailboxState): SandboxMail {
  const { folder, uid } = readMailId(request.part('id'))
  const found = state.mails.find((mail) => mail.folder === folder && mail.number === uid)
  if (found !== undefined) return found
  throw new ServiceRefusal(404, 'NotFound', 'The mail is not there any more: it was moved or deleted.')
}

function idOf({ folder, number }: SandboxMail): string {
  return mailId({ folder, validity, uid: number })
}

function summaryOf(mail: SandboxMail) {
  const internetMessageId = `<mail-${Date.parse(mail.received) / 1000}-${mail.subject.length}@example.com>`
  return {
    id: idOf(mail),
    uid: mail.number,
    folder: mail.folder,
    internetMessageId,
    conversationId: internetMessageId,
    subject: mail.subject,
    from: peopleOf([mail.from]),
    to: peopleOf(mail.to),
    cc: peopleOf(mail.cc),
    bcc: peopleOf(mail.bcc),
    replyTo: peopleOf(mail.replyTo),
    received: new Date(mail.received).toISOString(),
    sent: new Date(mail.received).toISOString(),
    isRead: mail.isRead,
    isFlagged: mail.isFlagged,
    importance: mail.importance,
    bytes: mail.html.length + mail.text.length,
    files: mail.attachments.map(({ base64, contentType, name }, index) => ({
      // The text is the first part.
      number: String(index + 2),
      name,
      contentType,
      contentId: '',
      isInline: false,
      bytes: Buffer.from(base64, 'base64').byteLength,
    })),
  }
}

function peopleOf(texts: readonly string[]) {
  return texts.flatMap((text) =>
    addressParser(text, { flatten: true }).map(({ address, name }) => ({ name, address })),
  )
}
