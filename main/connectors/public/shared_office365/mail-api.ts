import type { WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl, splitAddresses } from '../../shipped/graph.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import { Refusal } from '../../shipped/refusal.ts'
import type { MailFilter } from './mail-shapes.ts'

/** Folders that Graph knows by a name of its own, by what makers call them. */
const wellKnownFolders: Readonly<Record<string, string>> = {
  inbox: 'inbox',
  drafts: 'drafts',
  'sent items': 'sentitems',
  'deleted items': 'deleteditems',
  archive: 'archive',
  'junk email': 'junkemail',
  outbox: 'outbox',
}

/** The mailbox that is meant: another one, or the account's. */
export function mailboxUrl(call: ProxyCall): string {
  const mailbox = call.text('mailboxAddress')
  return mailbox === undefined ? graphUrl`/me` : graphUrl`/users/${mailbox}`
}

export function messageUrl(call: ProxyCall, parameter = 'messageId'): string {
  return `${mailboxUrl(call)}/messages/${encodeURIComponent(call.need(parameter))}`
}

/** A folder as Graph names it: `Inbox`, `Id::AAMk...`, an id from the list of folders, or names from the top: `Inbox/Offers`. */
export async function folderId(call: ProxyCall, given: string): Promise<string> {
  if (given.startsWith('Id::')) return given.slice('Id::'.length)
  const known = wellKnownFolders[given.toLowerCase()]
  if (known !== undefined) return known
  const [first = '', ...rest] = given.split('/').filter((part) => part !== '')
  let id =
    wellKnownFolders[first.toLowerCase()] ??
    (await findFolder(call, `${mailboxUrl(call)}/mailFolders`, first))
  // A single word that is no folder's name may be an id; Graph will say when it is not.
  if (id === undefined && rest.length === 0) return given
  for (const name of rest) {
    if (id === undefined) break
    id = await findFolder(
      call,
      `${mailboxUrl(call)}/mailFolders/${encodeURIComponent(id)}/childFolders`,
      name,
    )
  }
  if (id === undefined) throw new Refusal(404, `There is no folder '${given}'.`)
  return id
}

/** Where the mails of the folder are that a call names. */
export async function folderMessagesUrl(call: ProxyCall, parameter = 'folderPath'): Promise<string> {
  const folder = await folderId(call, call.text(parameter) ?? 'Inbox')
  return `${mailboxUrl(call)}/mailFolders/${encodeURIComponent(folder)}/messages`
}

export function filterOf(call: ProxyCall): MailFilter {
  const list = (name: string) => splitAddresses(call.text(name) ?? '')
  return {
    to: list('to'),
    cc: list('cc'),
    toOrCc: list('toOrCc'),
    from: list('from'),
    importance: (call.text('importance') ?? 'Any').toLowerCase(),
    onlyWithAttachments: call.flag('fetchOnlyWithAttachment') || call.flag('hasAttachments'),
    subject: call.text('subjectFilter') ?? '',
  }
}

/** Folders as the picker shows them. */
export async function foldersIn(call: ProxyCall, url: string): Promise<readonly WdlValue[]> {
  const { value } = await graphList(call, url, { query: { $top: 100 } })
  return value.map((folder) => ({
    Id: `Id::${textOf(folder, 'id') ?? ''}`,
    DisplayName: textOf(folder, 'displayName') ?? '',
    IsFolder: Number(propertyOf(folder, 'childFolderCount') ?? 0) > 0,
  }))
}

async function findFolder(call: ProxyCall, url: string, name: string): Promise<string | undefined> {
  const query = { $filter: `displayName eq '${name.replaceAll("'", "''")}'` }
  const { value } = await graphList(call, url, { query })
  return textOf(value[0] ?? null, 'id')
}
