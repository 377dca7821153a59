import type { WdlObject } from '../../../../shared/expressions/value.ts'
import { propertyOf, textOf } from '../../../../shared/wdl/lookup.ts'
import { graphList, graphUrl } from '../../shipped/graph.ts'
import type { ProxyCall } from '../../shipped/proxy-call.ts'
import type { OperationHandler, ProxyAnswer } from '../../shipped/public-connector.ts'
import { Refusal } from '../../shipped/refusal.ts'
import {
  assignTo,
  changeVersioned,
  checklistOf,
  detailsOf,
  referencesOf,
  takeFrom,
  taskOf,
  taskUrl,
  userIds,
  versionOf,
} from './planner-api.ts'

/** What of a task's form goes to Planner as it is. */
const plainFields = [
  'title',
  'bucketId',
  'percentComplete',
  'priority',
  'startDateTime',
  'dueDateTime',
  'appliedCategories',
]

/** Actions of tasks, buckets and plans. */
export const taskOperations: Readonly<Record<string, OperationHandler>> = {
  GetTask_V2: async (call) => ({ body: taskOf((await call.vendor.get(taskUrl(call))).body) }),
  DeleteTask: async (call) => {
    const url = taskUrl(call)
    await call.vendor.delete(url, { headers: { 'If-Match': await versionOf(call, url) } })
    return { status: 204 }
  },
  CreateTask_V3: createTask,
  CreateTask_V4: createTask,
  UpdateTask_V3: async (call) => {
    const { object } = call
    const people = textOf(object, 'assignments')
    const json = {
      ...plain(object),
      ...(people === undefined ? {} : { assignments: assignTo(await userIds(call, people)) }),
    }
    return { body: taskOf(await changeVersioned(call, taskUrl(call), json)) }
  },
  AssignUsers: async (call) => assign(call, assignTo),
  UnassignUsers: async (call) => assign(call, takeFrom),
  ListTasks_V3: async (call) => {
    const { value } = await graphList(call, graphUrl`/planner/plans/${call.need('id')}/tasks`)
    return { body: { value: value.map(taskOf) } }
  },
  ListMyTasks_V2: async (call) => {
    const { value } = await graphList(call, graphUrl`/me/planner/tasks`)
    return { body: { value: value.map(taskOf) } }
  },
  GetTaskDetails_V2: async (call) => ({
    body: detailsOf((await call.vendor.get(`${taskUrl(call)}/details`)).body),
  }),
  UpdateTaskDetails_V2: async (call) => {
    const { object } = call
    const description = textOf(object, 'description')
    const references = propertyOf(object, 'references')
    const checklist = propertyOf(object, 'checklist')
    const json = {
      ...(description === undefined ? {} : { description }),
      ...(references === undefined ? {} : { references: referencesOf(references) }),
      ...(checklist === undefined ? {} : { checklist: checklistOf(checklist) }),
    }
    return { body: detailsOf(await changeVersioned(call, `${taskUrl(call)}/details`, json)) }
  },
  ListBuckets_V3: async (call) => ({
    body: { value: (await graphList(call, graphUrl`/planner/plans/${call.need('id')}/buckets`)).value },
  }),
  CreateBucket_V2: async (call) => {
    const { object } = call
    const json = {
      name: textOf(object, 'name') ?? '',
      planId: textOf(object, 'planId') ?? '',
      orderHint: ' !',
    }
    return { status: 201, body: (await call.vendor.post(graphUrl`/planner/buckets`, { json })).body }
  },
  ListGroupPlans: async (call) => ({
    body: { value: (await graphList(call, graphUrl`/groups/${call.need('groupId')}/planner/plans`)).value },
  }),
  ListGroups: async (call) => {
    const url = graphUrl`/me/memberOf/microsoft.graph.group`
    const query = { $select: 'id,displayName,groupTypes' }
    return { body: { value: (await graphList(call, url, { query })).value } }
  },
}

async function createTask(call: ProxyCall): Promise<ProxyAnswer> {
  const { object } = call
  const planId = textOf(object, 'planId') ?? ''
  if (planId === '') throw new Refusal(400, 'It is not said which plan the task belongs to.')
  const people = textOf(object, 'assignments')
  const { body } = await call.vendor.post(graphUrl`/planner/tasks`, {
    json: {
      planId,
      ...plain(object),
      ...(people === undefined ? {} : { assignments: assignTo(await userIds(call, people)) }),
    },
  })
  return { status: 201, body: taskOf(body) }
}

async function assign(call: ProxyCall, change: (ids: readonly string[]) => WdlObject): Promise<ProxyAnswer> {
  const ids = await userIds(call, textOf(call.object, 'assignments') ?? '')
  if (ids.length === 0) throw new Refusal(400, 'It is not said whom this is about.')
  return { body: taskOf(await changeVersioned(call, taskUrl(call), { assignments: change(ids) })) }
}

function plain(object: WdlObject): WdlObject {
  return Object.fromEntries(
    plainFields.flatMap((name) => {
      const value = propertyOf(object, name)
      return value === undefined || value === '' ? [] : [[name, value] as const]
    }),
  )
}
