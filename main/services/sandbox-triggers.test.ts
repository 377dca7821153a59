import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, foldEvents, type RunId } from '../../shared/run/index.ts'
import { createHttpClient } from '../connectors/http-client.ts'
import type { Json } from '../connectors/sandboxes/sandbox.ts'
import type { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'
import { memorySandboxes } from './memory-sandboxes.ts'
import { openTriggerHost, type TriggerHost } from './trigger-host.ts'

let folder: string
let host: TriggerHost
let sandboxes: Sandboxes
const http = createHttpClient()
const environmentId = asId.environment('e')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowbench-sandbox-triggers-'))
  sandboxes = memorySandboxes({ nowMs: Date.now }, http)
  host = await openTriggerHost({
    dataFolder: folder,
    sandboxes,
    notify: () => undefined,
    onError: () => undefined,
  })
})

afterEach(async () => {
  await host.close(1_000)
  await rm(folder, { recursive: true, force: true })
})

const connector = (id: string, operationId: string, parameters: object) => ({
  host: { apiId: `/providers/Microsoft.PowerApps/apis/${id}`, connectionName: id, operationId },
  parameters,
})

/** A flow with one trigger, on in sandboxes. */
const flowOf = (trigger: object) => ({
  environmentId,
  flowId: asId.flow('f'),
  displayName: 'F',
  definition: JSON.stringify({
    triggers: { When: trigger },
    actions: { Body: { type: 'Compose', inputs: '@triggerBody()' } },
  }),
  parameters: {},
  profile: 'power-automate' as const,
  sandboxes: true,
})

/** Turns a flow with one trigger on; answers the run that it starts next. */
async function turnOn(trigger: object): Promise<() => Promise<RunId>> {
  const started: RunId[] = []
  let wake = () => {}
  host.engine.subscribe(({ events, runId }) => {
    if (events.some(({ event }) => event.type === 'run-completed')) started.push(runId)
    wake()
  })
  await host.triggers.turnOn(flowOf(trigger))
  return async () => {
    while (started.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    return started.shift() as RunId
  }
}

async function bodyOf(runId: RunId): Promise<unknown> {
  const state = foldEvents(await host.engine.events({ runId }))
  expect(state).toMatchObject({ status: 'Succeeded', sandboxes: true })
  const outputs = state?.actions.get('Body')?.outputs
  return outputs?.kind === 'inline' ? JSON.parse(outputs.json) : undefined
}

const stateOf = (connectorId: string) =>
  sandboxes.get({ environment: environmentId, connectorId }) as Record<string, Json[]>

test('a polling trigger fires as soon as its sandbox changes, long before its time', async () => {
  const next = await turnOn({
    type: 'OpenApiConnection',
    recurrence: { frequency: 'Day', interval: 1 },
    splitOn: '@triggerBody()',
    inputs: connector('shared_dropbox', 'OnNewFiles', { folderId: '/Invoices' }),
  })
  const key = { environment: environmentId, connectorId: 'shared_dropbox' }
  const upload = (path: string) =>
    sandboxes.transport(key).send(
      {
        method: 'POST',
        url: 'https://content.dropboxapi.com/2/files/upload',
        headers: { 'Dropbox-API-Arg': JSON.stringify({ path, mode: 'add' }) },
        body: 'x',
        timeoutMs: 1_000,
        maxResponseBytes: 1_000,
        maxRedirects: 0,
      },
      new AbortController().signal,
    )
  await upload('/Invoices/first.txt')
  await upload('/Reports/elsewhere.txt')
  expect(await bodyOf(await next())).toMatchObject({ Path: '/Invoices/first.txt' })
  await upload('/Invoices/second.txt')
  expect(await bodyOf(await next())).toMatchObject({ Path: '/Invoices/second.txt' })
})

test('a webhook trigger subscribes in its sandbox, which calls the flow when somebody edits it', async () => {
  const next = await turnOn({
    type: 'OpenApiConnectionWebhook',
    inputs: connector('shared_commondataserviceforapps', 'SubscribeWebhookTrigger', {
      'subscriptionRequest/message': 3,
      'subscriptionRequest/entityname': 'account',
      'subscriptionRequest/scope': 4,
    }),
  })
  const id = 'shared_commondataserviceforapps'
  expect(stateOf(id).registrations).toHaveLength(1)
  const state = JSON.parse(JSON.stringify(stateOf(id)))
  state.tables.find(({ name }: { name: string }) => name === 'account').rows[0].revenue = 1
  sandboxes.set({ environment: environmentId, connectorId: id }, state)
  expect(await bodyOf(await next())).toMatchObject({ revenue: 1, SdkMessage: 'Update' })
  await host.triggers.turnOff({ environmentId, flowId: asId.flow('f') })
  expect(stateOf(id).registrations).toEqual([])
})

test('a flow that goes over to services leaves its sandbox, and what it heard there is forgotten', async () => {
  const id = 'shared_commondataserviceforapps'
  const trigger = {
    type: 'OpenApiConnectionWebhook',
    inputs: connector(id, 'SubscribeWebhookTrigger', {
      'subscriptionRequest/message': 3,
      'subscriptionRequest/entityname': 'account',
      'subscriptionRequest/scope': 4,
    }),
  }
  await turnOn(trigger)
  expect(stateOf(id).registrations).toHaveLength(1)
  const outside = await host.triggers.turnOn({ ...flowOf(trigger), sandboxes: false })
  expect(stateOf(id).registrations).toEqual([])
  expect(outside).toMatchObject({
    sandboxes: false,
    triggers: [{ problem: { code: expect.stringMatching(/^conn/) } }],
  })
  await host.triggers.turnOn(flowOf(trigger))
  expect(stateOf(id).registrations).toHaveLength(1)
})

test.each([
  [
    {
      type: 'Http',
      recurrence: { frequency: 'Day', interval: 1 },
      inputs: { method: 'GET', uri: 'http://127.0.0.1:9' },
    },
  ],
  [{ type: 'HttpWebhook', inputs: { subscribe: { method: 'POST', uri: 'http://127.0.0.1:9' } } }],
  [
    {
      type: 'OpenApiConnection',
      recurrence: { frequency: 'Day', interval: 1 },
      inputs: connector('shared_own', 'OnNew', {}),
    },
  ],
])('offline nobody outside is asked: what has no sandbox says so (%j)', async (trigger) => {
  expect(await host.triggers.turnOn(flowOf(trigger))).toMatchObject({
    triggers: [{ trigger: 'When', problem: { code: 'sandbox.no-trigger' } }],
  })
})
