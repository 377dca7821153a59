import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { asId, foldEvents, type RunId } from '../../shared/run/index.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { createLocalEngineHost } from '../services/local-engine-host.ts'

let folder = ''
const hosts: EngineHost[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flowbench-http-'))
})
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
  rmSync(folder, { recursive: true, force: true })
})

/** A host over the test's database; the requests it sends are gathered, each answered by the next of `answers`. */
function open(answers: readonly HttpResponse[]) {
  const sent: HttpRequest[] = []
  const http: HttpPort = {
    send: async (request) => {
      sent.push(request)
      return answers[Math.min(sent.length, answers.length) - 1] as HttpResponse
    },
  }
  const host = createLocalEngineHost({ databasePath: join(folder, 'runs.db'), http })
  hosts.push(host)
  return { host, sent }
}

const answer = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers,
  body: new TextEncoder().encode('done'),
})

const uri = 'https://service.test/begin'
const definition = {
  triggers: { manual: { type: 'Request' } },
  actions: {
    Call: {
      type: 'Http',
      inputs: {
        method: 'POST',
        uri,
        body: { a: 1 },
        headers: { 'x-api-key': 'k3y' },
        authentication: { type: 'Basic', username: 'me', password: 'p4ss' },
      },
    },
  },
}

async function start(host: EngineHost): Promise<RunId> {
  const { runId } = await host.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify(definition),
    profile: 'logic-apps-consumption',
    origin: 'test',
    mocks: 'none',
  })
  return runId
}

/** Resolves once an event of that type is journaled. */
async function seen(host: EngineHost, runId: RunId, type: string): Promise<void> {
  const event = new Promise<void>((resolve) => {
    host.subscribe(({ events }) => {
      if (events.some((one) => one.event.type === type)) resolve()
    })
  })
  if ((await host.events({ runId })).some((one) => one.event.type === type)) return
  await event
}

const secrets = { Authorization: `Basic ${btoa('me:p4ss')}`, 'x-api-key': 'k3y' }

test.each([
  [
    'a poll',
    answer(202, { location: '/status', 'retry-after': '3600' }),
    'action-waiting',
    { method: 'GET', url: 'https://service.test/status' },
    1,
  ],
  [
    'a retry',
    answer(503, { 'retry-after': '3600' }),
    'action-retrying',
    { method: 'POST', url: uri, body: '{"a":1}' },
    2,
  ],
])('%s goes on after a restart, signed as before', async (_name, first, event, request, attempt) => {
  const before = open([first])
  const runId = await start(before.host)
  await seen(before.host, runId, event)
  const journal = JSON.stringify(await before.host.events({ runId }))
  expect(journal).not.toMatch(/p4ss|k3y|bWU6cDRzcw/)
  await before.host.close()

  const after = open([answer(200)])
  expect(await after.host.resumeAll()).toBe(1)
  await after.host.skipWait(runId, 'Call')
  expect(await after.host.whenDone(runId)).toMatchObject({ status: 'Succeeded' })
  expect(before.sent).toHaveLength(1)
  expect(after.sent).toHaveLength(1)
  expect(after.sent[0]).toMatchObject(request)
  expect(after.sent[0]?.headers).toMatchObject(secrets)
  const state = foldEvents(await after.host.events({ runId }))
  expect(state?.actions.get('Call')).toMatchObject({ status: 'Succeeded', attempt })
  expect(JSON.stringify(await after.host.events({ runId }))).not.toMatch(/p4ss|k3y/)
})
