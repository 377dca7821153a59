import { describe, expect, test } from 'vitest'
import type { WdlObject, WdlValue } from '../expressions/value.ts'
import { buildDirectRequest } from './build-direct-request.ts'
import { buildRequest } from './build-request.ts'
import { findOperation, findOperationByPath } from './find-operation.ts'
import { readConnector } from './read-connector.ts'
import { orders, shops } from './testing/descriptions.ts'
import { writeRequest } from './write-request.ts'

const models = [orders, shops].map(
  (definition) => readConnector({ id: 'x', definition: JSON.stringify(definition) }).model,
)

/** The request of an operation as it goes to the wire; bodies as text. */
function wire(
  id: string,
  given: WdlObject,
): {
  readonly url: string
  readonly body?: string
  readonly type?: string
  readonly headers: Readonly<Record<string, string>>
} {
  const model = models.find((one) => findOperation(one, id) !== undefined)
  const operation = model === undefined ? undefined : findOperation(model, id)
  if (model === undefined || operation === undefined) throw new Error(`no operation ${id}`)
  const { method, url, headers, body } = writeRequest(buildRequest(model, operation, given))
  const { 'Content-Type': type, ...rest } = headers
  return {
    url: `${method} ${url}`,
    headers: rest,
    ...(type === undefined ? {} : { type }),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new TextDecoder().decode(body) }),
  }
}

const base = 'https://api.example.com/v1'

describe('placing of parameters', () => {
  test.each<[string, string, WdlObject, string]>([
    ['a default of an internal parameter', 'ListOrders', {}, `GET ${base}/orders?api-version=2024`],
    [
      'a list, name repeated',
      'ListOrders',
      { state: ['new', 'a&b'] },
      `GET ${base}/orders?state=new&state=a%26b&api-version=2024`,
    ],
    [
      'a list, with pipes',
      'ListOrders',
      { fields: ['a', 'b'] },
      `GET ${base}/orders?fields=a%7Cb&api-version=2024`,
    ],
    [
      'names in another case',
      'ListOrders',
      { STATE: 'new', 'API-VERSION': '1' },
      `GET ${base}/orders?state=new&api-version=1`,
    ],
    ['nothing for an empty text', 'ListOrders', { state: '' }, `GET ${base}/orders?api-version=2024`],
    [
      'a path, encoded twice and once',
      'GetOrder',
      { shop: 'a/b', id: 7 },
      `GET ${base}/shops('a%252Fb')/orders/7`,
    ],
    [
      'a path of odd characters',
      'GetFile',
      { id: "é (1)/'x'?#" },
      `GET ${base}/orders/%C3%A9%20%281%29%2F%27x%27%3F%23/file`,
    ],
    ['half a character', 'GetFile', { id: '\ud800' }, `GET ${base}/orders/%EF%BF%BD/file`],
    ['a label in the path', 'GetShop', { id: 's1' }, 'GET https://eu.example.com/api/shops/.s1'],
    [
      'an exploded list',
      'GetShop',
      { id: 's', tags: ['a', 'b'] },
      'GET https://eu.example.com/api/shops/.s?tags=a&tags=b',
    ],
    [
      'a deep object',
      'GetShop',
      { id: 's', near: { lat: 1, lon: 2.5 } },
      'GET https://eu.example.com/api/shops/.s?near%5Blat%5D=1&near%5Blon%5D=2.5',
    ],
    [
      'a list in one',
      'GetShop',
      { id: 's', box: [1, 2] },
      'GET https://eu.example.com/api/shops/.s?box=1%2C2',
    ],
    [
      'a parameter of JSON',
      'GetShop',
      { id: 's', filter: { a: [true] } },
      'GET https://eu.example.com/api/shops/.s?filter=%7B%22a%22%3A%5Btrue%5D%7D',
    ],
  ])('%s', (_name, id, given, url) => expect(wire(id, given).url).toBe(url))

  test('headers, and what is accepted', () => {
    expect(wire('ListOrders', { 'x-trace': 12 }).headers).toEqual({
      'X-Trace': '12',
      Accept: 'application/json',
    })
    expect(wire('GetFile', { id: 1 }).headers).toEqual({ Accept: 'application/pdf' })
  })
})

describe('bodies', () => {
  const fixed = { type: 'person' }

  test.each<[string, WdlObject, WdlValue]>([
    [
      'whole',
      { order: { number: 1, customer: { name: 'A' } } },
      { number: 1, customer: { name: 'A', ...fixed }, kind: 'order' },
    ],
    [
      'in parts',
      { 'order/number': 1, 'order/customer/name': 'A' },
      { number: 1, customer: { name: 'A', ...fixed }, kind: 'order' },
    ],
    [
      'parts into a whole',
      { order: { number: 1 }, 'order/number': 2 },
      { number: 2, kind: 'order', customer: fixed },
    ],
    ['only what the description fixes', {}, { kind: 'order', customer: fixed }],
    [
      'what is given stays',
      { order: { kind: 'gift', customer: { type: 'firm' } } },
      { kind: 'gift', customer: { type: 'firm' } },
    ],
  ])('%s', (_name, given, body) => {
    const request = wire('CreateOrder', { ...given })
    expect(JSON.parse(request.body ?? '')).toEqual(body)
    expect(request.type).toBe('application/json')
  })

  test('text that is JSON is sent as it is; bytes with their own type', () => {
    expect(wire('CreateOrder', { order: '{"a": 1.0}' }).body).toBe('{"a": 1.0}')
    expect(wire('CreateOrder', { order: { '$content-type': 'image/png', $content: 'aGk=' } })).toMatchObject({
      body: 'hi',
      type: 'image/png',
    })
  })

  test('a form', () => {
    expect(wire('SendForm', { id: 's', name: 'a b&c', size: 3 })).toEqual({
      url: 'POST https://upload.example.com/shops/.s',
      type: 'application/x-www-form-urlencoded',
      body: 'name=a+b%26c&size=3',
      headers: {},
    })
  })

  test('files go as multipart; the boundary occurs in none of them', () => {
    const file = { '$content-type': 'text/plain', $content: 'aGk=' }
    const { body, type } = wire('AttachFile', { id: '1', file, note: '--flowbench-boundary-0' })
    expect(type).toBe('multipart/form-data; boundary=flowbench-boundary-1')
    expect(body).toBe(
      [
        '--flowbench-boundary-1',
        'Content-Disposition: form-data; name="file"; filename="file"',
        'Content-Type: text/plain',
        '',
        'hi',
        '--flowbench-boundary-1',
        'Content-Disposition: form-data; name="note"',
        '',
        '--flowbench-boundary-0',
        '--flowbench-boundary-1--',
        '',
      ].join('\r\n'),
    )
  })
})

describe('what cannot be called', () => {
  test.each<[string, string, WdlObject, string, string]>([
    [
      'all that is missing is named',
      'GetOrder',
      {},
      'connector.missing-parameter',
      "'GetOrder' cannot be called: 'shop', 'id' are missing.",
    ],
    [
      'an empty path part',
      'GetFile',
      { id: '' },
      'connector.missing-parameter',
      "'GetFile' cannot be called: 'id' is missing.",
    ],
    [
      'a missing file',
      'AttachFile',
      { id: '1' },
      'connector.missing-parameter',
      "'AttachFile' cannot be called: 'file' is missing.",
    ],
    [
      'a line break in a header',
      'ListOrders',
      { 'X-Trace': 'a\r\nCookie: b' },
      'connector.invalid-header',
      "'ListOrders' cannot be called: the header 'X-Trace' holds a line break or control character.",
    ],
  ])('%s', (_name, id, given, code, message) => {
    expect(() => wire(id, given)).toThrow(expect.objectContaining({ code, message }))
  })

  test.each(['', 'https://', 'ftp://a', 'https://a b', 'https://user@host', 'https://host/x?y'])(
    'host %j',
    (baseUrl) => {
      const request = { method: 'GET', baseUrl, path: '/', pathValues: {}, query: [], headers: {} }
      expect(() => writeRequest(request)).toThrow(expect.objectContaining({ code: 'connector.no-host' }))
    },
  )
})

describe('finding an operation by its path', () => {
  test.each<[string, string, string | undefined, WdlObject]>([
    ['get', '/orders', 'ListOrders', {}],
    ['GET', '/orders?api-version=1', 'ListOrders', {}],
    ['get', '/v1/orders/', 'ListOrders', {}],
    ['get', '/orders/changes', 'WhenChanged', {}],
    ['get', "/shops('a%252Fb')/orders/7", 'GetOrder', { shop: 'a%252Fb', id: '7' }],
    ['post', '/orders/a/file', 'AttachFile', { id: 'a' }],
    ['delete', '/orders', undefined, {}],
    ['get', '/orders/a/b/file', undefined, {}],
  ])('%s %s', (method, path, id, values) => {
    const found = findOperationByPath(models[0]!, method, path)
    expect(found?.operation.operationId).toBe(id)
    expect(found?.values ?? {}).toEqual(values)
  })
})

describe('requests of method and path', () => {
  test.each<
    [string, WdlObject, string | undefined, string, Readonly<Record<string, string>>, string | undefined]
  >([
    [
      'what the flow gives, and what it cannot give',
      {
        method: 'get',
        path: '/orders',
        queries: { state: ['a', 'b'], other: 'c d' },
        headers: { A: 1, B: null },
      },
      'ListOrders',
      `GET ${base}/orders?state=a&state=b&other=c%20d&api-version=2024`,
      { A: '1' },
      undefined,
    ],
    [
      'an encoded path stays, spaces are mended',
      { method: 'GET', path: "/shops('a%252Fb c')/orders/7" },
      'GetOrder',
      `GET ${base}/shops('a%252Fb%20c')/orders/7`,
      {},
      undefined,
    ],
    [
      'a body',
      { method: 'post', path: 'orders', body: { a: 1 }, queries: { 'Api-Version': '1' } },
      'CreateOrder',
      `POST ${base}/orders?api-version=1`,
      { 'Content-Type': 'application/json' },
      '{"a":1}',
    ],
    [
      'an unknown path',
      { method: 'put', path: '/none', body: 'x' },
      undefined,
      `PUT ${base}/none`,
      { 'Content-Type': 'application/json' },
      '"x"',
    ],
  ])('%s', (_name, inputs, operationId, url, headers, body) => {
    const { request, operation } = buildDirectRequest(models[0]!, inputs)
    const written = writeRequest(request)
    expect([
      operation?.operationId,
      `${written.method} ${written.url}`,
      written.headers,
      written.body,
    ]).toEqual([operationId, url, headers, body])
  })
})
