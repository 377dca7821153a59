import type { DirectoryUser } from '../../../sandboxes/directory.ts'
import type { Team, TeamsChannel, TeamsChat, TeamsMessage } from './teams-state.ts'

/** Shapes of Microsoft Graph's answers about Teams. */

export function userJson({ displayName, id, mail }: DirectoryUser) {
  return { id, displayName, mail, userPrincipalName: mail }
}

export function teamJson({ description, displayName, id, visibility }: Team) {
  return { id, displayName, description, visibility, isArchived: false }
}

export function channelJson({ description, displayName, id, membershipType }: TeamsChannel) {
  const webUrl = `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}/${encodeURIComponent(displayName)}`
  return { id, displayName, description, membershipType, webUrl }
}

export function chatJson({ chatType, created, id, topic }: TeamsChat) {
  return {
    id,
    topic: topic ?? null,
    chatType,
    createdDateTime: created,
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(id)}/0`,
  }
}

export function memberJson({ displayName, id, mail }: DirectoryUser, isOwner: boolean) {
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: Buffer.from(id).toString('base64url'),
    roles: isOwner ? ['owner'] : [],
    displayName,
    userId: id,
    email: mail,
  }
}

/** A message; `place` says where it stands, with empty parts where it stands elsewhere. */
export function messageJson(
  message: TeamsMessage,
  from: DirectoryUser,
  place: { readonly team: string; readonly channel: string; readonly replyTo: string },
) {
  const { attachments, created, html, id, mentions, subject } = message
  const isReply = place.replyTo !== '' && place.replyTo !== id
  return {
    id,
    replyToId: isReply ? place.replyTo : null,
    messageType: 'message',
    createdDateTime: created,
    lastModifiedDateTime: created,
    deletedDateTime: null,
    subject: subject ?? null,
    importance: 'normal',
    webUrl: `https://teams.microsoft.com/l/message/${encodeURIComponent(place.channel)}/${id}`,
    from: { user: { id: from.id, displayName: from.displayName, userIdentityType: 'aadUser' } },
    body: { contentType: 'html', content: html },
    ...(place.channel === '' ? {} : { channelIdentity: { teamId: place.team, channelId: place.channel } }),
    attachments: attachments ?? [],
    mentions: mentions ?? [],
    reactions: [],
  }
}
