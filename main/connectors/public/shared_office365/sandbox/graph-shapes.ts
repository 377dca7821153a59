import { type Mailbox, type OutlookEvent, type OutlookMail, wellKnown } from './outlook-state.ts'

/** Shapes of Microsoft Graph's answers about mails, folders and events. */

export function mailJson(mail: OutlookMail, withAttachments: boolean) {
  const text = mail.html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return {
    '@odata.etag': `W/"${mail.modified}"`,
    id: mail.id,
    subject: mail.subject,
    bodyPreview: text.slice(0, 255),
    body: { contentType: 'html', content: mail.html },
    from: recipientJson(mail.from),
    sender: recipientJson(mail.from),
    toRecipients: mail.to.map(recipientJson),
    ccRecipients: mail.cc.map(recipientJson),
    bccRecipients: mail.bcc.map(recipientJson),
    replyTo: [],
    receivedDateTime: mail.received,
    sentDateTime: mail.received,
    createdDateTime: mail.received,
    lastModifiedDateTime: mail.modified,
    hasAttachments: mail.attachments.length > 0,
    importance: mail.importance,
    isRead: mail.isRead,
    isDraft: mail.folder === wellKnown.drafts,
    flag: { flagStatus: mail.isFlagged ? 'flagged' : 'notFlagged' },
    conversationId: `AAQk${mail.subject.replace(/^((re|fw):\s*)+/i, '').length}`,
    internetMessageId: `<${mail.id}@contoso.example>`,
    parentFolderId: folderId(mail.folder),
    ...(withAttachments ? { attachments: mail.attachments.map((one) => attachmentJson(one, mail)) } : {}),
  }
}

export function attachmentJson(attachment: OutlookMail['attachments'][number], mail: OutlookMail) {
  const { base64, contentType, id, name } = attachment
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    id,
    lastModifiedDateTime: mail.modified,
    name,
    contentType,
    size: Buffer.from(base64, 'base64').byteLength,
    isInline: false,
    contentId: null,
    contentBytes: base64,
  }
}

/** A folder by its full name. */
export function folderJson(name: string, box: Mailbox) {
  const inside = box.mails.filter(({ folder }) => folder === name)
  return {
    id: folderId(name),
    displayName: name.slice(name.lastIndexOf('/') + 1),
    childFolderCount: childFolders(name, box).length,
    totalItemCount: inside.length,
    unreadItemCount: inside.filter(({ isRead }) => !isRead).length,
  }
}

/** Full names of the folders at the top. */
export function topFolders(box: Mailbox): readonly string[] {
  return [...Object.values(wellKnown), ...box.folders.filter((name) => !name.includes('/'))]
}

export function childFolders(name: string, box: Mailbox): readonly string[] {
  return box.folders.filter((one) => one.slice(0, one.lastIndexOf('/')) === name && one !== name)
}

export function folderId(name: string): string {
  return `AAMkF${Buffer.from(name).toString('base64url')}`
}

export function eventJson(event: OutlookEvent, box: Mailbox) {
  return {
    importance: 'normal',
    sensitivity: 'normal',
    showAs: 'busy',
    isAllDay: false,
    isReminderOn: true,
    reminderMinutesBeforeStart: 15,
    responseRequested: true,
    categories: [],
    ...event.more,
    '@odata.etag': `W/"${event.modified}"`,
    id: event.id,
    subject: event.subject,
    bodyPreview: event.html
      .replace(/<[^>]*>/g, ' ')
      .trim()
      .slice(0, 255),
    body: { contentType: 'html', content: event.html },
    start: { dateTime: `${event.start}.0000000`, timeZone: 'UTC' },
    end: { dateTime: `${event.end}.0000000`, timeZone: 'UTC' },
    location: { displayName: event.location },
    organizer: recipientJson(box.address),
    attendees: event.attendees.map(({ address, type }) => ({
      type,
      status: { response: 'none', time: '0001-01-01T00:00:00Z' },
      ...recipientJson(address),
    })),
    responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    seriesMasterId: null,
    iCalUId: `040000008200E00074C5B7101A82E008${event.id}`,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(event.id)}`,
    createdDateTime: event.created,
    lastModifiedDateTime: event.modified,
  }
}

function recipientJson(address: string) {
  return { emailAddress: { name: address, address } }
}
