import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { teams } from './index.ts'

let bench: PublicConnectorBench
let sales: string
let general: string

beforeEach(async () => {
  bench = await openPublicConnectorBench(teams)
  const [team] = bench.state().teams
  sales = team.id
  general = team.channels[0].id
})

afterEach(() => bench.close())

const toChannel = (more = {}) => ({
  poster: 'Flow bot',
  location: 'Channel',
  'body/recipient/groupId': sales,
  'body/recipient/channelId': general,
  ...more,
})

test('teams and channels are listed, made and looked at', async () => {
  const all = await bench.body('GetAllTeams')
  expect(all.value.map((one: { displayName: string }) => one.displayName)).toEqual(['Sales', 'Operations'])
  expect(await bench.body('GetTeam', { teamId: sales })).toMatchObject({ displayName: 'Sales' })
  const made = await bench.body('CreateChannel', {
    groupId: sales,
    'body/displayName': 'Numbers',
    'body/description': 'Figures',
  })
  expect(bench.wire.at(-1)).toMatchObject({
    method: 'POST',
    url: `https://graph.microsoft.com/v1.0/teams/${sales}/channels`,
    json: { displayName: 'Numbers', description: 'Figures', membershipType: 'standard' },
  })
  const channels = await bench.body('GetChannelsForGroup', { groupId: sales })
  expect(channels.value).toContainEqual(expect.objectContaining({ id: made.id, displayName: 'Numbers' }))
  expect(await bench.call('CreateChannel', { groupId: sales, 'body/displayName': 'numbers' })).toMatchObject({
    status: 400,
    body: { message: 'Channel name already existed, please use other name.', source: 'graph.microsoft.com' },
  })
  const { newTeamId } = await bench.body('CreateATeam', {
    'body/displayName': 'Support',
    'body/description': 'Questions',
  })
  expect(await bench.body('GetTeam', { teamId: newTeamId })).toMatchObject({ displayName: 'Support' })
})

test('a message goes into a channel, with a subject and a mention', async () => {
  const { atMention } = await bench.body('AtMentionUser', { userId: 'adele@contoso.example' })
  const posted = await bench.body(
    'PostMessageToConversation',
    toChannel({ 'body/subject': 'News', 'body/messageBody': `<p>Hello ${atMention}</p>` }),
  )
  const { url, json } = bench.wire.at(-1) ?? {}
  expect(url).toBe(
    `https://graph.microsoft.com/v1.0/teams/${sales}/channels/${encodeURIComponent(general)}/messages`,
  )
  expect(json).toMatchObject({
    subject: 'News',
    body: { contentType: 'html', content: '<p>Hello <at id="0">Adele Vance</at></p>' },
    mentions: [{ id: 0, mentionText: 'Adele Vance', mentioned: { user: { displayName: 'Adele Vance' } } }],
  })
  expect(posted).toMatchObject({ conversationId: general, messageLink: expect.stringMatching(/^https:/) })
  const { value } = await bench.body('GetMessagesFromChannel', { groupId: sales, channelId: general })
  expect(value[0]).toMatchObject({
    id: posted.id,
    subject: 'News',
    from: { user: { displayName: 'Alex Wilber' } },
  })
  const one = { groupId: sales, channelId: general, messageId: posted.id }
  expect(await bench.body('GetMessageFromChannel', one)).toEqual(value[0])
})

test('a message is answered', async () => {
  const [message] = bench.state().teams[0].channels[0].messages
  const values = toChannel({ 'body/recipient/messageId': message.id, 'body/messageBody': 'Done.' })
  const reply = await bench.body('ReplyWithMessageToConversation', values)
  const replies = await bench.body('ListRepliesToMessage', {
    groupId: sales,
    channelId: general,
    messageId: message.id,
  })
  expect(replies.value).toHaveLength(2)
  expect(replies.value[1]).toMatchObject({ id: reply.id, replyToId: message.id, body: { content: 'Done.' } })
})

test('a card goes to people in a chat of one’s own, which is found again', async () => {
  const card = '{"type":"AdaptiveCard","version":"1.4","body":[]}'
  const values = {
    poster: 'Flow bot',
    location: 'Chat with Flow bot',
    'body/recipient': 'megan@contoso.example',
    'body/messageBody': card,
  }
  const first = await bench.body('PostCardToConversation', values)
  const sent = bench.wire.at(-1)?.json as { attachments: { id: string }[] }
  expect(sent).toMatchObject({
    body: { content: `<attachment id="${sent.attachments[0]?.id}"></attachment>` },
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  })
  expect((await bench.body('PostCardToConversation', values)).conversationId).toBe(first.conversationId)
  const members = await bench.body('ListChatMembers', { chatId: first.conversationId })
  expect(members.value.map(({ email }: { email: string }) => email)).toEqual([
    'alex@contoso.example',
    'megan@contoso.example',
  ])
})

test('a group chat is found, begun and written to', async () => {
  const found = await bench.body('GetChats', { chatType: 'group', topic: 'isDefined' })
  expect(found.value).toMatchObject([{ topic: 'Quarter' }])
  const begun = await bench.body('CreateChat', {
    'body/topic': 'Party',
    'body/members': 'adele@contoso.example; megan@contoso.example',
  })
  const posted = await bench.body('PostMessageToConversation', {
    poster: 'User',
    location: 'Group chat',
    'body/recipient': begun.id,
    'body/messageBody': 'Cake?',
  })
  expect(posted.conversationId).toBe(begun.id)
  expect(bench.state().chats.at(-1)).toMatchObject({ topic: 'Party', messages: [{ html: 'Cake?' }] })
})

test('what is missing or not there is refused', async () => {
  expect(await bench.call('PostMessageToConversation', toChannel({ 'body/messageBody': ' ' }))).toMatchObject(
    {
      status: 400,
      body: { message: 'It is not said what the text of the message is.' },
    },
  )
  const elsewhere = toChannel({ 'body/recipient/channelId': '../../me', 'body/messageBody': 'x' })
  expect((await bench.call('PostMessageToConversation', elsewhere)).status).toBe(404)
  expect(bench.wire.at(-1)?.url).toContain('/channels/..%2F..%2Fme/messages')
  const nobody = { teamId: sales, 'body/userId': 'nobody@contoso.example' }
  expect(await bench.call('AddMemberToTeam', nobody)).toMatchObject({
    status: 404,
    body: { message: "Resource 'nobody@contoso.example' does not exist." },
  })
})

test('new messages start a flow, each once, also those of one moment', async () => {
  const poll = await bench.poll('OnNewChannelMessage', { groupId: sales, channelId: general })
  expect(await poll()).toBeUndefined()
  const say = (text: string) =>
    bench.body('PostMessageToConversation', toChannel({ 'body/messageBody': text }))
  await say('one')
  await say('two')
  const texts = (answer: { body: unknown } | undefined) =>
    ((answer?.body ?? { value: [] }) as { value: { body: { content: string } }[] }).value.map(
      ({ body }) => body.content,
    )
  expect(texts(await poll())).toEqual(['one', 'two'])
  expect(await poll()).toBeUndefined()
  // The same millisecond as the messages before.
  await say('three')
  expect(texts(await poll())).toEqual(['three'])
  bench.nowMs += 60_000
  await say('four')
  expect(texts(await poll())).toEqual(['four'])
  expect(await poll()).toBeUndefined()
})

test('only messages that mention the account start the flow that waits for them', async () => {
  const poll = await bench.poll('OnNewChannelMessageMentioningMe', { groupId: sales, channelId: general })
  const { atMention } = await bench.body('AtMentionUser', { userId: 'alex@contoso.example' })
  bench.nowMs += 1_000
  await bench.body('PostMessageToConversation', toChannel({ 'body/messageBody': 'To nobody' }))
  await bench.body('PostMessageToConversation', toChannel({ 'body/messageBody': `${atMention}, please` }))
  expect((await poll())?.body).toMatchObject({ value: [{ mentions: [{ mentionText: 'Alex Wilber' }] }] })
  expect(await poll()).toBeUndefined()
})

test('who comes into a team and who leaves is told', async () => {
  const added = await bench.poll('OnGroupMembershipAdd', { groupId: sales })
  const removed = await bench.poll('OnGroupMembershipRemoval', { groupId: sales })
  const megan = bench.state().users[2].id
  await bench.body('AddMemberToTeam', { teamId: sales, 'body/userId': 'megan@contoso.example' })
  const members = await bench.body('ListTeamMembers', { teamId: sales })
  expect(members.value).toHaveLength(3)
  expect((await added())?.body).toEqual({ value: [{ id: megan }] })
  expect(await removed()).toBeUndefined()
  const state = bench.state()
  state.teams[0].members.pop()
  state.teams[0].memberChanges.push({ user: megan, isRemoval: true })
  bench.setState(state)
  expect((await removed())?.body).toEqual({ value: [{ id: megan }] })
  expect(await added()).toBeUndefined()
})

test('a trigger can be tried out with what is there', async () => {
  const values = { groupId: sales, channelId: general }
  expect((await bench.everything('OnNewChannelMessage', values)).body).toMatchObject({
    value: [{ subject: 'Numbers of the month' }, { subject: null }],
  })
})

test('the fields of a message follow from where it goes', async () => {
  const fields = async (operationId: string, location: string) =>
    Object.keys((await bench.body(operationId, { location })).schema.properties)
  expect(await fields('GetPostMessageSchema', 'Channel')).toEqual(['recipient', 'messageBody', 'subject'])
  expect(await fields('GetPostMessageSchema', 'Group chat')).toEqual(['recipient', 'messageBody'])
  expect(await fields('GetPostCardSchema', 'Channel')).toEqual(['recipient', 'messageBody'])
})

test('a state needs no more than names', async () => {
  bench.setState({
    users: [{ displayName: 'Ada Lovelace' }],
    teams: [{ displayName: 'Engines', members: ['Ada Lovelace'], channels: [{ displayName: 'General' }] }],
  })
  expect((await bench.body('GetAllTeams')).value).toMatchObject([{ displayName: 'Engines' }])
  expect(() => bench.setState({ teams: [{ displayName: 'X', members: ['nobody'] }] })).toThrow(
    /teams\.0\.members: 'nobody' is none of the users/,
  )
})
