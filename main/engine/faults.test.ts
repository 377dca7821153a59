import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { HttpPort, HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { parseJson } from '../../shared/json/index.ts'
import { asId, foldEvents, type RunId } from '../../shared/run/index.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { createLocalEngineHost } from '../services/local-engine-host.ts'
import { faultyHttp } from './inject-fault.ts'

const hosts: EngineHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

const http: HttpPort = {
  send: async () => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: new TextEncoder().encode('{"real":true}'),
  }),
}

const call = {
  type: 'Http',
  inputs: {
    method: 'GET',
    uri: 'https://api.test/v1',
    retryPolicy: { type: 'fixed', count: 3, interval: 'PT10S' },
  },
}
const connectorCall = {
  type: 'OpenApiConnection',
  inputs: {
    host: { operationId: 'GetItems', connectionName: 'sp', apiId: '/apis/sp' },
    parameters: {},
    retryPolicy: { type: 'fixed', count: 3, interval: 'PT10S' },
  },
}

/** Runs flows under a fixed clock; answers what became of the action `Call`, and of the seconds. */
async function run(mockScript: object, action: object = call, port: HttpPort = http) {
  const host = createLocalEngineHost({ databasePath: ':memory:', http: port })
  hosts.push(host)
  const { runId } = await host.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify({ triggers: { manual: { type: 'Request' } }, actions: { Call: action } }),
    profile: 'logic-apps-consumption',
    origin: 'test',
    mocks: 'script',
    mockScript: JSON.stringify(mockScript),
    fixedNow: 1_767_225_600_000,
  })
  const { status } = await host.whenDone(runId)
  const events = await host.events({ runId })
  const state = foldEvents(events)
  const done = state?.actions.get('Call')
  return {
    status,
    code: done?.code,
    attempts: done?.attempt,
    retries: events.flatMap(({ event }) => (event.type === 'action-retrying' ? [event.code] : [])),
    body:
      done?.outputs?.kind === 'inline'
        ? (parseJson(done.outputs.json) as { body?: unknown }).body
        : undefined,
    message: done?.error?.message,
    seconds: ((state?.endTime ?? 0) - (state?.startTime ?? 0)) / 1000,
  }
}

const onCall = (rule: object) => ({ $faults: [{ action: 'Call', ...rule }] })
const mocked = { Call: [{ body: 'first' }, { body: 'second' }] }

describe.each([
  ['a mocked HTTP call', call, { ...mocked }, 'first'],
  ['a mocked connector call', connectorCall, { ...mocked }, 'first'],
  ['a real HTTP call', call, { $unanswered: 'call' }, { real: true }],
])('%s', (_name, action, script, body) => {
  test.each([
    [
      '429 with Retry-After twice',
      { fault: 'status', statusCode: 429, retryAfter: 60, times: 2 },
      ['TooManyRequests', 'TooManyRequests'],
      120,
    ],
    ['a server error', { fault: 'status', statusCode: 503 }, ['ServiceUnavailable'], 10],
    ['a timeout', { fault: 'timeout' }, ['GatewayTimeout'], 130],
    ['a broken connection', { fault: 'reset', times: 3 }, ['BadGateway', 'BadGateway', 'BadGateway'], 30],
    ['a slow body', { fault: 'slow', delay: 'PT90S' }, [], 90],
    ['a body that is too slow', { fault: 'slow', delay: 'PT10M' }, ['GatewayTimeout'], 130],
  ])('%s is overcome', async (_fault, rule, retries, seconds) => {
    const outcome = await run({ ...script, ...onCall(rule) }, action)
    expect(outcome).toMatchObject({ status: 'Succeeded', attempts: retries.length + 1, retries, seconds })
    expect(outcome.body).toEqual(body)
  })

  test('one that lasts fails the action', async () => {
    const outcome = await run({ ...script, ...onCall({ fault: 'reset', times: 'always' }) }, action)
    expect(outcome).toMatchObject({ status: 'Failed', code: 'BadGateway', attempts: 4 })
    expect(outcome.message).toMatch(/broke the connection off \(a fault on demand\)/)
  })

  test('one that is not worth a retry fails at once', async () => {
    const rule = { fault: 'status', statusCode: 403, body: { why: 'no' } }
    expect(await run({ ...script, ...onCall(rule) }, action)).toMatchObject({
      status: 'Failed',
      code: 'Forbidden',
      attempts: 1,
      body: { why: 'no' },
    })
  })
})

test('limit.timeout ends an action whose call hangs', async () => {
  const outcome = await run(onCall({ fault: 'timeout' }), { ...call, limit: { timeout: 'PT30S' } })
  expect(outcome).toMatchObject({ code: 'ActionTimedOut', seconds: 30 })
})

test('a static result meets no fault', async () => {
  const host = createLocalEngineHost({ databasePath: ':memory:', http })
  hosts.push(host)
  const { runId } = await host.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify({
      triggers: { manual: { type: 'Request' } },
      actions: {
        Call: {
          ...call,
          runtimeConfiguration: { staticResult: { name: 'S', staticResultOptions: 'Enabled' } },
        },
      },
      staticResults: { S: { status: 'Succeeded', outputs: { statusCode: 'OK' } } },
    }),
    profile: 'logic-apps-consumption',
    origin: 'test',
    mocks: 'script',
    mockScript: JSON.stringify(onCall({ fault: 'reset', times: 'always' })),
  })
  expect(await host.whenDone(runId)).toMatchObject({ status: 'Succeeded' })
})

test('the fault meets the call itself, not the one for its token', async () => {
  const sent: HttpRequest[] = []
  const port: HttpPort = {
    send: async (request, signal) => {
      sent.push(request)
      const isToken = request.url.includes('/oauth2/')
      const answer = await http.send(request, signal)
      return isToken ? { ...answer, body: new TextEncoder().encode('{"access_token":"t"}') } : answer
    },
  }
  const authentication = {
    type: 'ActiveDirectoryOAuth',
    tenant: 't',
    audience: 'a',
    clientId: 'c',
    secret: 's',
  }
  const action = { ...call, inputs: { ...call.inputs, authentication } }
  const script = { $unanswered: 'call', ...onCall({ fault: 'status', statusCode: 500 }) }
  const outcome = await run(script, action, port)
  expect(outcome).toMatchObject({ status: 'Succeeded', retries: ['InternalServerError'] })
  expect(sent.filter(({ url }) => url === 'https://api.test/v1')).toHaveLength(1)
})

test('calls go on counting after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'flowbench-faults-'))
  const open = () => {
    const host = createLocalEngineHost({ databasePath: join(folder, 'runs.db'), http })
    hosts.push(host)
    return host
  }
  const retried = (host: EngineHost, runId: RunId, times: number) =>
    new Promise<void>((resolve) => {
      const look = async () => {
        const events = await host.events({ runId })
        if (events.filter(({ event }) => event.type === 'action-retrying').length >= times) resolve()
      }
      host.subscribe(() => void look())
      void look()
    })
  try {
    const before = open()
    const { runId } = await before.start({
      flow: { flowId: asId.flow('f'), displayName: 'F' },
      definition: JSON.stringify({ triggers: { manual: { type: 'Request' } }, actions: { Call: call } }),
      profile: 'logic-apps-consumption',
      origin: 'test',
      mocks: 'script',
      mockScript: JSON.stringify({
        ...mocked,
        ...onCall({ fault: 'status', statusCode: 429, retryAfter: 3600, times: 2 }),
      }),
    })
    await retried(before, runId, 1)
    await before.close()
    const after = open()
    await after.resumeAll()
    await after.skipWait(runId, 'Call')
    await retried(after, runId, 2)
    await after.skipWait(runId, 'Call')
    await after.whenDone(runId)
    const done = foldEvents(await after.events({ runId }))?.actions.get('Call')
    expect(done).toMatchObject({ status: 'Succeeded', attempt: 3 })
    expect(done?.outputs).toMatchObject({ json: expect.stringContaining('"first"') })
  } finally {
    for (const host of hosts.splice(0)) await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

describe('the script', () => {
  test.each([
    ['a broken plan', { $faults: [{}] }, 'request.fault-plan'],
    ['an unknown setting', { $fault: [] }, 'request.mock-script'],
    ['an odd $unanswered', { $unanswered: 'no' }, 'request.mock-script'],
  ])('%s does not start', async (_name, script, code) => {
    await expect(run(script)).rejects.toMatchObject({ code })
  })
})

test('as a wrapper of any HTTP port', async () => {
  const slept: number[] = []
  const sleep = async (durationMs: number) => {
    slept.push(durationMs)
  }
  const request: HttpRequest = {
    method: 'GET',
    url: 'https://api.test/',
    headers: {},
    timeoutMs: 5000,
    maxResponseBytes: 1,
    maxRedirects: 0,
  }
  const { signal } = new AbortController()
  const status = { kind: 'status', statusCode: 500, headers: {}, body: { a: 1 } } as const
  expect(await faultyHttp(http, { fault: status, sleep }).send(request, signal)).toMatchObject({
    status: 500,
    headers: { 'content-type': 'application/json', 'x-flowbench-fault': 'status' },
  })
  await expect(
    faultyHttp(http, { fault: { kind: 'timeout' }, sleep }).send(request, signal),
  ).rejects.toMatchObject({
    code: 'http.timeout',
  })
  expect(slept).toEqual([5000])
})
