import { findUser } from '../../../sandboxes/directory.ts'
import { defineSandbox, type Scene } from '../../../sandboxes/sandbox.ts'
import { routedSandbox } from '../../../sandboxes/sandbox-routes.ts'
import type { ServiceAnswer } from '../../../service/service-answer.ts'
import { ServiceRefusal } from '../../../service/service-refusal.ts'
import type { ServiceRequest } from '../../../service/service-request.ts'
import { type Plan, type PlannerState, type PlannerTask, readPlanner, seedPlanner } from './planner-state.ts'

/** The part of Microsoft Graph that is Planner. Source: learn.microsoft.com/graph/api/resources/planner-overview. */
export const plannerSandbox = defineSandbox<PlannerState>({
  seed: seedPlanner,
  read: readPlanner,
  refusal: (_status, code, message) => ({ error: { code, message } }),
  handle: routedSandbox<PlannerState>({
    'GET /v1.0/me': (_request, { state }) => ({ json: userJson(state, state.me) }),
    'GET /v1.0/users/{user}': (request, { state }) => ({ json: userJson(state, request.part('user')) }),
    'GET /v1.0/me/memberOf/microsoft.graph.group': (_request, { state }) => ({
      json: {
        value: state.groups.map(({ displayName, id }) => ({ id, displayName, groupTypes: ['Unified'] })),
      },
    }),
    'GET /v1.0/groups/{group}/planner/plans': (request, { state }) => {
      const group = state.groups.find(({ id }) => id === request.part('group'))
      if (group === undefined) throw notFound()
      return { json: { value: group.plans.map(({ id, title }) => ({ id, title, owner: group.id })) } }
    },
    'GET /v1.0/planner/plans/{plan}/buckets': (request, { state }) => {
      const plan = planOf(state, request.part('plan'))
      return { json: { value: plan.buckets.map((bucket) => bucketJson(bucket, plan)) } }
    },
    'POST /v1.0/planner/buckets': (request, scene) => {
      const { name, planId } = request.object
      const plan = planOf(scene.state, String(planId ?? ''))
      if (typeof name !== 'string' || name === '') throw badRequest('The bucket has no name.')
      const bucket = { id: scene.guid(), name }
      plan.buckets.push(bucket)
      return { status: 201, json: bucketJson(bucket, plan) }
    },
    'GET /v1.0/planner/plans/{plan}/tasks': (request, { state }) => {
      const plan = planOf(state, request.part('plan'))
      return { json: { value: plan.tasks.map((task) => taskJson(state, plan, task)) } }
    },
    'GET /v1.0/me/planner/tasks': (_request, { state }) => ({
      json: {
        value: plansOf(state).flatMap((plan) =>
          plan.tasks
            .filter(({ assigned }) => assigned.some(({ user }) => user === state.me))
            .map((task) => taskJson(state, plan, task)),
        ),
      },
    }),
    'POST /v1.0/planner/tasks': createTask,
    'GET /v1.0/planner/tasks/{task}': (request, { state }) => {
      const { plan, task } = taskIn(request, state)
      return { json: taskJson(state, plan, task) }
    },
    'PATCH /v1.0/planner/tasks/{task}': (request, scene) => {
      const { plan, task } = taskIn(request, scene.state)
      checkVersion(request, task)
      change(task, request.object, plan, scene)
      return { json: taskJson(scene.state, plan, task) }
    },
    'DELETE /v1.0/planner/tasks/{task}': (request, { state }) => {
      const { plan, task } = taskIn(request, state)
      checkVersion(request, task)
      plan.tasks = plan.tasks.filter((one) => one !== task)
      return { status: 204 }
    },
    'GET /v1.0/planner/tasks/{task}/details': (request, { state }) => ({
      json: detailsJson(taskIn(request, state).task),
    }),
    'PATCH /v1.0/planner/tasks/{task}/details': (request, { state }) => {
      const { task } = taskIn(request, state)
      checkVersion(request, task)
      changeDetails(task, request.object)
      return { json: detailsJson(task) }
    },
  }),
})

function createTask(request: ServiceRequest, scene: Scene<PlannerState>): ServiceAnswer {
  const { object } = request
  const plan = planOf(scene.state, String(object.planId ?? ''))
  if (typeof object.title !== 'string' || object.title === '') throw badRequest('The task has no title.')
  const task: PlannerTask = {
    id: scene.guid(),
    title: object.title,
    bucket: '',
    percentComplete: 0,
    priority: 5,
    created: new Date(scene.nowMs).toISOString(),
    createdBy: scene.state.me,
    assigned: [],
    labels: [],
    description: '',
    references: [],
    checklist: [],
    version: 0,
  }
  change(task, object, plan, scene)
  plan.tasks.push(task)
  return { status: 201, json: taskJson(scene.state, plan, task) }
}

function change(
  task: PlannerTask,
  given: Record<string, unknown>,
  plan: Plan,
  { nowMs, state }: Scene<PlannerState>,
): void {
  const now = new Date(nowMs).toISOString()
  const {
    appliedCategories,
    assignments,
    bucketId,
    dueDateTime,
    percentComplete,
    priority,
    startDateTime,
    title,
  } = given
  if (typeof title === 'string') task.title = title
  if (typeof priority === 'number') task.priority = priority
  if (typeof startDateTime === 'string') task.start = startDateTime
  if (typeof dueDateTime === 'string') task.due = dueDateTime
  if (typeof bucketId === 'string') {
    if (!plan.buckets.some(({ id }) => id === bucketId)) throw badRequest('The bucket is none of the plan.')
    task.bucket = bucketId
  }
  if (typeof percentComplete === 'number') {
    if (percentComplete < 0 || percentComplete > 100) throw badRequest('Percent complete is 0 to 100.')
    task.percentComplete = percentComplete
    if (percentComplete === 100) task.completed ??= now
    else delete task.completed
  }
  for (const [user, assignment] of Object.entries((assignments ?? {}) as Record<string, unknown>)) {
    userJson(state, user)
    const others = task.assigned.filter((one) => one.user !== user)
    const before = task.assigned.find((one) => one.user === user)
    task.assigned = assignment === null ? others : [...others, before ?? { user, at: now }]
  }
  for (const [label, isSet] of Object.entries((appliedCategories ?? {}) as Record<string, unknown>)) {
    task.labels = [...task.labels.filter((one) => one !== label), ...(isSet === true ? [label] : [])]
  }
  task.version += 1
}

function changeDetails(task: PlannerTask, given: Record<string, unknown>): void {
  const { checklist, description, references } = given
  if (typeof description === 'string') task.description = description
  for (const [key, value] of Object.entries(
    (references ?? {}) as Record<string, Record<string, unknown> | null>,
  )) {
    if (/[.:@#]/.test(key)) throw badRequest('Names of references must not hold . : @ #')
    const resourceLink = decodeURIComponent(key)
    const others = task.references.filter((one) => one.resourceLink !== resourceLink)
    const made = { resourceLink, alias: String(value?.alias ?? ''), type: String(value?.type ?? 'Other') }
    task.references = value === null ? others : [...others, made]
  }
  for (const [id, value] of Object.entries(
    (checklist ?? {}) as Record<string, Record<string, unknown> | null>,
  )) {
    const others = task.checklist.filter((one) => one.id !== id)
    const made = { id, title: String(value?.title ?? ''), isChecked: value?.isChecked === true }
    task.checklist = value === null ? others : [...others, made]
  }
  task.version += 1
}

/** Planner changes nothing for whom has not seen it as it is. */
function checkVersion(request: ServiceRequest, task: PlannerTask): void {
  const seen = request.header('If-Match')
  if (seen === undefined) throw badRequest('The If-Match header must be specified for this type of request.')
  if (seen !== versionOf(task)) {
    throw new ServiceRefusal(412, 'PreconditionFailed', 'The task was changed by somebody else meanwhile.')
  }
}

function versionOf({ version }: PlannerTask): string {
  return `W/"${Buffer.from(`task ${version}`).toString('base64')}"`
}

function taskJson(state: PlannerState, plan: Plan, task: PlannerTask) {
  const assignment = (at: string) => ({
    '@odata.type': '#microsoft.graph.plannerAssignment',
    assignedDateTime: at,
    orderHint: '8585',
    assignedBy: { user: { displayName: null, id: task.createdBy } },
  })
  return {
    '@odata.etag': versionOf(task),
    id: task.id,
    planId: plan.id,
    bucketId: task.bucket === '' ? null : task.bucket,
    title: task.title,
    orderHint: '8585',
    assigneePriority: '',
    percentComplete: task.percentComplete,
    priority: task.priority,
    startDateTime: task.start ?? null,
    createdDateTime: task.created,
    dueDateTime: task.due ?? null,
    completedDateTime: task.completed ?? null,
    hasDescription: task.description !== '',
    previewType: 'automatic',
    referenceCount: task.references.length,
    checklistItemCount: task.checklist.length,
    activeChecklistItemCount: task.checklist.filter(({ isChecked }) => !isChecked).length,
    conversationThreadId: null,
    createdBy: { user: { id: task.createdBy, displayName: userJson(state, task.createdBy).displayName } },
    appliedCategories: Object.fromEntries(task.labels.map((label) => [label, true])),
    assignments: Object.fromEntries(task.assigned.map(({ at, user }) => [user, assignment(at)])),
  }
}

function detailsJson(task: PlannerTask) {
  const key = (link: string) =>
    link.replace(/[%.:@#]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  return {
    '@odata.etag': versionOf(task),
    id: task.id,
    description: task.description,
    previewType: 'automatic',
    references: Object.fromEntries(
      task.references.map(({ alias, resourceLink, type }) => [key(resourceLink), { alias, type }]),
    ),
    checklist: Object.fromEntries(
      task.checklist.map(({ id, isChecked, title }) => [id, { title, isChecked }]),
    ),
  }
}

function bucketJson({ id, name }: Plan['buckets'][number], plan: Plan) {
  return { id, name, planId: plan.id, orderHint: '8585' }
}

function userJson({ users }: PlannerState, value: string) {
  const user = findUser(users, value)
  if (user === undefined) {
    throw new ServiceRefusal(404, 'Request_ResourceNotFound', `Resource '${value}' does not exist.`)
  }
  return { id: user.id, displayName: user.displayName, mail: user.mail, userPrincipalName: user.mail }
}

function plansOf({ groups }: PlannerState): readonly Plan[] {
  return groups.flatMap(({ plans }) => plans)
}

function planOf(state: PlannerState, id: string): Plan {
  const plan = plansOf(state).find((one) => one.id === id)
  if (plan === undefined) throw notFound()
  return plan
}

function taskIn(
  request: ServiceRequest,
  state: PlannerState,
): { readonly plan: Plan; readonly task: PlannerTask } {
  for (const plan of plansOf(state)) {
    const task = plan.tasks.find(({ id }) => id === request.part('task'))
    if (task !== undefined) return { plan, task }
  }
  throw notFound()
}

function badRequest(message: string): ServiceRefusal {
  return new ServiceRefusal(400, 'BadRequest', message)
}

function notFound(): ServiceRefusal {
  return new ServiceRefusal(404, 'NotFound', 'The requested item is not found.')
}
