import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphMember, graphUrl, splitAddresses } from '../../shipped/graph.ts'
import type { OperationHandler } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import { makeChat } from './post-operations.ts'

/** Most messages of a page; Graph gives no more. */
const pageSize = 50
/** Messages that "Get messages" answers with. */
const newestMessages = 20

/** Teams, channels, chats and who belongs to them. */
export const teamOperations: Readonly<Record<string, OperationHandler>> = {
  GetAllTeams: async (call) => ({
    body: { value: (await graphList(call, graphUrl`/me/joinedTeams`)).value },
  }),
  GetTeam: async (call) => ({ body: (await call.vendor.get(graphUrl`/teams/${call.need('teamId')}`)).body }),
  CreateATeam: async (call) => {
    const { object } = call
    const { headers } = await call.vendor.post(graphUrl`/teams`, {
      json: {
        'template@odata.bind': "https://graph.microsoft.com/v1.0/teamsTemplates('standard')",
        displayName: textOf(object, 'displayName') ?? '',
        description: textOf(object, 'description') ?? '',
        visibility: (textOf(object, 'visibility') ?? 'Public').toLowerCase(),
      },
    })
    // Teams are made behind the scenes; only the answer's headers name the new one: /teams('id').
    const named = /teams\('([^']+)'\)/.exec(headers['content-location'] ?? headers.location ?? '')
    if (named?.[1] === undefined) throw new Refusal(502, 'Teams did not say which team it is making.')
    return { body: { newTeamId: named[1] } }
  },
  AddMemberToTeam: async (call) => {
    const { object } = call
    const user = textOf(object, 'userId') ?? ''
    if (user === '') throw new Refusal(400, 'It is not said who is to become a member.')
    const json = graphMember(user, propertyOf(object, 'owner') === true)
    return { body: (await call.vendor.post(graphUrl`/teams/${call.need('teamId')}/members`, { json })).body }
  },
  GetChannelsForGroup: async (call) => ({
    body: {
      value: (
        await graphList(call, graphUrl`/teams/${call.need('groupId')}/channels`, {
          query: { $filter: call.text('$filter') },
        })
      ).value,
    },
  }),
  CreateChannel: async (call) => {
    const { object } = call
    const description = textOf(object, 'description')
    const { body } = await call.vendor.post(graphUrl`/teams/${call.need('groupId')}/channels`, {
      json: {
        displayName: textOf(object, 'displayName') ?? '',
        ...(description === undefined ? {} : { description }),
        membershipType: textOf(object, 'membershipType') ?? 'standard',
      },
    })
    return { status: 201, body }
  },
  GetMessagesFromChannel: async (call) => ({
    body: {
      value: (
        await graphList(call, messagesUrl(call), { query: { $top: newestMessages }, most: newestMessages })
      ).value,
    },
  }),
  GetMessageFromChannel: async (call) => ({ body: (await call.vendor.get(messageUrl(call))).body }),
  ListRepliesToMessage: async (call) => {
    const most = Math.min(Math.max(call.number('$top') ?? newestMessages, 1), pageSize)
    const { value } = await graphList(call, `${messageUrl(call)}/replies`, { query: { $top: most }, most })
    return { body: { value } }
  },
  GetChats: async (call) => {
    const kind = call.text('chatType') ?? 'all'
    const topic = call.text('topic') ?? 'all'
    const { value } = await graphList(call, graphUrl`/me/chats`, {
      query: { $filter: kind === 'all' ? undefined : `chatType eq '${kind.replaceAll("'", "''")}'` },
    })
    return {
      body: { value: value.filter((chat) => topic === 'all' || hasTopic(chat) === (topic === 'isDefined')) },
    }
  },
  CreateChat: async (call) => {
    const people = splitAddresses(textOf(call.object, 'members') ?? '')
    if (people.length === 0) throw new Refusal(400, 'It is not said who takes part in the chat.')
    return { status: 201, body: await makeChat(call, people, textOf(call.object, 'topic')) }
  },
  ListChatMembers: async (call) => ({
    body: { value: (await graphList(call, graphUrl`/chats/${call.need('chatId')}/members`)).value },
  }),
  ListTeamMembers: async (call) => ({
    body: { value: (await graphList(call, graphUrl`/teams/${call.need('teamId')}/members`)).value },
  }),
  AtMentionUser: async (call) => {
    const { body } = await call.vendor.get(graphUrl`/users/${call.need('userId')}`, {
      query: { $select: 'id,displayName' },
    })
    return { body: { atMention: `<at id="${textOf(body, 'id') ?? ''}">${escaped(body)}</at>` } }
  },
}

/** Where a channel's messages are. */
export function messagesUrl(call: Parameters<OperationHandler>[0]): string {
  return graphUrl`/teams/${call.need('groupId')}/channels/${call.need('channelId')}/messages`
}

function messageUrl(call: Parameters<OperationHandler>[0]): string {
  return `${messagesUrl(call)}/${encodeURIComponent(call.need('messageId'))}`
}

function hasTopic(chat: WdlValue): boolean {
  return (textOf(chat, 'topic') ?? '') !== ''
}

function escaped(user: WdlObject | WdlValue): string {
  const name = textOf(user, 'displayName') ?? ''
  return name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
