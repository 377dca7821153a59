import type { ImapFlow, ListResponse, MailboxObject } from 'imapflow'
import { ServiceRefusal } from '../../service/service-refusal.ts'
import { type MailPlace, readMailId } from './message-id.ts'

/** A folder as routes of the driver answer it. The sandbox answers the same. */
export interface MailFolder {
  /** Its full name as the server has it: `INBOX`, `Archive/2026`. */
  readonly path: string
  readonly name: string
  readonly role: MailFolderRole | ''
  /** Whether mails can be in it; some only hold folders. */
  readonly holdsMails: boolean
}

export type MailFolderRole = 'inbox' | 'sent' | 'drafts' | 'trash' | 'junk' | 'archive' | 'all' | 'flagged'

/** All folders, as the server lists them. */
export async function listFolders(client: ImapFlow): Promise<readonly MailFolder[]> {
  return (await client.list()).map((folder) => ({
    path: folder.path,
    name: folder.name,
    role: roleOf(folder),
    holdsMails: !folder.flags.has('\\Noselect') && !folder.flags.has('\\NonExistent'),
  }))
}

function roleOf({ path, specialUse }: ListResponse): MailFolderRole | '' {
  if (path.toUpperCase() === 'INBOX') return 'inbox'
  const role = (specialUse ?? '').replace('\\', '').toLowerCase()
  return role === 'inbox' ? '' : (role as MailFolderRole | '')
}

/**
 * The folder that a person means: by its full name, whatever its case and with `/` between its parts, or by what it is
 * for (`Sent`, `Trash`, `Deleted Items` ...). Throws ServiceRefusal 404.
 */
export async function findFolder(client: ImapFlow, given: string): Promise<string> {
  const wanted = given.trim()
  if (/^(|inbox)$/i.test(wanted)) return 'INBOX'
  const folders = await client.list()
  const exact = folders.find(({ path }) => path === wanted)
  if (exact !== undefined) return exact.path
  const folded = wanted.toLowerCase()
  const named = folders.find(
    ({ delimiter, path }) => path.split(delimiter).join('/').toLowerCase() === folded,
  )
  const found = named ?? folders.find((folder) => roleNames[folded] === roleOf(folder))
  if (found !== undefined) return found.path
  throw new ServiceRefusal(404, 'NoFolder', `There is no folder '${given}'.`)
}

/** What makers call the folders that every mailbox has, from Outlook and elsewhere. */
const roleNames: Readonly<Record<string, MailFolderRole>> = {
  sent: 'sent',
  'sent items': 'sent',
  'sent mail': 'sent',
  drafts: 'drafts',
  trash: 'trash',
  'deleted items': 'trash',
  junk: 'junk',
  spam: 'junk',
  'junk email': 'junk',
  archive: 'archive',
}

/** Opens a folder; without leave to change it unless that is wanted. */
export async function openFolder(
  client: ImapFlow,
  given: string,
  mode: 'read' | 'write',
): Promise<MailboxObject> {
  const path = await findFolder(client, given)
  try {
    return await client.mailboxOpen(path, { readOnly: mode === 'read' })
  } catch (thrown) {
    if ((thrown as { mailboxMissing?: unknown }).mailboxMissing !== true) throw thrown
    throw new ServiceRefusal(404, 'NoFolder', `There is no folder '${given}'.`)
  }
}

/** Opens the folder of a mail, which must be in it still. Throws ServiceRefusal 404. */
export async function openAtMail(client: ImapFlow, id: string, mode: 'read' | 'write'): Promise<MailPlace> {
  const place = readMailId(id)
  const { uidValidity } = await openFolder(client, place.folder, mode)
  if (String(uidValidity) === place.validity) {
    const found = await client.search({ uid: String(place.uid) }, { uid: true })
    if (found !== false && found !== undefined && found.length > 0) return place
  }
  throw new ServiceRefusal(404, 'NotFound', 'The mail is not there any more: it was moved or deleted.')
}
