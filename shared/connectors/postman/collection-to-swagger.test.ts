import { expect, test } from 'vitest'
import type { WdlObject } from '../../expressions/value.ts'
import { readConnector } from '../index.ts'
import { collectionToSwagger } from './collection-to-swagger.ts'
import { isCollection, isOldCollection, readCollection } from './read-collection.ts'

const collection: WdlObject = {
  info: {
    name: 'Orders',
    description: { content: 'All orders.', type: 'text/markdown' },
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  auth: {
    type: 'apikey',
    apikey: [
      { key: 'key', value: 'X-Key' },
      { key: 'in', value: 'header' },
    ],
  },
  variable: [
    { key: 'base', value: 'https://{{shop}}/v1' },
    { key: 'shop', value: 'shop.example.com' },
  ],
  item: [
    {
      name: 'Orders',
      item: [
        {
          name: 'List orders',
          request: {
            method: 'GET',
            header: [
              { key: 'X-Trace', value: 'on' },
              { key: 'Authorization', value: 'Bearer x' },
            ],
            url: {
              raw: '{{base}}/orders?top=10&open=true&q=a',
              host: ['{{base}}'],
              path: ['orders'],
              query: [
                { key: 'top', value: '10', description: 'How many' },
                { key: 'open', value: 'true' },
                { key: 'q', value: 'a' },
                { key: 'gone', value: '1', disabled: true },
              ],
            },
          },
          response: [
            { name: 'Two orders', code: 200, body: '[{"id": 1, "total": 2.5}, {"id": 2, "note": "x"}]' },
          ],
        },
        {
          name: 'Create order',
          request: {
            method: 'POST',
            url: '{{base}}/orders',
            body: {
              mode: 'raw',
              raw: '{"customerName": "A", "lines": [{"sku": {{sku}}}]}',
              options: { raw: { language: 'json' } },
            },
          },
        },
        {
          name: 'Get order',
          request: {
            method: 'GET',
            url: {
              host: ['{{base}}'],
              path: ['orders', ':id', '{{part}}'],
              variable: [{ key: 'id', description: 'Its number' }],
            },
          },
        },
        {
          name: 'Upload',
          request: {
            method: 'POST',
            url: '{{base}}/files',
            body: {
              mode: 'formdata',
              formdata: [
                { key: 'file', type: 'file' },
                { key: 'title', value: 'x' },
              ],
            },
          },
        },
        { name: 'List orders', request: { method: 'DELETE', url: '{{base}}/orders/:id' } },
        { name: 'Again', request: { method: 'GET', url: '{{base}}/orders' } },
        { name: 'Elsewhere', request: { method: 'GET', url: 'https://other.example.com/x' } },
      ],
    },
  ],
}

const { definition, notes } = collectionToSwagger(readCollection(collection))
const { model } = readConnector({ id: 'x', definition: JSON.stringify(definition) })

test('a collection becomes a description that loads without a problem', () => {
  expect(model.problems).toEqual([])
  expect(model.servers).toEqual(['https://shop.example.com'])
  expect(
    model.operations.map(({ operationId, method, path, tags }) => [operationId, method, path, tags[0]]),
  ).toEqual([
    ['ListOrders', 'GET', '/v1/orders', 'Orders'],
    ['CreateOrder', 'POST', '/v1/orders', 'Orders'],
    ['GetOrder', 'GET', '/v1/orders/{id}/{part}', 'Orders'],
    ['Upload', 'POST', '/v1/files', 'Orders'],
    ['ListOrders2', 'DELETE', '/v1/orders/{id}', 'Orders'],
  ])
  expect(notes).toEqual([
    '1 request(s) go to other hosts than shop.example.com; they were left out.',
    '1 request(s) have the method and path of another one; the first of each was taken.',
  ])
  expect(model.securitySchemes).toMatchObject([{ kind: 'apiKey', in: 'header', parameter: 'X-Key' }])
})

test('queries, headers, bodies and answers get types of their samples', () => {
  const [list, create, get, upload] = model.operations
  expect(list?.parameters.map(({ name, in: place, schema }) => [name, place, schema.type])).toEqual([
    ['top', 'query', 'integer'],
    ['open', 'query', 'boolean'],
    ['q', 'query', 'string'],
    ['X-Trace', 'header', 'string'],
  ])
  expect(list?.responses[0]?.contents[0]?.schema).toMatchObject({
    type: 'array',
    items: { properties: { id: { type: 'integer' }, total: { type: 'number' }, note: { type: 'string' } } },
  })
  expect(create?.body?.contents[0]?.schema).toMatchObject({
    properties: {
      customerName: { type: 'string', 'x-ms-summary': 'Customer name' },
      lines: { type: 'array' },
    },
  })
  expect(get?.parameters.map(({ name, isRequired, description }) => [name, isRequired, description])).toEqual(
    [
      ['id', true, 'Its number'],
      ['part', true, undefined],
    ],
  )
  expect(upload?.parameters.map(({ name, isFile }) => [name, isFile])).toEqual([
    ['file', true],
    ['title', false],
  ])
  expect(upload?.consumes).toEqual(['multipart/form-data'])
})

test.each([
  [
    'version 2.0: auth as an object, body as url-encoded',
    { type: 'basic', basic: { username: 'a' } },
    ['basic'],
  ],
  ['a bearer token', { type: 'bearer', bearer: [{ key: 'token', value: 'x' }] }, ['apiKey']],
  ['OAuth 2', { type: 'oauth2', oauth2: [{ key: 'accessTokenUrl', value: 'https://a/t' }] }, ['oauth2']],
  ['none', { type: 'noauth' }, []],
])('%s', (_name, auth, expected) => {
  const item = [{ name: 'A', request: { method: 'POST', url: 'https://a.example/x', auth } }]
  const made = collectionToSwagger(readCollection({ info: { name: 'A' }, item }))
  const read = readConnector({ id: 'x', definition: JSON.stringify(made.definition) })
  expect(read.model.securitySchemes.map(({ kind }) => kind)).toEqual(expected)
})

test.each([
  [{}],
  [{ info: null, item: [null, 1, { item: 'x' }, { request: 7 }, { name: 'n', request: {} }] }],
  [
    {
      info: { name: 'a' },
      item: [{ name: '__proto__', request: { method: 'GET', url: 'https://a.b/__proto__' } }],
    },
  ],
])('odd collection %# is read as far as it goes', (value) => {
  expect(() => collectionToSwagger(readCollection(value as WdlObject))).not.toThrow()
})

test('collections are told from other files, old ones too', () => {
  expect([isCollection(collection), isCollection({ swagger: '2.0', paths: {} })]).toEqual([true, false])
  expect(isOldCollection({ id: '1', requests: [], order: [] })).toBe(true)
})
