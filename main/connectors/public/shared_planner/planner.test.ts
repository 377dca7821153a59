import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  openPublicConnectorBench,
  type PublicConnectorBench,
} from '../../../services/testing/public-connector-bench.ts'
import { planner } from './index.ts'

let bench: PublicConnectorBench
let groupId: string
let planId: string

beforeEach(async () => {
  bench = await openPublicConnectorBench(planner)
  const [group] = bench.state().groups
  groupId = group.id
  planId = group.plans[0].id
})

afterEach(() => bench.close())

const make = (title: string, more = {}) =>
  bench.body('CreateTask_V4', {
    'body/groupId': groupId,
    'body/planId': planId,
    'body/title': title,
    ...more,
  })

test('groups, plans and buckets fill the choices', async () => {
  expect((await bench.body('ListGroups')).value).toMatchObject([{ displayName: 'Operations' }])
  expect((await bench.body('ListGroupPlans', { groupId })).value).toMatchObject([
    { id: planId, title: 'Office' },
  ])
  await bench.body('CreateBucket_V2', {
    'body/name': 'Later',
    'body/groupId': groupId,
    'body/planId': planId,
  })
  const { value } = await bench.body('ListBuckets_V3', { groupId, id: planId })
  expect(value.map(({ name }: { name: string }) => name)).toEqual(['To do', 'This week', 'Later'])
})

test('a task is made, given to somebody, changed and deleted', async () => {
  const [bucket] = bench.state().groups[0].plans[0].buckets
  const made = await make('Buy cake', {
    'body/bucketId': bucket.id,
    'body/dueDateTime': '2026-02-06T08:00:00Z',
    'body/assignments': 'adele@contoso.example',
    'body/priority': 1,
    'body/appliedCategories/category2': true,
  })
  const adele = bench.state().users[1].id
  expect(bench.wire.at(-1)).toMatchObject({
    method: 'POST',
    url: 'https://graph.microsoft.com/v1.0/planner/tasks',
    json: {
      planId,
      title: 'Buy cake',
      bucketId: bucket.id,
      priority: 1,
      appliedCategories: { category2: true },
      assignments: { [adele]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } },
    },
  })
  expect(made).toMatchObject({ title: 'Buy cake', _assignments: [{ userId: adele }] })
  const changed = await bench.body('UpdateTask_V3', { id: made.id, 'body/percentComplete': 100 })
  expect(bench.wire.at(-1)?.headers).toMatchObject({
    'if-match': made['@odata.etag'],
    prefer: 'return=representation',
  })
  expect(changed).toMatchObject({
    title: 'Buy cake',
    percentComplete: 100,
    completedDateTime: expect.any(String),
  })
  await bench.call('DeleteTask', { id: made.id })
  expect(await bench.call('GetTask_V2', { id: made.id })).toMatchObject({
    status: 404,
    body: { status: 404, message: 'The requested item is not found.' },
  })
})

test('people are added to a task and taken from it', async () => {
  const { id } = await make('Write report')
  const alex = bench.state().users[0].id
  const given = await bench.body('AssignUsers', { id, 'body/assignments': 'alex@contoso.example' })
  expect(given._assignments).toMatchObject([{ userId: alex }])
  expect((await bench.body('ListMyTasks_V2')).value).toContainEqual(expect.objectContaining({ id }))
  expect((await bench.body('UnassignUsers', { id, 'body/assignments': alex }))._assignments).toEqual([])
  expect(await bench.call('AssignUsers', { id, 'body/assignments': 'nobody@contoso.example' })).toMatchObject(
    {
      status: 404,
    },
  )
})

test('details are lists in Power Automate, and keyed by encoded links in Planner', async () => {
  const { id } = await make('Compare offers')
  const details = await bench.body('UpdateTaskDetails_V2', {
    id,
    'body/description': 'Three are enough.',
    'body/references': [{ alias: 'Prices', resourceLink: 'https://contoso.example/prices#a', type: 'Other' }],
    'body/checklist': [{ id: '1', title: 'Ask', isChecked: true }],
  })
  expect(bench.wire.at(-1)?.json).toMatchObject({
    references: { 'https%3A//contoso%2Eexample/prices%23a': { alias: 'Prices' } },
  })
  expect(details).toMatchObject({
    references: [{ resourceLink: 'https://contoso.example/prices#a', value: { alias: 'Prices' } }],
    checklist: [{ id: '1', value: { title: 'Ask', isChecked: true } }],
  })
  expect(await bench.body('GetTaskDetails_V2', { id })).toEqual(details)
  expect(await bench.body('GetTask_V2', { id })).toMatchObject({
    hasDescription: true,
    activeChecklistItemCount: 0,
  })
})

test('new tasks, done tasks and tasks of one’s own start flows, each once', async () => {
  const values = { groupId, id: planId }
  const created = await bench.poll('OnNewTask_V3', values)
  const completed = await bench.poll('OnCompleteTask_V3', values)
  const mine = await bench.poll('OnTaskAssignedToMe_V2', {})
  for (const poll of [created, completed, mine]) expect(await poll()).toBeUndefined()
  bench.nowMs += 60_000
  const first = await make('First')
  const second = await make('Second', { 'body/assignments': 'alex@contoso.example' })
  expect((await created())?.body).toMatchObject({ value: [{ title: 'First' }, { title: 'Second' }] })
  expect((await mine())?.body).toMatchObject({ value: [{ id: second.id }] })
  await bench.body('UpdateTask_V3', { id: first.id, 'body/percentComplete': 100 })
  expect((await completed())?.body).toMatchObject({ value: [{ id: first.id }] })
  for (const poll of [created, completed, mine]) expect(await poll()).toBeUndefined()
})

test('what is missing is refused', async () => {
  const noPlan = { 'body/groupId': groupId, 'body/planId': '', 'body/title': 'x' }
  expect(await bench.call('CreateTask_V4', noPlan)).toMatchObject({ status: 400 })
  expect(await bench.call('CreateTask_V3', { ...noPlan, 'body/planId': 'none' })).toMatchObject({
    status: 404,
  })
})

test('a state needs no more than titles', async () => {
  bench.setState({ groups: [{ displayName: 'G', plans: [{ title: 'P', tasks: [{ title: 'T' }] }] }] })
  const id = bench.state().groups[0].plans[0].id
  expect((await bench.body('ListTasks_V3', { groupId: 'any', id })).value).toMatchObject([{ title: 'T' }])
  expect(() =>
    bench.setState({
      groups: [{ displayName: 'G', plans: [{ title: 'P', tasks: [{ title: 'T', bucket: 'B' }] }] }],
    }),
  ).toThrow(/tasks\.0\.bucket/)
})
