import type { ImapFlow } from 'imapflow'
import type { ServiceAnswer } from '../../service/service-answer.ts'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import type { ServiceRequest } from '../../service/service-request.ts'
import { routed } from '../../service/service-routes.ts'
import type { Driver } from '../driver.ts'
import { mailTls } from '../mail/mail-server.ts'
import { readImapServer } from './imap-server.ts'
import { ImapSessions } from './imap-sessions.ts'
import { fetchFile, fetchMail, fetchSource } from './mail-content.ts'
import { listFolders, openAtMail, openFolder } from './mail-folders.ts'
import { type MailSummary, summaryOf, summaryQuery } from './mail-json.ts'
import { isInTime, readSearch } from './mail-search.ts'
import { mailId } from './message-id.ts'

/** Most mails of one answer of new ones; the others are asked for from there on. */
const mostNew = 100
/** Most mails that one search looks at. */
const mostFound = 1_000

type Answer = (client: ImapFlow, request: ServiceRequest) => Promise<ServiceAnswer>

/** Routes of a mailbox. Mails are known by ids of `mailId`; times are ISO 8601. */
const routes: Readonly<Record<string, Answer>> = {
  'GET /folders': async (client) => ({ json: { folders: await listFolders(client) } }),
  'GET /folders/{folder}/news': news,
  'POST /folders/{folder}/search': search,
  'GET /mails/{id}': async (client, request) => {
    const place = await openAtMail(client, request.part('id'), 'read')
    return { json: await fetchMail(client, place, request.query('files') === 'true') }
  },
  'GET /mails/{id}/source': async (client, request) => {
    const place = await openAtMail(client, request.part('id'), 'read')
    return { content: await fetchSource(client, place), headers: { 'content-type': 'message/rfc822' } }
  },
  'GET /mails/{id}/files/{number}': async (client, request) => {
    const place = await openAtMail(client, request.part('id'), 'read')
    return { json: await fetchFile(client, place, request.part('number')) }
  },
  'PATCH /mails/{id}': changeFlags,
  'POST /mails/{id}/move': move,
  'DELETE /mails/{id}': async (client, request) => {
    const { uid } = await openAtMail(client, request.part('id'), 'write')
    await client.messageDelete(String(uid), { uid: true })
    return { status: 204 }
  },
}

/**
 * Mailboxes. `routes` above says what can be asked; the account is that of the connection.
 * @param trusted certificate authorities (PEM) beside those the machine knows
 */
export function openImap(trusted: readonly string[] = []): Driver {
  const sessions = new ImapSessions(mailTls(trusted))
  const find = routed<undefined, { readonly answer: Answer; readonly request: ServiceRequest }>(
    Object.fromEntries(
      Object.entries(routes).map(([route, answer]) => [route, (request) => ({ answer, request })]),
    ),
  )
  return {
    handle: async (given, connection, signal) => {
      const { answer, request } = find(given, undefined)
      return sessions.use(readImapServer(connection), signal, (client) => answer(client, request))
    },
    close: () => sessions.close(),
  }
}

/**
 * Mails with a higher number than `after`, in the order of their numbers, at most `mostNew`; the last ones where nothing
 * is said. `last` is the number that nothing up to now is above, or the last one given where there are more.
 */
async function news(client: ImapFlow, request: ServiceRequest): Promise<ServiceAnswer> {
  const { exists, path, uidNext, uidValidity } = await openFolder(client, request.part('folder'), 'read')
  const validity = String(uidValidity)
  const after = request.query('after')
  const isSame = after !== undefined && request.query('validity') === validity
  const uids = exists === 0 ? [] : await numbers(client, isSame ? { after: Number(after) } : {})
  const wanted = isSame ? uids.slice(0, mostNew) : uids.slice(-mostNew)
  const mails = await summaries(client, wanted, path, validity)
  const highest = Math.max(uidNext > 0 ? uidNext - 1 : 0, uids.at(-1) ?? 0, isSame ? Number(after) : 0)
  const isMore = isSame && uids.length > wanted.length
  return { json: { folder: path, validity, last: isMore ? wanted.at(-1) : highest, isMore, mails } }
}

/** Numbers of the mails that are not to be deleted, in order. */
async function numbers(client: ImapFlow, { after }: { readonly after?: number }): Promise<readonly number[]> {
  const query = { deleted: false, ...(after === undefined ? {} : { uid: `${after + 1}:*` }) }
  const found = await client.search(query, { uid: true })
  if (found === false || found === undefined)
    throw new ServiceRefusal(502, 'NoAnswer', 'The server did not search.')
  // `n:*` holds the last mail even where its number is below n.
  return found.filter((uid) => after === undefined || uid > after).sort((left, right) => left - right)
}

/** Mails that fit, newest first, at most `count` of them. */
async function search(client: ImapFlow, request: ServiceRequest): Promise<ServiceAnswer> {
  const given = request.object
  const { exists, path, uidValidity } = await openFolder(client, request.part('folder'), 'read')
  const found = exists === 0 ? [] : await client.search(readSearch(given), { uid: true })
  if (found === false || found === undefined)
    throw new ServiceRefusal(502, 'NoAnswer', 'The server did not search.')
  const count = typeof given.count === 'number' ? given.count : 10
  const newest = [...found]
    .sort((left, right) => right - left)
    .slice(0, Math.min(Math.max(count, 1), mostFound))
  const mails = await summaries(client, newest, path, String(uidValidity))
  const fitting = mails.filter(({ received }) => isInTime(received, given))
  return {
    json: { mails: fitting.sort((left, right) => Date.parse(right.received) - Date.parse(left.received)) },
  }
}

async function summaries(
  client: ImapFlow,
  uids: readonly number[],
  folder: string,
  validity: string,
): Promise<MailSummary[]> {
  if (uids.length === 0) return []
  const found = await client.fetchAll(uids.join(','), summaryQuery, { uid: true })
  return found.map((mail) => summaryOf(mail, folder, validity)).sort((left, right) => left.uid - right.uid)
}

async function changeFlags(client: ImapFlow, request: ServiceRequest): Promise<ServiceAnswer> {
  const { isFlagged, isRead } = request.object
  const { uid } = await openAtMail(client, request.part('id'), 'write')
  for (const [flag, value] of [['\\Seen', isRead] as const, ['\\Flagged', isFlagged] as const]) {
    if (value === true) await client.messageFlagsAdd(String(uid), [flag], { uid: true })
    if (value === false) await client.messageFlagsRemove(String(uid), [flag], { uid: true })
  }
  return { status: 204 }
}

/** Moves a mail, and says its new id where the server does. */
async function move(client: ImapFlow, request: ServiceRequest): Promise<ServiceAnswer> {
  const { folder } = request.object
  if (typeof folder !== 'string' || folder === '')
    throw new ServiceRefusal(400, 'NoFolder', 'No folder is named.')
  const { path } = await openFolder(client, folder, 'read')
  const { uid } = await openAtMail(client, request.part('id'), 'write')
  const moved = await client.messageMove(String(uid), path, { uid: true })
  if (moved === false)
    throw new ServiceRefusal(400, 'NotMoved', `The server did not move the mail to '${folder}'.`)
  const number = moved.uidMap?.get(uid)
  const isKnown = number !== undefined && moved.uidValidity !== undefined
  return {
    json: {
      folder: path,
      id: isKnown ? mailId({ folder: path, validity: String(moved.uidValidity), uid: number }) : '',
    },
  }
}
