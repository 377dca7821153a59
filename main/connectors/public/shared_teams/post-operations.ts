import { createHash } from 'node:crypto'
import type { WdlObject, WdlValue } from '../../../../shared/expressions/value.ts'
import { printJson } from '../../../../shared/json/index.ts'
import { isObject, objectOf, propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphMember, graphUrl, splitAddresses } from '../../shipped/graph.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'

/** Where a message goes: the address to post to, and the name of the conversation. */
interface Place {
  readonly url: string
  readonly conversationId: string
}

/** Messages and cards. Graph knows no "Flow bot": they are written by the account of the connection. */
export const postOperations: Readonly<Record<string, OperationHandler>> = {
  PostMessageToConversation: async (call) => {
    const { object } = call
    const content = needText(object, 'messageBody', 'the text of the message')
    const subject = textOf(object, 'subject')
    return post(call, await placeOf(call), {
      ...(subject === undefined || subject === '' ? {} : { subject }),
      ...textWithMentions(content),
    })
  },
  PostCardToConversation: async (call) => {
    const card = cardText(propertyOf(call.object, 'messageBody') ?? null)
    // Graph ties the card to its place in the text by an id; one made from the card keeps a repeated call the same.
    const id = createHash('sha256').update(card).digest('hex').slice(0, 32)
    return post(call, await placeOf(call), {
      body: { contentType: 'html', content: `<attachment id="${id}"></attachment>` },
      attachments: [{ id, contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    })
  },
  ReplyWithMessageToConversation: async (call) => {
    const { object } = call
    const recipient = objectOf(object, 'recipient') ?? {}
    const { conversationId, url } = channelPlace(recipient)
    const message = needText(recipient, 'messageId', 'the message to answer')
    return post(
      call,
      { url: `${url}/${encodeURIComponent(message)}/replies`, conversationId },
      {
        ...textWithMentions(needText(object, 'messageBody', 'the text of the reply')),
      },
    )
  },
  GetPostMessageSchema: async (call) => ({ body: { schema: schemaOf(call, messageText) } }),
  GetPostCardSchema: async (call) => ({ body: { schema: schemaOf(call, cardField) } }),
  GetReplySchema: async () => ({
    body: {
      schema: formOf(
        { ...channelFields, messageId: field('Message ID', 'The message to answer.') },
        { messageBody: messageText },
      ),
    },
  }),
}

async function post(call: ProxyCall, place: Place, json: WdlObject): Promise<ProxyAnswer> {
  const { body } = await call.vendor.post(place.url, { json })
  return {
    status: 201,
    body: {
      id: textOf(body, 'id') ?? '',
      messageLink: textOf(body, 'webUrl') ?? '',
      conversationId: place.conversationId,
    },
  }
}

/**
 * A message as Graph takes it: `<at id="USER">Name</at>`, as "Get an @mention token" gives it, becomes a numbered mention.
 */
function textWithMentions(html: string): WdlObject {
  const mentions: WdlObject[] = []
  const content = html.replace(/<at id="([^"<>]+)">([^<]*)<\/at>/g, (_all, id: string, name: string) => {
    const user = { id, displayName: name, userIdentityType: 'aadUser' }
    mentions.push({ id: mentions.length, mentionText: name, mentioned: { user } })
    return `<at id="${mentions.length - 1}">${name}</at>`
  })
  return { body: { contentType: 'html', content }, ...(mentions.length === 0 ? {} : { mentions }) }
}

async function placeOf(call: ProxyCall): Promise<Place> {
  const where = call.need('location').toLowerCase()
  const recipient = propertyOf(call.object, 'recipient') ?? null
  if (where === 'channel') return channelPlace(isObject(recipient) ? recipient : {})
  if (where === 'group chat') {
    const chat = typeof recipient === 'string' ? recipient : textOf(recipient, 'id')
    if (chat === undefined || chat === '') throw missing('the chat')
    return chatPlace(chat)
  }
  if (where !== 'chat with flow bot')
    throw new Refusal(400, `'${call.need('location')}' is no place to post in.`)
  const people = typeof recipient === 'string' ? recipient : (textOf(recipient, 'to') ?? '')
  const addresses = splitAddresses(people)
  if (addresses.length === 0) throw missing('the recipient')
  return chatPlace(await chatWith(call, addresses))
}

function channelPlace(recipient: WdlObject): Place {
  const team = needText(recipient, 'groupId', 'the team')
  const channel = needText(recipient, 'channelId', 'the channel')
  return { url: graphUrl`/teams/${team}/channels/${channel}/messages`, conversationId: channel }
}

function chatPlace(chat: string): Place {
  return { url: graphUrl`/chats/${chat}/messages`, conversationId: chat }
}

/** The chat with these people: Graph finds the one with a single person again instead of making another. */
async function chatWith(call: ProxyCall, people: readonly string[]): Promise<string> {
  return textOf(await makeChat(call, people, undefined), 'id') ?? ''
}

/** Begins a chat of the account with others. */
export async function makeChat(
  call: ProxyCall,
  people: readonly string[],
  topic: string | undefined,
): Promise<WdlValue> {
  const me = (await call.vendor.get(graphUrl`/me`, { query: { $select: 'id' } })).body
  const members = [textOf(me, 'id') ?? '', ...people].map((user) => graphMember(user, true))
  const { body } = await call.vendor.post(graphUrl`/chats`, {
    json: {
      chatType: people.length === 1 ? 'oneOnOne' : 'group',
      members,
      ...(topic === undefined || people.length === 1 ? {} : { topic }),
    },
  })
  return body
}

function cardText(value: WdlValue): string {
  const text = typeof value === 'string' ? value : isObject(value) ? printJson(value) : ''
  if (text.trim() === '') throw missing('the card')
  return text
}

function needText(from: WdlObject, name: string, what: string): string {
  const value = textOf(from, name)
  if (value === undefined || value.trim() === '') throw missing(what)
  return value
}

function missing(what: string): Refusal {
  return new Refusal(400, `It is not said what ${what} is.`)
}

const messageText = { ...field('Message', 'Text or HTML.'), format: 'html' }
const cardField = field('Adaptive Card', 'The card as JSON.')

const channelFields = {
  groupId: {
    ...field('Team', 'The team.'),
    'x-ms-dynamic-values': {
      operationId: 'GetAllTeams',
      'value-collection': 'value',
      'value-path': 'id',
      'value-title': 'displayName',
      parameters: {},
    },
  },
  channelId: {
    ...field('Channel', 'The channel of the team.'),
    'x-ms-dynamic-values': {
      operationId: 'GetChannelsForGroup',
      'value-collection': 'value',
      'value-path': 'id',
      'value-title': 'displayName',
      parameters: { groupId: { parameter: 'body/recipient/groupId' } },
    },
  },
}

function schemaOf(call: ProxyCall, text: WdlObject): WdlObject {
  const where = call.text('location')?.toLowerCase()
  if (where === 'channel') {
    return formOf(channelFields, {
      messageBody: text,
      ...(text === messageText
        ? { subject: { ...field('Subject', 'A headline.'), 'x-ms-visibility': 'advanced' } }
        : {}),
    })
  }
  const recipient =
    where === 'group chat'
      ? {
          ...field('Group chat', 'The chat.'),
          'x-ms-dynamic-values': {
            operationId: 'GetChats',
            'value-collection': 'value',
            'value-path': 'id',
            'value-title': 'topic',
            parameters: { chatType: 'group', topic: 'all' },
          },
        }
      : field('Recipient', 'Sign-in names, separated by semicolons.')
  return {
    type: 'object',
    required: ['recipient', 'messageBody'],
    properties: { recipient, messageBody: text },
  }
}

function formOf(recipient: WdlObject, more: WdlObject): WdlObject {
  return {
    type: 'object',
    required: ['recipient', 'messageBody'],
    properties: {
      recipient: { type: 'object', required: Object.keys(recipient), properties: recipient },
      ...more,
    },
  }
}

function field(summary: string, description: string) {
  return { type: 'string', 'x-ms-summary': summary, description }
}
