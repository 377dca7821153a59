import { type DirectoryUser, readDirectory } from '../../../sandboxes/directory.ts'
import { guidOf, type Json, timeText } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

/** A message of a channel or chat. */
export interface TeamsMessage {
  id: string
  /** Id of who wrote it. */
  from: string
  created: string
  subject?: string
  html: string
  attachments?: Json[]
  mentions?: Json[]
  replies: TeamsMessage[]
}

export interface TeamsChannel {
  id: string
  displayName: string
  description: string
  membershipType: string
  messages: TeamsMessage[]
}

export interface Team {
  id: string
  displayName: string
  description: string
  visibility: string
  members: { user: string; isOwner: boolean }[]
  /** Who came and who left, oldest first. */
  memberChanges: { user: string; isRemoval: boolean }[]
  channels: TeamsChannel[]
}

export interface TeamsChat {
  id: string
  topic?: string
  chatType: 'oneOnOne' | 'group' | 'meeting'
  created: string
  members: string[]
  messages: TeamsMessage[]
}

/** What Teams holds, as one account sees it. */
export interface TeamsState {
  /** Id of the account. */
  me: string
  users: DirectoryUser[]
  teams: Team[]
  chats: TeamsChat[]
}

/** Two teams of a small office. */
export function seedTeams(nowMs: number): TeamsState {
  const hours = (count: number) => timeText(nowMs - count * 3_600_000)
  return readTeams(
    {
      users: [
        { displayName: 'Alex Wilber', mail: 'alex@contoso.example' },
        { displayName: 'Adele Vance', mail: 'adele@contoso.example' },
        { displayName: 'Megan Bowen', mail: 'megan@contoso.example' },
      ],
      teams: [
        {
          displayName: 'Sales',
          description: 'Everything about sales',
          members: ['alex@contoso.example', 'adele@contoso.example'],
          channels: [
            {
              displayName: 'General',
              messages: [
                {
                  from: 'adele@contoso.example',
                  created: hours(30),
                  subject: 'Numbers of the month',
                  html: '<p>The sheet is complete. Who looks over it?</p>',
                  replies: [{ from: 'alex@contoso.example', created: hours(29), html: '<p>I do.</p>' }],
                },
                { from: 'alex@contoso.example', created: hours(5), html: '<p>Northwind has signed.</p>' },
              ],
            },
            { displayName: 'Leads', description: 'New requests' },
          ],
        },
        {
          displayName: 'Operations',
          description: 'What keeps the house running',
          visibility: 'private',
          members: ['alex@contoso.example', 'megan@contoso.example'],
          channels: [{ displayName: 'General' }],
        },
      ],
      chats: [
        {
          topic: 'Quarter',
          members: ['alex@contoso.example', 'adele@contoso.example', 'megan@contoso.example'],
          created: hours(200),
          messages: [{ from: 'megan@contoso.example', created: hours(3), html: 'Slides by Friday?' }],
        },
      ],
    },
    nowMs,
  )
}

/** Completes what a person wrote: names are enough. People may be called by id, mail or name; the first is the account. */
export function readTeams(given: Json, nowMs: number): TeamsState {
  const reader = new StateReader(given)
  let serial = 0
  const nextId = () => {
    serial += 1
    return guidOf(70_000 + serial)
  }
  const { idOf: userOf, me, users } = readDirectory(reader, nextId)
  const peopleOf = (part: StateReader, name: string) =>
    part.texts(name).map((value) => userOf(part, name, value))

  const messagesOf = (part: StateReader, name: string): TeamsMessage[] =>
    part.list(name).map((one, index): TeamsMessage => {
      const created = one.optionalText('created') ?? timeText(nowMs)
      const { attachments, mentions } = one.object
      const subject = one.optionalText('subject')
      return {
        id: one.optionalText('id') ?? String((Date.parse(created) || nowMs) + index),
        from: one.has('from') ? userOf(one, 'from', one.text('from')) : me,
        created,
        ...(subject === undefined ? {} : { subject }),
        html: one.text('html'),
        ...(Array.isArray(attachments) ? { attachments: [...attachments] as Json[] } : {}),
        ...(Array.isArray(mentions) ? { mentions: [...mentions] as Json[] } : {}),
        replies: messagesOf(one, 'replies'),
      }
    })

  const channelOf = (one: StateReader): TeamsChannel => ({
    id: one.optionalText('id') ?? `19:${nextId().replaceAll('-', '')}@thread.tacv2`,
    displayName: one.text('displayName'),
    description: one.optionalText('description') ?? '',
    membershipType: one.choice('membershipType', ['standard', 'private'], 'standard'),
    messages: messagesOf(one, 'messages'),
  })

  const teams = reader.list('teams').map((one): Team => {
    const members = one.hasTexts('members')
      ? peopleOf(one, 'members').map((user, index) => ({ user, isOwner: index === 0 }))
      : one.list('members').map((member) => ({
          user: userOf(member, 'user', member.text('user')),
          isOwner: member.flag('isOwner'),
        }))
    return {
      id: one.optionalText('id') ?? nextId(),
      displayName: one.text('displayName'),
      description: one.optionalText('description') ?? '',
      visibility: one.choice('visibility', ['public', 'private'], 'public'),
      members,
      memberChanges: one.list('memberChanges').map((change) => ({
        user: userOf(change, 'user', change.text('user')),
        isRemoval: change.flag('isRemoval'),
      })),
      channels: one.list('channels').map(channelOf),
    }
  })

  const chats = reader.list('chats').map((one): TeamsChat => {
    const members = peopleOf(one, 'members')
    const topic = one.optionalText('topic')
    return {
      id: one.optionalText('id') ?? `19:${nextId().replaceAll('-', '')}@thread.v2`,
      ...(topic === undefined ? {} : { topic }),
      chatType: one.choice(
        'chatType',
        ['oneOnOne', 'group', 'meeting'],
        members.length === 2 ? 'oneOnOne' : 'group',
      ),
      created: one.optionalText('created') ?? timeText(nowMs),
      members,
      messages: messagesOf(one, 'messages'),
    }
  })

  return { me, users, teams, chats }
}
