import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, foldEvents, type RunState } from '../../shared/run/index.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import type { StartRunRequest } from './engine-host.ts'
import { createLocalEngineHost, type LocalEngine } from './local-engine-host.ts'
import { memorySandboxes } from './memory-sandboxes.ts'

let engine: LocalEngine
let sandboxes: Sandboxes

beforeEach(() => {
  sandboxes = memorySandboxes({ nowMs: () => Date.UTC(2026, 0, 31) })
  engine = createLocalEngineHost({ databasePath: ':memory:', sandboxes })
})

afterEach(() => engine.close())

const dropbox = (operationId: string, parameters: object, more: object = {}) => ({
  type: 'OpenApiConnection',
  inputs: {
    host: {
      apiId: '/providers/Microsoft.PowerApps/apis/shared_dropbox',
      connectionName: 'shared_dropbox',
      operationId,
    },
    parameters,
  },
  ...more,
})
const manual = { manual: { type: 'Request', kind: 'Button', inputs: {} } }
const create = dropbox('CreateFile', { folderPath: '/Invoices', name: 'new.txt', body: 'new' })

async function run(
  definition: object,
  more: Partial<StartRunRequest> = {},
): Promise<{
  readonly state: RunState
  outputsOf(action: string): Promise<unknown>
  trigger(): Promise<unknown>
}> {
  const { runId } = await engine.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify({ parameters: {}, ...definition }),
    profile: 'power-automate',
    origin: 'manual',
    mocks: 'auto',
    sandboxes: true,
    ...more,
  })
  await engine.whenDone(runId)
  const state = foldEvents(await engine.events({ runId })) as RunState
  const read = async (content: RunState['outputs']): Promise<unknown> => {
    if (content?.kind === 'inline') return JSON.parse(content.json)
    return content?.kind === 'stored' ? JSON.parse(await engine.content(content.hash)) : undefined
  }
  return {
    state,
    outputsOf: (action) => read(state.actions.get(action)?.outputs),
    trigger: () => read(state.trigger.outputs),
  }
}

const files = () =>
  (
    sandboxes.get({ environment: '', connectorId: 'shared_dropbox' }) as { entries: { path: string }[] }
  ).entries
    .map(({ path }) => path)
    .filter((path) => path.startsWith('/Invoices/'))

test('a connector is answered by its sandbox without a connection, and changes it; other calls by mocks', async () => {
  const { state, outputsOf } = await run({
    triggers: manual,
    actions: {
      Create: create,
      Ask: {
        type: 'Http',
        inputs: { method: 'GET', uri: 'https://example.com' },
        runAfter: { Create: ['Succeeded'] },
      },
      Unknown: dropbox('ShareFile', {}, { runAfter: { Ask: ['Succeeded'] } }),
    },
  })
  expect(state).toMatchObject({ status: 'Succeeded', sandboxes: true })
  expect([...state.actions.values()].map(({ name, answeredBy }) => [name, answeredBy])).toEqual([
    ['Create', 'sandbox'],
    ['Ask', 'mock'],
    ['Unknown', 'mock'],
  ])
  expect(await outputsOf('Create')).toMatchObject({ statusCode: 200, body: { Path: '/Invoices/new.txt' } })
  expect(files()).toContain('/Invoices/new.txt')
})

test('a mock that names the action goes before the sandbox', async () => {
  const { state, outputsOf } = await run(
    { triggers: manual, actions: { Create: create } },
    { mocks: 'script', mockScript: '{"Create": {"body": {"Id": "mine"}}}' },
  )
  expect(await outputsOf('Create')).toMatchObject({ body: { Id: 'mine' } })
  expect(state.actions.get('Create')?.answeredBy).toBe('mock')
  expect(files()).not.toContain('/Invoices/new.txt')
})

test('strict: what no sandbox answers fails', async () => {
  const { state } = await run(
    {
      triggers: manual,
      actions: {
        Create: create,
        Ask: { type: 'Http', inputs: { method: 'GET', uri: 'https://example.com' } },
      },
    },
    { mocks: 'script', mockScript: '{"$unanswered": "fail"}' },
  )
  expect(state.actions.get('Create')?.status).toBe('Succeeded')
  expect(state.actions.get('Ask')).toMatchObject({
    status: 'Failed',
    code: 'UnansweredCall',
    error: { message: expect.stringContaining('Neither a sandbox nor a mock answers') },
  })
})

test('without sandboxes the same flow asks for a connection', async () => {
  const { state } = await run(
    { triggers: manual, actions: { Create: create } },
    { mocks: 'none', sandboxes: false },
  )
  expect(state.actions.get('Create')).toMatchObject({ status: 'Failed', code: 'connection.not-chosen' })
})

test('a trigger that is fired by hand takes the newest thing in the sandbox', async () => {
  const definition = {
    triggers: {
      New: dropbox(
        'OnNewFiles',
        { folderId: '/Invoices' },
        { splitOn: '@triggerBody()', recurrence: { frequency: 'Minute', interval: 1 } },
      ),
    },
    actions: { Name: { type: 'Compose', inputs: "@triggerBody()?['Name']" } },
  }
  expect(await (await run(definition)).outputsOf('Name')).toBe('Invoice 4712.txt')
  expect(await (await run(definition, { triggerBody: '{"Name": "given"}' })).outputsOf('Name')).toBe('given')
})

test('a retried call and a failed one keep their shape', async () => {
  const { state, outputsOf } = await run({
    triggers: manual,
    actions: { Read: dropbox('GetFileMetadataByPath', { path: '/nope' }) },
  })
  expect(state.status).toBe('Failed')
  expect(await outputsOf('Read')).toMatchObject({ statusCode: 404, body: { status: 404, errors: [] } })
})
