import { afterEach, describe, expect, test } from 'vitest'
import type { HttpPort, HttpRequest, HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { parseJson } from '../../shared/json/index.ts'
import { asId, foldEvents } from '../../shared/run/index.ts'
import type { EngineHost } from '../services/engine-host.ts'
import { createLocalEngineHost } from '../services/local-engine-host.ts'

const hosts: EngineHost[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

const bytes = (text: string) => new TextEncoder().encode(text)
const json = (value: unknown): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: bytes(JSON.stringify(value)),
})

/** Runs one Http action against scripted answers; tells what was sent and what came of it. */
async function runHttp(inputs: unknown, answers: readonly HttpResponse[], more: object = {}) {
  const sent: HttpRequest[] = []
  const http: HttpPort = {
    send: async (request) => {
      sent.push(request)
      return answers[Math.min(sent.length, answers.length) - 1] as HttpResponse
    },
  }
  const host = createLocalEngineHost({
    databasePath: ':memory:',
    http,
    chance: { random: () => 0, newGuid: () => 'g' },
  })
  hosts.push(host)
  const definition = {
    triggers: { manual: { type: 'Request' } },
    actions: { Call: { type: 'Http', inputs, ...more } },
  }
  const { runId } = await host.start({
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    definition: JSON.stringify(definition),
    profile: 'logic-apps-consumption',
    origin: 'test',
    mocks: 'none',
    fixedNow: 1_767_225_600_000,
  })
  await host.whenDone(runId)
  const state = foldEvents(await host.events({ runId }))
  const action = state?.actions.get('Call')
  const value = (content: typeof action extends undefined ? never : NonNullable<typeof action>['outputs']) =>
    content?.kind === 'inline' ? parseJson(content.json) : undefined
  return {
    sent,
    action,
    outputs: value(action?.outputs),
    inputs: value(action?.inputs),
    seconds: ((state?.endTime ?? 0) - (state?.startTime ?? 0)) / 1000,
  }
}

const uri = 'https://service.test/path?a=1'

describe('the request', () => {
  test('queries, headers and tracking', async () => {
    const { sent } = await runHttp(
      { method: 'get', uri, queries: { b: 'x y', c: 5, d: null }, headers: { 'X-N': 3 } },
      [json(1)],
    )
    expect(sent[0]).toMatchObject({
      method: 'GET',
      url: 'https://service.test/path?a=1&b=x+y&c=5',
      headers: { 'X-N': '3' },
    })
    expect(sent[0]?.headers['x-ms-client-tracking-id']).toMatch(/CU00$/)
    expect(sent[0]?.body).toBeUndefined()
  })

  test.each([
    ['an object as JSON', { a: '@add(1, 1)' }, {}, '{"a":2}', 'application/json'],
    ['text as it is', 'plain', {}, 'plain', 'text/plain; charset=utf-8'],
    ['text with its own type', '<a/>', { 'content-type': 'text/xml' }, '<a/>', 'text/xml'],
    ['a number', '@add(1, 1)', {}, '2', 'application/json'],
  ])('body: %s', async (_name, body, headers, expected, type) => {
    const { sent } = await runHttp({ method: 'POST', uri, body, headers }, [json(1)])
    expect(sent[0]?.body).toBe(expected)
    const found = Object.entries(sent[0]?.headers ?? {}).find(
      ([name]) => name.toLowerCase() === 'content-type',
    )
    expect(found?.[1]).toBe(type)
  })

  test('body: an envelope as its bytes', async () => {
    const { sent } = await runHttp(
      { method: 'POST', uri, body: { '$content-type': 'image/png', $content: 'AQID' } },
      [json(1)],
    )
    expect(sent[0]?.body).toEqual(new Uint8Array([1, 2, 3]))
    expect(sent[0]?.headers['Content-Type']).toBe('image/png')
  })

  test('body: multipart', async () => {
    const parts = [{ headers: { 'Content-Disposition': 'form-data; name="x"' }, body: 'one' }]
    const { sent } = await runHttp(
      { method: 'POST', uri, body: { '$content-type': 'multipart/form-data', $multipart: parts } },
      [json(1)],
    )
    const text = new TextDecoder().decode(sent[0]?.body as Uint8Array)
    const boundary = /boundary=(.+)$/.exec(sent[0]?.headers['Content-Type'] ?? '')?.[1]
    expect(text).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="x"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\none\r\n--${boundary}--\r\n`,
    )
  })

  test.each([
    ['Basic', { type: 'Basic', username: 'ü', password: 'p' }, 'Basic w7w6cA=='],
    ['Raw', { type: 'raw', value: 'Bearer t' }, 'Bearer t'],
  ])('authentication: %s', async (_name, authentication, header) => {
    const { sent, inputs } = await runHttp({ method: 'GET', uri, authentication }, [json(1)])
    expect(sent[0]?.headers.Authorization).toBe(header)
    expect(JSON.stringify(inputs)).not.toMatch(/"(p|Bearer t)"/)
  })

  test.each([
    [
      'a managed identity',
      { authentication: { type: 'ManagedServiceIdentity' } },
      'AuthenticationNotAvailable',
    ],
    ['a relative address', { uri: '/x' }, 'BadRequest'],
    ['another scheme', { uri: 'file:///etc/passwd' }, 'BadRequest'],
  ])('%s is refused', async (_name, more, code) => {
    const { sent, action } = await runHttp({ method: 'GET', uri, ...more }, [json(1)])
    expect(sent).toEqual([])
    expect(action).toMatchObject({ status: 'Failed', code })
  })
})

describe('the answer', () => {
  const typed = (type: string | undefined, body: string): HttpResponse => ({
    status: 200,
    headers: type === undefined ? {} : { 'content-type': type },
    body: bytes(body),
  })
  test.each([
    ['JSON', typed('application/json', '{"n":5.0}'), { n: expect.objectContaining({ value: 5 }) }],
    ['JSON of a vendor', typed('application/vnd.x+json', '[1]'), [1]],
    ['broken JSON as text', typed('application/json', '{'), '{'],
    ['text', typed('text/html; charset=utf-8', '<p>ü'), '<p>ü'],
    [
      'anything else as an envelope',
      typed('image/png', 'abc'),
      { '$content-type': 'image/png', $content: 'YWJj' },
    ],
    ['no type', typed(undefined, 'abc'), { '$content-type': 'application/octet-stream', $content: 'YWJj' }],
    ['nothing', typed('application/json', ''), ''],
  ])('%s', async (_name, answer, body) => {
    expect((await runHttp({ method: 'GET', uri }, [answer])).outputs).toMatchObject({ statusCode: 200, body })
  })

  test('an error keeps its outputs', async () => {
    const { action, outputs } = await runHttp({ method: 'GET', uri }, [{ ...json({ why: 1 }), status: 409 }])
    expect(action).toMatchObject({ status: 'Failed', code: 'Conflict', attempt: 1 })
    expect(outputs).toMatchObject({ statusCode: 409, body: { why: 1 } })
  })
})

describe('over time', () => {
  test('429 waits for Retry-After, then goes on with the same key', async () => {
    const busy: HttpResponse = { status: 429, headers: { 'retry-after': '60' }, body: bytes('') }
    const { sent, action, seconds } = await runHttp({ method: 'GET', uri }, [busy, json(1)])
    expect(action).toMatchObject({ status: 'Succeeded', attempt: 2 })
    expect(seconds).toBe(60)
    expect(new Set(sent.map(({ headers }) => headers['x-ms-client-request-id'])).size).toBe(1)
  })

  test('202 with a Location is polled until it is done', async () => {
    const accepted: HttpResponse = {
      status: 202,
      headers: { location: '/status/1', 'retry-after': '10' },
      body: bytes(''),
    }
    const { sent, action, outputs, seconds } = await runHttp({ method: 'POST', uri, body: { a: 1 } }, [
      accepted,
      accepted,
      json({ done: true }),
    ])
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${uri}`,
      'GET https://service.test/status/1',
      'GET https://service.test/status/1',
    ])
    expect(sent[1]?.body).toBeUndefined()
    expect(action).toMatchObject({ status: 'Succeeded', code: 'OK' })
    expect(outputs).toMatchObject({ body: { done: true } })
    expect(seconds).toBe(20)
  })

  test('DisableAsyncPattern takes the 202 as it is', async () => {
    const accepted: HttpResponse = { status: 202, headers: { location: '/status/1' }, body: bytes('') }
    const { sent, action } = await runHttp({ method: 'POST', uri }, [accepted], {
      operationOptions: 'DisableAsyncPattern',
    })
    expect(sent).toHaveLength(1)
    expect(action).toMatchObject({ status: 'Succeeded', code: 'Accepted' })
  })
})
