import { describe, expect, test } from 'vitest'
import type { HttpResponse } from '../../shared/connectors/http-exchange.ts'
import { json, runHttp, uri } from '../../tests/support/run-http.ts'

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
    body: new TextEncoder().encode(body),
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
