import { createHash } from 'node:crypto'
import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { type FoundEvents, pollingOperation } from '../../shipped/polling-operation.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import { newsSince } from '../../shipped/time-mark.ts'
import { VendorRefusal } from '../../shipped/vendor-api.ts'
import { emailOf, filterOf, isWanted } from './mail-shapes.ts'
import { imapUrl, listIn, objectIn, readMail } from './mailbox-api.ts'

/** Mails of one answer. */
const most = 25
const mostWithFiles = 5

/** Triggers of new mails: several in one answer, or one at a time. */
export const triggerOperations: Readonly<Record<string, OperationHandler>> = {
  OnNewEmails: newMails(
    (call) => (call.flag('includeAttachments') ? mostWithFiles : most),
    (mails) => ({ value: mails }),
  ),
  OnNewEmail: newMails(
    () => 1,
    ([mail = {}]) => mail,
  ),
}

/**
 * What is known of a folder: its validity, the highest number seen there, and the newest time seen with the mails that
 * had it. Numbers say exactly what is new; when the server numbers anew, which is what another validity means, times do.
 */
interface Known {
  readonly validity: string
  readonly last: number
  readonly times: string
}

function newMails(
  mostOf: (call: ProxyCall) => number,
  bodyOf: (mails: readonly WdlObject[]) => WdlObject,
): OperationHandler {
  return pollingOperation({
    now: async (call) => {
      const news = await newsOf(call, undefined)
      return writeMark({ ...news, times: timesOf(undefined, news.mails) })
    },
    since: async (call, mark) => {
      const known = mark === undefined ? undefined : readMark(mark)
      const news = await newsOf(call, known)
      if (known !== undefined && known.validity !== news.validity) return afterRenumbering(call, known, news)
      return firstOf(call, known, news, mostOf(call))
    },
    answer: async (events, call) => ({ body: bodyOf(await withTexts(events, call)) }),
  })
}

interface News {
  readonly validity: string
  readonly last: number
  readonly isMore: boolean
  readonly mails: readonly WdlValue[]
}

async function newsOf(call: ProxyCall, known: Known | undefined): Promise<News> {
  const query = known === undefined ? {} : { validity: known.validity, after: known.last }
  const folder = call.text('folderPath') ?? 'INBOX'
  const { body } = await call.vendor.get(imapUrl`/folders/${folder}/news`, { query })
  return {
    validity: textOf(body, 'validity') ?? '',
    last: Number(propertyOf(body, 'last') ?? 0),
    isMore: propertyOf(body, 'isMore') === true,
    mails: listIn(body, 'mails'),
  }
}

/**
 * The first mails that fit, and the mark behind the last that was looked at: not "so many of this list", which would
 * lose some when a flow moves what it has worked on.
 */
function firstOf(call: ProxyCall, known: Known | undefined, news: News, mostMails: number): FoundEvents {
  const filter = filterOf(call)
  const { last, mails, validity } = news
  const limit = known === undefined ? Number.POSITIVE_INFINITY : mostMails
  const events: WdlValue[] = []
  let looked = 0
  for (const mail of mails) {
    if (events.length >= limit) break
    looked += 1
    if (isWanted(mail, filter)) events.push(mail)
  }
  const isCut = looked < mails.length
  const reached = isCut ? Number(propertyOf(mails[looked - 1], 'uid')) : last
  const times = timesOf(known?.times, mails.slice(0, looked))
  return {
    events,
    mark: writeMark({ validity, last: reached, times }),
    ...(isCut || news.isMore ? { againSeconds: 1 } : {}),
  }
}

/** The server numbers anew: what came later than the newest mail that was seen is new. */
async function afterRenumbering(
  call: ProxyCall,
  known: Known,
  { last, validity }: News,
): Promise<FoundEvents> {
  const [since = ''] = known.times.split(',')
  const folder = call.text('folderPath') ?? 'INBOX'
  const { body } = await call.vendor.post(imapUrl`/folders/${folder}/search`, {
    json: { since, count: 1_000 },
  })
  // What came since the folder was looked at has a higher number, and is told by that the next time.
  const mails = listIn(body, 'mails').filter((mail) => Number(propertyOf(mail, 'uid')) <= last)
  const { fresh, mark: times } = newsSince(known.times, mails, timed)
  const filter = filterOf(call)
  return {
    events: fresh.filter((mail) => isWanted(mail, filter)),
    mark: writeMark({ validity, last, times }),
  }
}

/** With text and files. One that was moved meanwhile is told with what is known of it. */
async function withTexts(events: readonly WdlValue[], call: ProxyCall): Promise<readonly WdlObject[]> {
  const withFiles = call.flag('includeAttachments')
  const mails: WdlObject[] = []
  for (const event of events) {
    const known = objectIn(event)
    mails.push(emailOf((await readIfThere(call, textOf(event, 'id') ?? '', withFiles)) ?? known))
  }
  return mails
}

async function readIfThere(call: ProxyCall, id: string, withFiles: boolean): Promise<WdlObject | undefined> {
  try {
    return await readMail(call, id, withFiles)
  } catch (thrown) {
    if (thrown instanceof VendorRefusal && thrown.answer.status === 404) return undefined
    throw thrown
  }
}

function timesOf(times: string | undefined, mails: readonly WdlValue[]): string {
  return newsSince(times, mails, timed).mark
}

/** Mails are told apart by the id that their writer gave them; those without one by what they are. */
function timed(mail: WdlValue) {
  const id =
    textOf(mail, 'internetMessageId') || `${textOf(mail, 'subject')} ${String(propertyOf(mail, 'bytes'))}`
  return {
    id: createHash('sha256').update(id).digest('base64url').slice(0, 12),
    time: textOf(mail, 'received'),
  }
}

function writeMark({ last, times, validity }: Known): string {
  return `${validity};${last};${times}`
}

function readMark(mark: string): Known {
  const [validity = '', last = '', times = ''] = mark.split(';')
  return { validity, last: Number(last) || 0, times }
}
