import type { Scene } from '../../../sandboxes/sandbox.ts'
import type { SandboxRoutes } from '../../../sandboxes/sandbox-routes.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import {
  account,
  badRequest,
  boxIn,
  folderIn,
  mailIn,
  newId,
  notFound,
  preciseNow,
} from './find-in-outlook.ts'
import { attachmentJson, childFolders, folderJson, mailJson, topFolders } from './graph-shapes.ts'
import { listed } from './list-page.ts'
import { type OutlookMail, type OutlookState, wellKnown } from './outlook-state.ts'

type Given = Readonly<Record<string, unknown>>

/** Mails and folders. */
export const mailRoutes: SandboxRoutes<OutlookState> = {
  'GET /v1.0/{*base}/mailFolders': (request, { state }) => {
    const box = boxIn(request, state)
    return listed(
      request,
      topFolders(box).map((name) => folderJson(name, box)),
    )
  },
  'GET /v1.0/{*base}/mailFolders/{folder}/childFolders': (request, { state }) => {
    const box = boxIn(request, state)
    return listed(
      request,
      childFolders(folderIn(request.part('folder'), box), box).map((name) => folderJson(name, box)),
    )
  },
  'GET /v1.0/{*base}/mailFolders/{folder}/messages': (request, { state }) => {
    const box = boxIn(request, state)
    const folder = folderIn(request.part('folder'), box)
    return mails(
      request,
      box.mails.filter((mail) => mail.folder === folder),
    )
  },
  'GET /v1.0/{*base}/messages': (request, { state }) => mails(request, boxIn(request, state).mails),
  'POST /v1.0/me/sendMail': (request, scene) => {
    const { message } = request.object
    send(newMail((message ?? {}) as Given, scene), scene)
    return { status: 202 }
  },
  'POST /v1.0/me/messages': (request, scene) => {
    const draft = { ...newMail(request.object, scene), folder: wellKnown.drafts ?? '' }
    account(scene.state).mails.push(draft)
    return { status: 201, json: mailJson(draft, true) }
  },
  'GET /v1.0/{*base}/messages/{message}': (request, { state }) => ({
    json: mailJson(mailIn(request, state), isExpanded(request)),
  }),
  'PATCH /v1.0/{*base}/messages/{message}': (request, scene) => {
    const mail = mailIn(request, scene.state)
    const { flag, isRead } = request.object
    if (typeof isRead === 'boolean') mail.isRead = isRead
    if (flag !== undefined) mail.isFlagged = (flag as Given).flagStatus === 'flagged'
    mail.modified = preciseNow(scene)
    return { json: mailJson(mail, false) }
  },
  'GET /v1.0/{*base}/messages/{message}/$value': (request, { state }) => ({
    headers: { 'Content-Type': 'text/plain' },
    content: mimeOf(mailIn(request, state)),
  }),
  'GET /v1.0/{*base}/messages/{message}/attachments/{attachment}': (request, { state }) => {
    const mail = mailIn(request, state)
    const found = mail.attachments.find(({ id }) => id === request.part('attachment'))
    if (found === undefined) throw notFound()
    return { json: attachmentJson(found, mail) }
  },
  'POST /v1.0/{*base}/messages/{message}/move': (request, scene) => {
    const mail = mailIn(request, scene.state)
    mail.folder = folderIn(String(request.object.destinationId ?? ''), boxIn(request, scene.state))
    // A mail that moves gets another id, as in Exchange.
    mail.id = newId(scene)
    mail.modified = preciseNow(scene)
    return { status: 201, json: mailJson(mail, false) }
  },
  'POST /v1.0/{*base}/messages/{message}/send': (request, scene) => {
    const draft = mailIn(request, scene.state)
    const box = boxIn(request, scene.state)
    box.mails = box.mails.filter((mail) => mail !== draft)
    send(draft, scene)
    return { status: 202 }
  },
  'POST /v1.0/{*base}/messages/{message}/reply': (request, scene) => answer(request, scene, false),
  'POST /v1.0/{*base}/messages/{message}/replyAll': (request, scene) => answer(request, scene, true),
  'POST /v1.0/{*base}/messages/{message}/forward': (request, scene) => {
    const mail = mailIn(request, scene.state)
    const { comment, toRecipients } = request.object
    const made = newMail({ toRecipients, subject: `FW: ${mail.subject}` }, scene)
    send({ ...made, html: quoted(String(comment ?? ''), mail), attachments: mail.attachments }, scene)
    return { status: 202 }
  },
}

function answer(request: ServiceRequest, scene: Scene<OutlookState>, toAll: boolean): ServiceAnswer {
  const mail = mailIn(request, scene.state)
  const { comment, message } = request.object
  const own = account(scene.state).address.toLowerCase()
  const made = newMail((message ?? {}) as Given, scene)
  const others = toAll ? [...mail.to, ...mail.cc].filter((one) => one.toLowerCase() !== own) : []
  const { subject } = (message ?? {}) as Given
  send(
    {
      ...made,
      to: made.to.length > 0 ? made.to : [mail.from, ...others],
      subject: typeof subject === 'string' ? subject : `RE: ${mail.subject.replace(/^re:\s*/i, '')}`,
      html: quoted(String(comment ?? ''), mail),
    },
    scene,
  )
  return { status: 202 }
}

/** Puts a mail among those that were sent, and into the inbox of every recipient that has a mailbox here. */
function send(mail: OutlookMail, scene: Scene<OutlookState>): void {
  const recipients = [...mail.to, ...mail.cc, ...mail.bcc]
  if (recipients.length === 0) throw badRequest('At least one recipient is not valid.')
  const sent = { ...mail, received: preciseNow(scene), modified: preciseNow(scene) }
  account(scene.state).mails.push({ ...sent, folder: wellKnown.sentitems ?? '', isRead: true })
  for (const box of scene.state.mailboxes) {
    if (!recipients.some((one) => one.toLowerCase() === box.address.toLowerCase())) continue
    box.mails.push({ ...sent, id: newId(scene), folder: wellKnown.inbox ?? '', isRead: false, bcc: [] })
  }
}

function newMail(given: Given, scene: Scene<OutlookState>): OutlookMail {
  const from = (given.from as { emailAddress?: { address?: string } } | undefined)?.emailAddress?.address
  const now = preciseNow(scene)
  return {
    id: newId(scene),
    folder: '',
    from: from ?? account(scene.state).address,
    to: addressesIn(given.toRecipients),
    cc: addressesIn(given.ccRecipients),
    bcc: addressesIn(given.bccRecipients),
    subject: String(given.subject ?? ''),
    html: String((given.body as { content?: unknown } | undefined)?.content ?? ''),
    received: now,
    modified: now,
    isRead: false,
    isFlagged: false,
    importance: String(given.importance ?? 'normal'),
    attachments: ((given.attachments ?? []) as readonly Given[]).map((one) => ({
      id: newId(scene),
      name: String(one.name ?? ''),
      contentType: String(one.contentType ?? 'application/octet-stream'),
      base64: String(one.contentBytes ?? ''),
    })),
  }
}

function mails(request: ServiceRequest, found: readonly OutlookMail[]): ServiceAnswer {
  const search = request.query('$search')?.replace(/^"|"$/g, '').toLowerCase()
  const wanted =
    search === undefined
      ? found
      : found.filter(({ from, html, subject }) => `${from} ${subject} ${html}`.toLowerCase().includes(search))
  return listed(
    request,
    wanted.map((mail) => mailJson(mail, isExpanded(request))),
  )
}

function isExpanded(request: ServiceRequest): boolean {
  return (request.query('$expand') ?? '').includes('attachments')
}

function addressesIn(recipients: unknown): string[] {
  const list = Array.isArray(recipients) ? (recipients as readonly Given[]) : []
  return list
    .map((one) => String((one.emailAddress as Given | undefined)?.address ?? ''))
    .filter((one) => one !== '')
}

function quoted(comment: string, mail: OutlookMail): string {
  return `${comment}<hr><p><b>From:</b> ${mail.from}<br><b>Subject:</b> ${mail.subject}</p>${mail.html}`
}

function mimeOf({ from, html, id, received, subject, to }: OutlookMail): string {
  const head = [
    `Message-ID: <${id}@contoso.example>`,
    `Date: ${new Date(received).toUTCString()}`,
    `From: ${from}`,
    `To: ${to.join(', ')}`,
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
  ]
  return `${head.join('\r\n')}\r\n\r\n${Buffer.from(html).toString('base64')}\r\n`
}
