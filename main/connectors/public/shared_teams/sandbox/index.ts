import { type DirectoryUser, findUser } from '../../../sandboxes/directory.ts'
import { defineSandbox, type Scene } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import { channelJson, chatJson, memberJson, messageJson, teamJson, userJson } from './graph-shapes.ts'
import {
  readTeams,
  seedTeams,
  type Team,
  type TeamsChannel,
  type TeamsChat,
  type TeamsMessage,
  type TeamsState,
} from './teams-state.ts'

type Said = { readonly messages: TeamsMessage[] }

/** The part of Microsoft Graph that is Teams. Source: learn.microsoft.com/graph/api/resources/teams-api-overview. */
export const teamsSandbox = defineSandbox<TeamsState>({
  seed: seedTeams,
  read: readTeams,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<TeamsState>({
    'GET /v1.0/me': (_request, { state }) => ({ json: userJson(needUser(state, state.me)) }),
    'GET /v1.0/users/{user}': (request, { state }) => ({
      json: userJson(needUser(state, request.part('user'))),
    }),
    'GET /v1.0/me/joinedTeams': (_request, { state }) => ({
      json: {
        value: state.teams
          .filter(({ members }) => members.some(({ user }) => user === state.me))
          .map(teamJson),
      },
    }),
    'POST /v1.0/teams': createTeam,
    'GET /v1.0/teams/{team}': (request, { state }) => ({ json: teamJson(teamIn(request, state)) }),
    'GET /v1.0/teams/{team}/members': (request, { state }) => ({
      json: {
        value: teamIn(request, state).members.map(({ user, isOwner }) =>
          memberJson(needUser(state, user), isOwner),
        ),
      },
    }),
    'POST /v1.0/teams/{team}/members': (request, { state }) => {
      const team = teamIn(request, state)
      const { isOwner, user } = memberOf(request.object, state)
      if (!team.members.some((one) => one.user === user.id)) {
        team.members.push({ user: user.id, isOwner })
        team.memberChanges.push({ user: user.id, isRemoval: false })
      }
      return { status: 201, json: memberJson(user, isOwner) }
    },
    'GET /v1.0/groups/delta': groupChanges,
    'GET /v1.0/teams/{team}/channels': (request, { state }) => ({
      json: { value: teamIn(request, state).channels.map(channelJson) },
    }),
    'POST /v1.0/teams/{team}/channels': (request, scene) => {
      const { channels } = teamIn(request, scene.state)
      const { description, displayName, membershipType } = request.object
      const name = String(displayName ?? '')
      if (name === '') throw badRequest('A channel needs a name.')
      if (channels.some((one) => one.displayName.toLowerCase() === name.toLowerCase())) {
        throw badRequest('Channel name already existed, please use other name.')
      }
      const channel = newChannel(scene, name, String(description ?? ''), String(membershipType ?? 'standard'))
      channels.push(channel)
      return { status: 201, json: channelJson(channel) }
    },
    'GET /v1.0/teams/{team}/channels/{channel}/messages': (request, { state }) => {
      const channel = channelIn(request, state)
      const newest = [...channel.messages].sort(
        (left, right) => Date.parse(right.created) - Date.parse(left.created),
      )
      return { json: { value: shown(newest.slice(0, topOf(request)), request, state) } }
    },
    'GET /v1.0/teams/{team}/channels/{channel}/messages/delta': (request, { state }) => {
      const after = /^lastModifiedDateTime gt (\S+)$/.exec(request.query('$filter') ?? '')?.[1]
      const since = after === undefined ? 0 : Date.parse(after)
      const messages = channelIn(request, state).messages.filter(({ created }) => Date.parse(created) > since)
      return { json: { value: shown(messages, request, state), '@odata.deltaLink': request.url.href } }
    },
    'POST /v1.0/teams/{team}/channels/{channel}/messages': (request, scene) =>
      said(request, scene, channelIn(request, scene.state)),
    'GET /v1.0/teams/{team}/channels/{channel}/messages/{message}': (request, { state }) => ({
      json: shown([messageIn(request, channelIn(request, state))], request, state)[0],
    }),
    'GET /v1.0/teams/{team}/channels/{channel}/messages/{message}/replies': (request, { state }) => {
      const { replies } = messageIn(request, channelIn(request, state))
      return { json: { value: shown(replies.slice(0, topOf(request)), request, state) } }
    },
    'POST /v1.0/teams/{team}/channels/{channel}/messages/{message}/replies': (request, scene) => {
      const message = messageIn(request, channelIn(request, scene.state))
      return said(request, scene, { messages: message.replies })
    },
    'GET /v1.0/me/chats': (request, { state }) => {
      const kind = /^chatType eq '(\w+)'$/.exec(request.query('$filter') ?? '')?.[1]
      const chats = state.chats.filter(
        ({ chatType, members }) => members.includes(state.me) && (kind === undefined || chatType === kind),
      )
      return { json: { value: chats.map(chatJson) } }
    },
    'POST /v1.0/chats': createChat,
    'GET /v1.0/chats/{chat}/members': (request, { state }) => ({
      json: { value: chatIn(request, state).members.map((id) => memberJson(needUser(state, id), true)) },
    }),
    'POST /v1.0/chats/{chat}/messages': (request, scene) =>
      said(request, scene, chatIn(request, scene.state)),
  }),
})

function createTeam(request: ServiceRequest, scene: Scene<TeamsState>): ServiceAnswer {
  const { description, displayName, visibility } = request.object
  if (typeof displayName !== 'string' || displayName === '') throw badRequest('A team needs a name.')
  const { state } = scene
  const team: Team = {
    id: scene.guid(),
    displayName,
    description: String(description ?? ''),
    visibility: String(visibility ?? 'public'),
    members: [{ user: state.me, isOwner: true }],
    memberChanges: [],
    channels: [newChannel(scene, 'General', '', 'standard')],
  }
  state.teams.push(team)
  const path = `/teams('${team.id}')`
  return {
    status: 202,
    headers: { Location: `${path}/operations('${scene.guid()}')`, 'Content-Location': path },
  }
}

function createChat(request: ServiceRequest, scene: Scene<TeamsState>): ServiceAnswer {
  const { state } = scene
  const { chatType, members, topic } = request.object
  const given = Array.isArray(members) ? (members as readonly Record<string, unknown>[]) : []
  const ids = [...new Set(given.map((member) => memberOf(member, state).user.id))]
  if (ids.length < 2) throw badRequest('A chat needs two members or more.')
  const isOneOnOne = chatType === 'oneOnOne'
  const known = state.chats.find(
    (one) =>
      isOneOnOne && one.chatType === 'oneOnOne' && [...one.members].sort().join() === [...ids].sort().join(),
  )
  if (known !== undefined) return { status: 201, json: chatJson(known) }
  const chat: TeamsChat = {
    id: `19:${scene.guid().replaceAll('-', '')}@thread.v2`,
    ...(typeof topic === 'string' ? { topic } : {}),
    chatType: isOneOnOne ? 'oneOnOne' : 'group',
    created: scene.now,
    members: ids,
    messages: [],
  }
  state.chats.push(chat)
  return { status: 201, json: chatJson(chat) }
}

/** Members that came and left since a token; a token is how many changes there were. */
function groupChanges(request: ServiceRequest, { state }: Scene<TeamsState>): ServiceAnswer {
  const id = /^id eq '([^']*)'$/.exec(request.query('$filter') ?? '')?.[1] ?? ''
  const team = state.teams.find((one) => one.id === id)
  if (team === undefined) throw notFound(`There is no group '${id}'.`)
  const token = request.query('$deltatoken')
  const changes =
    token === undefined
      ? team.members.map(({ user }) => ({ user, isRemoval: false }))
      : team.memberChanges.slice(token === 'latest' ? team.memberChanges.length : Number(token) || 0)
  const link = new URL(request.url)
  link.searchParams.set('$deltatoken', String(team.memberChanges.length))
  const told = changes.map(({ isRemoval, user }) => ({
    '@odata.type': '#microsoft.graph.user',
    id: user,
    ...(isRemoval ? { '@removed': { reason: 'deleted' } } : {}),
  }))
  return {
    json: {
      value: told.length === 0 ? [] : [{ id: team.id, 'members@delta': told }],
      '@odata.deltaLink': link.href,
    },
  }
}

/** Puts what a request says among messages. */
function said(request: ServiceRequest, scene: Scene<TeamsState>, { messages }: Said): ServiceAnswer {
  const { attachments, body, mentions, subject } = request.object
  const html = (body as { content?: unknown } | undefined)?.content
  if (typeof html !== 'string' || html === '') throw badRequest('Missing body content.')
  let id = scene.nowMs
  while (messages.some((one) => one.id === String(id))) id += 1
  const message: TeamsMessage = {
    id: String(id),
    from: scene.state.me,
    created: new Date(scene.nowMs).toISOString(),
    ...(typeof subject === 'string' ? { subject } : {}),
    html,
    ...(Array.isArray(attachments) ? { attachments } : {}),
    ...(Array.isArray(mentions) ? { mentions } : {}),
    replies: [],
  }
  messages.push(message)
  return { status: 201, json: shown([message], request, scene.state)[0] }
}

function shown(messages: readonly TeamsMessage[], request: ServiceRequest, state: TeamsState) {
  return messages.map((message) =>
    messageJson(message, needUser(state, message.from), {
      team: request.part('team'),
      channel: request.part('channel'),
      replyTo: request.part('message'),
    }),
  )
}

function newChannel(
  scene: Scene<TeamsState>,
  displayName: string,
  description: string,
  membershipType: string,
): TeamsChannel {
  const id = `19:${scene.guid().replaceAll('-', '')}@thread.tacv2`
  return { id, displayName, description, membershipType, messages: [] }
}

function memberOf(member: Record<string, unknown>, state: TeamsState) {
  const bound = /users\('(.+)'\)$/.exec(String(member['user@odata.bind'] ?? ''))?.[1]
  if (bound === undefined) throw badRequest('Bind requests are expected for a member.')
  const user = needUser(state, decodeURIComponent(bound).replaceAll("''", "'"))
  return { user, isOwner: Array.isArray(member.roles) && member.roles.includes('owner') }
}

function needUser(state: TeamsState, value: string): DirectoryUser {
  const user = findUser(state.users, value)
  if (user === undefined) throw notFound(`Resource '${value}' does not exist.`)
  return user
}

function teamIn(request: ServiceRequest, state: TeamsState): Team {
  const team = state.teams.find(({ id }) => id === request.part('team'))
  if (team === undefined) throw notFound(`No team found with Group Id ${request.part('team')}.`)
  return team
}

function channelIn(request: ServiceRequest, state: TeamsState): TeamsChannel {
  const channel = teamIn(request, state).channels.find(({ id }) => id === request.part('channel'))
  if (channel === undefined) throw notFound(`There is no channel '${request.part('channel')}'.`)
  return channel
}

function messageIn(request: ServiceRequest, { messages }: Said): TeamsMessage {
  const message = messages.find(({ id }) => id === request.part('message'))
  if (message === undefined) throw notFound(`There is no message '${request.part('message')}'.`)
  return message
}

function chatIn(request: ServiceRequest, state: TeamsState): TeamsChat {
  const chat = state.chats.find(({ id }) => id === request.part('chat'))
  if (chat === undefined) throw notFound(`There is no chat '${request.part('chat')}'.`)
  return chat
}

function topOf(request: ServiceRequest): number {
  return Number(request.query('$top') ?? 20)
}

function badRequest(message: string): ServiceRefusal {
  return new ServiceRefusal(400, 'BadRequest', message)
}

function notFound(message: string): ServiceRefusal {
  return new ServiceRefusal(404, 'NotFound', message)
}
