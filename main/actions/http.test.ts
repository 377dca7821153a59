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
      url: 'https://service.test/path?a=1&b=x%20y&c=5',
      headers: { 'X-N': '3' },
    })
    expect(sent[0]?.headers['x-ms-client-tracking-id']).toMatch(/CU00$/)
    expect(sent[0]?.body).toBeUndefined()
  })

  test.each([
    ['a list once for each item', uri, { b: [1, 'x&y', null] }, `${uri}&b=1&b=x%26y`],
    [
      'signs and spaces',
      'https://service.test/p',
      { $filter: "a eq 'ü'" },
      'https://service.test/p?%24filter=a%20eq%20%27%C3%BC%27',
    ],
    [
      'a signed address stays as it is',
      'https://s.test/p?sig=a%2Bb%20c&sp=%2Ft',
      { x: true },
      'https://s.test/p?sig=a%2Bb%20c&sp=%2Ft&x=True',
    ],
    ['a fragment stays behind', 'https://s.test/p#top', {}, 'https://s.test/p'],
    ['spaces in the path', 'https://s.test/a b/ü', {}, 'https://s.test/a%20b/%C3%BC'],
  ])('queries: %s', async (_name, address, queries, url) => {
    expect((await runHttp({ method: 'GET', uri: address, queries }, [json(1)])).sent[0]?.url).toBe(url)
  })

  test('headers that the platform leaves out', async () => {
    const left = [
      'Accept-Encoding',
      'Allow',
      'Content-Length',
      'Cookie',
      'Expires',
      'Host',
      'Origin',
      'transfer-encoding',
      'Connection',
    ]
    const kept = { Accept: 'a/b', 'Content-Type': 'text/x', 'X-List': ['a', 1], 'If-None-Match': '"1"' }
    const headers = { ...Object.fromEntries(left.map((name) => [name, 'x'])), ...kept }
    const { sent } = await runHttp({ method: 'POST', uri, headers, cookie: 'a=1' }, [json(1)])
    expect(sent[0]?.headers).toEqual({
      ...kept,
      'X-List': 'a, 1',
      'x-ms-client-tracking-id': expect.any(String),
      'x-ms-client-request-id': expect.any(String),
      'User-Agent': expect.stringContaining('flowbench'),
      Cookie: 'a=1',
    })
  })

  test.each([
    ['an object as JSON', { a: '@add(1, 1)' }, {}, '{"a":2}', 'application/json'],
    ['text as it is', 'plain', {}, 'plain', 'text/plain; charset=utf-8'],
    ['text with its own type', '<a/>', { 'content-type': 'text/xml' }, '<a/>', 'text/xml'],
    ['a number', '@add(1, 1)', {}, '2', 'application/json'],
    [
      'an object as a form',
      { a: 'x y', b: [1, 2], c: null },
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      'a=x+y&b=1&b=2',
      'application/x-www-form-urlencoded',
    ],
    [
      'the fields of a form',
      { $formdata: [{ key: 'a', value: 'ü' }] },
      {},
      'a=%C3%BC',
      'application/x-www-form-urlencoded',
    ],
    [
      'an object as JSON of a vendor',
      { a: 1 },
      { 'Content-Type': 'application/vnd.x+json' },
      '{"a":1}',
      'application/vnd.x+json',
    ],
    [
      'numbers with every digit',
      { a: '@json(\'{"n":1234567890123456789,"f":5.0}\')' },
      {},
      '{"a":{"n":1234567890123456789,"f":5.0}}',
      'application/json',
    ],
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
    expect(Uint8Array.from(sent[0]?.body as Uint8Array)).toEqual(new Uint8Array([1, 2, 3]))
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
    [
      'Basic over a header of the flow',
      { type: 'Basic', username: 'u', password: '' },
      { authorization: 'Bearer own' },
      { Authorization: 'Basic dTo=' },
    ],
    ['none', { type: 'None' }, {}, {}],
  ])('authentication: %s', async (_name, authentication, headers, expected) => {
    const { sent } = await runHttp({ method: 'GET', uri, authentication, headers }, [json(1)])
    const found = Object.entries(sent[0]?.headers ?? {}).filter(([name]) => /^authorization$/i.test(name))
    expect(Object.fromEntries(found)).toEqual(expected)
  })

  test('authentication: in the query', async () => {
    const authentication = { type: 'QueryString', name: 'key', value: 's 1' }
    const { sent, inputs } = await runHttp({ method: 'GET', uri, authentication }, [json(1)])
    expect(sent[0]?.url).toBe(`${uri}&key=s%201`)
    expect(JSON.stringify(inputs)).not.toContain('s 1')
  })

  test.each([
    ['PKCS #12', { pfx: 'AQID', password: 'pw' }, { content: new Uint8Array([1, 2, 3]), password: 'pw' }],
    ['PEM', { pfx: '-----BEGIN X' }, { content: '-----BEGIN X' }],
    ['PEM in base64', { pfx: btoa('-----BEGIN X') }, { content: '-----BEGIN X' }],
  ])('authentication: a client certificate as %s', async (_name, values, certificate) => {
    const authentication = { type: 'ClientCertificate', ...values }
    const { sent, inputs } = await runHttp({ method: 'GET', uri, authentication }, [json(1)])
    expect(sent[0]?.certificate).toEqual(certificate)
    expect(inputs).toMatchObject({ authentication: { type: 'ClientCertificate' } })
    expect(JSON.stringify(inputs)).not.toMatch(/pw|AQID|BEGIN/)
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
    ['an unknown authentication', { authentication: { type: 'Magic' } }, 'AuthenticationNotSupported'],
    ['authentication without its values', { authentication: { type: 'ClientCertificate' } }, 'BadRequest'],
    [
      'client credentials without a proof',
      { authentication: { type: 'ActiveDirectoryOAuth', tenant: 't', audience: 'a', clientId: 'c' } },
      'BadRequest',
    ],
    [
      'client credentials with a PKCS #12 file',
      {
        authentication: {
          type: 'ActiveDirectoryOAuth',
          tenant: 't',
          audience: 'a',
          clientId: 'c',
          pfx: 'AQID',
        },
      },
      'AuthenticationNotSupported',
    ],
    ['an address that is too long', { uri: `https://s.test/${'x'.repeat(16_384)}` }, 'BadRequest'],
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
    [
      'a form',
      typed('application/x-www-form-urlencoded', 'a=1&b=x+y'),
      {
        $formdata: [
          { key: 'a', value: '1' },
          { key: 'b', value: 'x y' },
        ],
      },
    ],
    ['nothing', typed('application/json', ''), ''],
    ['JSON behind a byte order mark', typed('application/json', '\ufeff{"a":1}'), { a: 1 }],
    ['JSON as text', typed('text/json', '{"a":1}'), { a: 1 }],
    [
      'XML as an envelope',
      typed('application/xml', '<a/>'),
      { '$content-type': 'application/xml', $content: 'PGEvPg==' },
    ],
    [
      'multipart content',
      typed('multipart/mixed; boundary=B', '--B\r\nContent-Type: text/plain\r\n\r\none\r\n--B--\r\n'),
      {
        '$content-type': 'multipart/mixed; boundary=B',
        $multipart: [
          {
            headers: { 'content-type': 'text/plain' },
            body: { '$content-type': 'text/plain', $content: 'b25l' },
          },
        ],
      },
    ],
  ])('%s', async (_name, answer, body) => {
    expect((await runHttp({ method: 'GET', uri }, [answer])).outputs).toMatchObject({ statusCode: 200, body })
  })

  test('an error keeps its outputs', async () => {
    const { action, outputs } = await runHttp({ method: 'GET', uri }, [{ ...json({ why: 1 }), status: 409 }])
    expect(action).toMatchObject({ status: 'Failed', code: 'Conflict', attempt: 1 })
    expect(outputs).toMatchObject({ statusCode: 409, body: { why: 1 } })
  })
})

describe('pages', () => {
  const paged = { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 3 } } }
  const page = (value: number[], nextLink?: string) =>
    json({ count: 9, value, ...(nextLink ? { nextLink } : {}) })

  test('are fetched until there are enough items', async () => {
    const { sent, outputs } = await runHttp(
      { method: 'GET', uri },
      [page([1, 2], '/p2'), page([3, 4], '/p3')],
      paged,
    )
    expect(sent.map(({ url }) => url)).toEqual([uri, 'https://service.test/p2'])
    expect(outputs).toMatchObject({
      body: { count: 9, value: [1, 2, 3, 4], nextLink: 'https://service.test/p3' },
    })
  })

  test('end where there is no link; credentials stay with their origin', async () => {
    const authentication = { type: 'Raw', value: 'Bearer t' }
    const { sent, outputs } = await runHttp(
      { method: 'GET', uri, authentication },
      [page([1], 'https://other.test/p2'), page([2])],
      paged,
    )
    expect(outputs).toMatchObject({ body: { value: [1, 2] } })
    expect((outputs as { body: object }).body).not.toHaveProperty('nextLink')
    expect(sent.map(({ headers }) => headers.Authorization)).toEqual(['Bearer t', undefined])
  })

  test('a page that fails fails the action', async () => {
    const { action } = await runHttp(
      { method: 'GET', uri },
      [page([1], '/p2'), { ...json('no'), status: 403 }],
      paged,
    )
    expect(action).toMatchObject({ status: 'Failed', code: 'Forbidden' })
  })

  test('without a policy the first page is the answer', async () => {
    expect((await runHttp({ method: 'GET', uri }, [page([1], '/p2')])).sent).toHaveLength(1)
  })
})

describe('client credentials', () => {
  const authentication = {
    type: 'ActiveDirectoryOAuth',
    tenant: 't1',
    audience: 'https://api.test',
    clientId: 'c1',
    secret: 's3cret',
  }

  test('fetch a token first and record neither', async () => {
    const { sent, inputs, action } = await runHttp({ method: 'GET', uri, authentication }, [
      json({ access_token: 'tok' }),
      json(1),
    ])
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: 'https://login.microsoftonline.com/t1/oauth2/token',
    })
    expect(new URLSearchParams(sent[0]?.body as string).get('client_secret')).toBe('s3cret')
    expect(sent[1]?.headers.Authorization).toBe('Bearer tok')
    expect(JSON.stringify([inputs, action])).not.toMatch(/s3cret|Bearer tok/)
  })

  test('that are refused fail the action without a second try', async () => {
    const { sent, action } = await runHttp({ method: 'GET', uri, authentication }, [
      { ...json({}), status: 401 },
    ])
    expect(sent).toHaveLength(1)
    expect(action).toMatchObject({
      status: 'Failed',
      error: { message: expect.stringContaining('answered 401') },
    })
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

  const accepted: HttpResponse = {
    status: 202,
    headers: { location: 'https://service.test/s' },
    body: bytes(''),
  }
  const post = {
    method: 'POST',
    uri,
    body: { a: 1 },
    headers: { 'x-api-key': 'k' },
    authentication: { type: 'Raw', value: 'Bearer t' },
  }
  const methods = (sent: readonly HttpRequest[]) => sent.map(({ method }) => method)

  test('a poll that fails is made again, the operation is not begun anew', async () => {
    const down: HttpResponse = { status: 503, headers: {}, body: bytes('') }
    const { sent, action } = await runHttp(post, [accepted, down, down, json({ done: true })])
    expect(methods(sent)).toEqual(['POST', 'GET', 'GET', 'GET'])
    expect(action).toMatchObject({ status: 'Succeeded', attempt: 1 })
  })

  test('polls that go on failing fail the action', async () => {
    const down: HttpResponse = { status: 503, headers: {}, body: bytes('') }
    const { sent, action } = await runHttp(post, [accepted, down])
    expect(methods(sent)).toEqual(['POST', 'GET', 'GET', 'GET', 'GET', 'GET'])
    expect(action).toMatchObject({ status: 'Failed', code: 'ServiceUnavailable', attempt: 1 })
  })

  test('a later 202 may leave its Location out', async () => {
    const still: HttpResponse = { status: 202, headers: { 'retry-after': '1' }, body: bytes('') }
    const { sent, action } = await runHttp(post, [accepted, still, json(1)])
    expect(sent.map(({ url }) => url)).toEqual([uri, 'https://service.test/s', 'https://service.test/s'])
    expect(action?.status).toBe('Succeeded')
  })

  test('a 202 without a Location is the answer', async () => {
    const { sent, action } = await runHttp(post, [{ ...accepted, headers: {} }])
    expect(sent).toHaveLength(1)
    expect(action).toMatchObject({ status: 'Succeeded', code: 'Accepted' })
  })

  test.each([
    ['the same origin', 'https://service.test/s', 'Bearer t', 'k'],
    ['another origin', 'https://other.test/s', undefined, undefined],
  ])('credentials of a poll at %s', async (_name, location, authorization, key) => {
    const { sent } = await runHttp(post, [{ ...accepted, headers: { location } }, json(1)])
    expect([sent[1]?.headers.Authorization, sent[1]?.headers['x-api-key']]).toEqual([authorization, key])
    expect(sent[1]?.headers).not.toHaveProperty('Content-Type')
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
