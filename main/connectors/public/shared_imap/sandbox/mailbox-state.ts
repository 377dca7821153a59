import { type Json, timeText } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

/** A mail as a person sees and writes it. */
export interface SandboxMail {
  /** Of the server: higher ones came later. */
  number: number
  folder: string
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  replyTo: string[]
  subject: string
  /** '' for a mail of plain text. */
  html: string
  text: string
  received: string
  isRead: boolean
  isFlagged: boolean
  importance: 'low' | 'normal' | 'high'
  attachments: { name: string; contentType: string; base64: string }[]
}

/** The mailbox of one account. */
export interface MailboxState {
  address: string
  /** Folders beside those that every mailbox has. */
  folders: string[]
  mails: SandboxMail[]
  /** What the next mail gets. */
  nextNumber: number
}

/** Folders of every mailbox, and what they are for. */
export const usualFolders: Readonly<Record<string, string>> = {
  INBOX: 'inbox',
  Sent: 'sent',
  Drafts: 'drafts',
  Trash: 'trash',
  Junk: 'junk',
  Archive: 'archive',
}

/** The mailbox of a small office. */
export function seedMailbox(nowMs: number): MailboxState {
  const hours = (count: number) => timeText(nowMs + count * 3_600_000)
  return readMailbox(
    {
      address: 'info@contoso.example',
      folders: ['Offers'],
      mails: [
        {
          from: 'Fabrikam <offers@fabrikam.example>',
          subject: 'Our offer',
          html: '<p>As asked: 1,250.00 EUR.</p>',
          received: hours(-50),
          folder: 'Offers',
          importance: 'high',
        },
        {
          from: 'Northwind <orders@northwind.example>',
          subject: 'Order 4711',
          html: '<p>Dear Contoso,</p><p>please send us 20 boxes of paper.</p>',
          received: hours(-26),
          attachments: [{ name: 'order-4711.txt', text: '20 boxes of paper, A4\n' }],
        },
        {
          from: 'Adele Vance <adele@contoso.example>',
          subject: 'Numbers of the month',
          text: 'The sheet is complete.\nAdele',
          received: hours(-5),
          isRead: true,
        },
      ],
    },
    nowMs,
  )
}

/** Completes what a person wrote: subjects are enough. */
export function readMailbox(given: Json, nowMs: number): MailboxState {
  const reader = new StateReader(given)
  const address = reader.optionalText('address') ?? 'info@contoso.example'
  const folders = [...reader.texts('folders')]
  const list = reader.list('mails')
  const highest = Math.max(0, ...list.map((one) => one.number('number', 0)))
  let nextNumber = Math.max(reader.number('nextNumber', 1), highest + 1)
  const mails = list.map((one): SandboxMail => {
    const folder = folderOf(one, folders)
    const attachments = one.list('attachments').map((part) => ({
      name: part.text('name'),
      contentType: part.optionalText('contentType') ?? 'application/octet-stream',
      base64: part.optionalText('base64') ?? Buffer.from(part.optionalText('text') ?? '').toString('base64'),
    }))
    const isNumbered = one.number('number', 0) > 0
    return {
      number: isNumbered ? one.number('number', 0) : nextNumber++,
      folder,
      from: one.optionalText('from') ?? 'somebody@example.com',
      to: one.has('to') ? [...one.texts('to')] : [address],
      cc: [...one.texts('cc')],
      bcc: [...one.texts('bcc')],
      replyTo: [...one.texts('replyTo')],
      subject: one.text('subject'),
      html: one.optionalText('html') ?? '',
      text: one.optionalText('text') ?? '',
      received: one.optionalText('received') ?? timeText(nowMs),
      isRead: one.flag('isRead'),
      isFlagged: one.flag('isFlagged'),
      importance: one.choice('importance', ['low', 'normal', 'high'], 'normal'),
      attachments,
    }
  })
  return { address, folders, mails, nextNumber }
}

function folderOf(mail: StateReader, folders: readonly string[]): string {
  const given = mail.optionalText('folder') ?? 'INBOX'
  const found = findSandboxFolder(given, folders)
  return found ?? mail.fail('folder', `'${given}' is none of the mailbox's folders.`)
}

/** A folder by its name, whatever its case, or by what Outlook calls it. */
export function findSandboxFolder(given: string, folders: readonly string[]): string | undefined {
  const outlook: Readonly<Record<string, string>> = {
    'sent items': 'Sent',
    'deleted items': 'Trash',
    'junk email': 'Junk',
  }
  const wanted = outlook[given.trim().toLowerCase()] ?? given.trim()
  return [...Object.keys(usualFolders), ...folders].find(
    (name) => name.toLowerCase() === wanted.toLowerCase(),
  )
}
