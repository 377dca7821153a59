import type { ImapFlow } from 'imapflow'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { type MailSummary, summaryOf, summaryQuery } from './mail-json.ts'
import { type MailFile, type MailPart, readParts } from './mail-parts.ts'
import type { MailPlace } from './message-id.ts'

const megabyte = 1024 * 1024
/** Longest text of a mail, in bytes; what is beyond is cut off. */
const mostTextBytes = 5 * megabyte
/** Files that come along with their mail, in bytes together; larger ones can be fetched one by one. */
const mostFileBytes = 30 * megabyte
/** Largest single file, and largest whole mail, in bytes. */
const mostBytes = 100 * megabyte

/** A mail with its text, and with the content of its files where they were asked for and are not too large. */
export interface MailContent extends Omit<MailSummary, 'files'> {
  readonly html: string
  readonly text: string
  readonly files: readonly (MailFile & { readonly base64?: string })[]
}

/** Fetches a mail of the folder that is open. It stays unread. */
export async function fetchMail(
  client: ImapFlow,
  place: MailPlace,
  withFiles: boolean,
): Promise<MailContent> {
  const mail = await client.fetchOne(String(place.uid), summaryQuery, { uid: true })
  if (mail === false) throw gone()
  const parts = readParts(mail.bodyStructure)
  const [text, html] = [
    await textOf(client, place, parts.texts, '\n'),
    await textOf(client, place, parts.htmls, '<br>\n'),
  ]
  const { files, ...summary } = summaryOf(mail, place.folder, place.validity)
  return { ...summary, text, html, files: withFiles ? await withContent(client, place, files) : files }
}

/** The whole mail as it came (MIME). Throws ServiceRefusal 404, 413. */
export async function fetchSource(client: ImapFlow, { uid }: MailPlace): Promise<Buffer> {
  const mail = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
  if (mail === false) throw gone()
  if ((mail.size ?? 0) > mostBytes) throw tooLarge('The mail')
  const whole = await client.fetchOne(String(uid), { uid: true, source: true }, { uid: true })
  if (whole === false || whole.source === undefined) throw gone()
  return whole.source
}

/** One file of a mail, with its content. Throws ServiceRefusal 404, 413. */
export async function fetchFile(
  client: ImapFlow,
  place: MailPlace,
  number: string,
): Promise<MailFile & { readonly base64: string }> {
  const mail = await client.fetchOne(String(place.uid), { uid: true, bodyStructure: true }, { uid: true })
  const file =
    mail === false ? undefined : readParts(mail.bodyStructure).files.find((one) => one.number === number)
  if (file === undefined) throw new ServiceRefusal(404, 'NotFound', `The mail has no attachment '${number}'.`)
  const bytes = await contentOf(client, place, number, mostBytes + 1)
  if (bytes.byteLength > mostBytes) throw tooLarge(`'${file.name}'`)
  return { ...file, bytes: bytes.byteLength, base64: bytes.toString('base64') }
}

async function withContent(
  client: ImapFlow,
  place: MailPlace,
  files: readonly MailFile[],
): Promise<MailContent['files']> {
  const filled: MailContent['files'][number][] = []
  let room = mostFileBytes
  for (const file of files) {
    // In base64, which most files come in, they are a third larger than they are.
    const bytes = file.bytes * 0.7 > room ? undefined : await contentOf(client, place, file.number, room + 1)
    if (bytes === undefined || bytes.byteLength > room) {
      filled.push(file)
      continue
    }
    room -= bytes.byteLength
    filled.push({ ...file, bytes: bytes.byteLength, base64: bytes.toString('base64') })
  }
  return filled
}

async function textOf(
  client: ImapFlow,
  place: MailPlace,
  parts: readonly MailPart[],
  between: string,
): Promise<string> {
  const texts: string[] = []
  for (const { number } of parts) {
    const bytes = await contentOf(client, place, number, mostTextBytes)
    // The library has put it into UTF-8, whatever it was written in.
    texts.push(bytes.toString('utf8').replaceAll('\r\n', '\n'))
  }
  return texts.join(between)
}

async function contentOf(
  client: ImapFlow,
  { uid }: MailPlace,
  number: string,
  maxBytes: number,
): Promise<Buffer> {
  const { content } = await client.download(String(uid), number, { uid: true, maxBytes })
  if (content === undefined) throw gone()
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function gone(): ServiceRefusal {
  return new ServiceRefusal(404, 'NotFound', 'The mail is not there any more: it was moved or deleted.')
}

function tooLarge(what: string): ServiceRefusal {
  return new ServiceRefusal(413, 'TooLarge', `${what} is larger than ${mostBytes / megabyte} MB.`)
}
