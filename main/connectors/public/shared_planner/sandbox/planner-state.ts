import { type DirectoryUser, readDirectory } from '../../../sandboxes/directory.ts'
import { guidOf, type Json, timeText } from '../../../sandboxes/sandbox.ts'
import { StateReader } from '../../../sandboxes/state-reader.ts'

export interface PlannerTask {
  id: string
  title: string
  /** Id of its bucket; empty for none. */
  bucket: string
  percentComplete: number
  priority: number
  created: string
  createdBy: string
  start?: string
  due?: string
  completed?: string
  assigned: { user: string; at: string }[]
  /** `category1` ... */
  labels: string[]
  description: string
  references: { resourceLink: string; alias: string; type: string }[]
  checklist: { id: string; title: string; isChecked: boolean }[]
  /** How often it was changed. */
  version: number
}

export interface Plan {
  id: string
  title: string
  buckets: { id: string; name: string }[]
  tasks: PlannerTask[]
}

/** What Planner holds, as one account sees it. */
export interface PlannerState {
  /** Id of the account. */
  me: string
  users: DirectoryUser[]
  groups: { id: string; displayName: string; plans: Plan[] }[]
}

/** One plan of a small office. */
export function seedPlanner(nowMs: number): PlannerState {
  const days = (count: number) => timeText(nowMs + count * 86_400_000)
  return readPlanner(
    {
      users: [
        { displayName: 'Alex Wilber', mail: 'alex@contoso.example' },
        { displayName: 'Adele Vance', mail: 'adele@contoso.example' },
      ],
      groups: [
        {
          displayName: 'Operations',
          plans: [
            {
              title: 'Office',
              buckets: ['To do', 'This week'],
              tasks: [
                {
                  title: 'Order paper',
                  bucket: 'To do',
                  created: days(-6),
                  due: days(2),
                  assigned: ['alex@contoso.example'],
                },
                {
                  title: 'Renew the lease of the printer',
                  bucket: 'This week',
                  created: days(-4),
                  percentComplete: 50,
                  priority: 1,
                  assigned: ['adele@contoso.example'],
                  description: 'The contract ends next month.',
                  checklist: ['Ask for an offer', 'Sign'],
                },
                {
                  title: 'Water the plants',
                  bucket: 'This week',
                  created: days(-3),
                  percentComplete: 100,
                  completed: days(-1),
                },
              ],
            },
          ],
        },
      ],
    },
    nowMs,
  )
}

/** Completes what a person wrote: titles are enough. People are named by id, mail or name; the first is the account. */
export function readPlanner(given: Json, nowMs: number): PlannerState {
  const reader = new StateReader(given)
  let serial = 0
  const nextId = () => {
    serial += 1
    return guidOf(80_000 + serial)
  }
  const { idOf: userOf, me, users } = readDirectory(reader, nextId)

  const taskOf = (one: StateReader, buckets: Plan['buckets']): PlannerTask => {
    const created = one.optionalText('created') ?? timeText(nowMs)
    const wanted = one.optionalText('bucket') ?? ''
    const bucket = buckets.find(
      ({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase(),
    )
    if (wanted !== '' && bucket === undefined)
      one.fail('bucket', `'${wanted}' is none of the plan's buckets.`)
    const percentComplete = one.number('percentComplete', 0)
    const [start, due] = [one.optionalText('start'), one.optionalText('due')]
    const completed = one.optionalText('completed') ?? (percentComplete === 100 ? created : undefined)
    return {
      id: one.optionalText('id') ?? nextId(),
      title: one.text('title'),
      bucket: bucket?.id ?? '',
      percentComplete,
      priority: one.number('priority', 5),
      created,
      createdBy: one.has('createdBy') ? userOf(one, 'createdBy', one.text('createdBy')) : me,
      ...(start === undefined ? {} : { start }),
      ...(due === undefined ? {} : { due }),
      ...(completed === undefined ? {} : { completed }),
      assigned: one.hasTexts('assigned')
        ? one.texts('assigned').map((value) => ({ user: userOf(one, 'assigned', value), at: created }))
        : one.list('assigned').map((part) => ({
            user: userOf(part, 'user', part.text('user')),
            at: part.optionalText('at') ?? created,
          })),
      labels: [...one.texts('labels')],
      description: one.optionalText('description') ?? '',
      references: one.list('references').map((part) => ({
        resourceLink: part.text('resourceLink'),
        alias: part.optionalText('alias') ?? '',
        type: part.optionalText('type') ?? 'Other',
      })),
      checklist: one.hasTexts('checklist')
        ? one.texts('checklist').map((title, index) => ({ id: String(index + 1), title, isChecked: false }))
        : one.list('checklist').map((part, index) => ({
            id: part.optionalText('id') ?? String(index + 1),
            title: part.text('title'),
            isChecked: part.flag('isChecked'),
          })),
      version: one.number('version', 1),
    }
  }

  const groups = reader.list('groups').map((group) => ({
    id: group.optionalText('id') ?? nextId(),
    displayName: group.text('displayName'),
    plans: group.list('plans').map((one): Plan => {
      const buckets = one.hasTexts('buckets')
        ? one.texts('buckets').map((name) => ({ id: nextId(), name }))
        : one
            .list('buckets')
            .map((part) => ({ id: part.optionalText('id') ?? nextId(), name: part.text('name') }))
      return {
        id: one.optionalText('id') ?? nextId(),
        title: one.text('title'),
        buckets,
        tasks: one.list('tasks').map((task) => taskOf(task, buckets)),
      }
    }),
  }))
  return { me, users, groups }
}
