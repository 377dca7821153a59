import { afterEach, beforeEach, expect, test } from 'vitest'
import { directCatalogueWork } from './catalogue-work.ts'
import { ConnectorCatalogue } from './connector-catalogue.ts'
import { type ConnectorBench, openConnectorBench } from './testing/connector-bench.ts'
import { type FakeService, openFakeService } from './testing/fake-service.ts'

/** Calls go through connections only. */
const noNetwork = {
  send: () => Promise.reject(new Error('There is no network here.')),
}
let bench: ConnectorBench
let service: FakeService
let catalogue: ConnectorCatalogue
let nowMs = 0

beforeEach(async () => {
  bench = await openConnectorBench()
  service = await openFakeService()
  nowMs = 0
  const { environments, runtime } = bench
  const { calls, library } = runtime
  const work = directCatalogueWork({ library, calls, http: noNetwork, nowMs: () => nowMs })
  catalogue = new ConnectorCatalogue({ environments, work })
  await bench.addConnector('shared_tables', tables(), {
    connectionParameters: { api_key: { type: 'securestring' } },
  })
  await bench.connect('shared_tables', 'apiKey', { key: 'PLANTED', in: 'header', name: 'X-Key' })
})
afterEach(async () => {
  await bench.close()
  await service.close()
})

const json = { 'content-type': 'application/json' }
const answer = (value: unknown) => ({ status: 200, headers: json, body: JSON.stringify(value) })

function tables() {
  const ok = { 200: { description: 'OK', schema: { type: 'object' } } }
  const site = { name: 'site', in: 'path', required: true, type: 'string' }
  const rows = {
    operationId: 'ListTables',
    'x-ms-visibility': 'internal',
    parameters: [site],
    'x-ms-pageable': { nextLinkName: 'next' },
    responses: ok,
  }
  const schemaOfTable = {
    operationId: 'GetSchema',
    'x-ms-visibility': 'internal',
    parameters: [site, { name: 'table', in: 'query', required: true, type: 'string' }],
    responses: ok,
  }
  return {
    swagger: '2.0',
    info: { title: 'Tables', version: '1' },
    host: new URL(service.url).host,
    schemes: ['http'],
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    'x-ms-capabilities': {
      'file-picker': {
        open: { operationId: 'ListRoot', parameters: { site: { parameter: 'site' } } },
        browse: {
          operationId: 'ListFolder',
          parameters: { site: { parameter: 'site' }, id: { 'value-property': 'Id' } },
        },
        'value-title': 'Name',
        'value-folder-property': 'IsFolder',
      },
    },
    paths: {
      '/{site}/tables': { get: rows },
      '/{site}/schema': { get: schemaOfTable },
      '/{site}/root': { get: { operationId: 'ListRoot', parameters: [site], responses: ok } },
      '/{site}/folders/{id}': {
        get: {
          operationId: 'ListFolder',
          parameters: [site, { name: 'id', in: 'path', required: true, type: 'string' }],
          responses: ok,
        },
      },
      '/{site}/states': { get: { operationId: 'ListStates', parameters: [site], responses: ok } },
      '/{site}/rows': {
        post: {
          operationId: 'AddRow',
          parameters: [
            site,
            {
              name: 'table',
              in: 'query',
              required: true,
              type: 'string',
              'x-ms-dynamic-values': {
                operationId: 'ListTables',
                'value-collection': 'value',
                'value-path': 'id',
                'value-title': 'title',
                parameters: { site: { parameter: 'site' } },
              },
            },
            {
              name: 'file',
              in: 'query',
              type: 'string',
              'x-ms-dynamic-values': {
                capability: 'file-picker',
                parameters: { isFolder: false, site: { parameter: 'site' } },
                'value-path': 'Path',
              },
            },
            {
              name: 'item',
              in: 'body',
              required: true,
              schema: {
                type: 'object',
                'x-ms-dynamic-properties': {
                  operationId: 'GetSchema',
                  itemValuePath: 'schema/items',
                  parameters: {
                    site: { parameterReference: 'site' },
                    table: { parameterReference: 'table', required: true },
                  },
                },
              },
            },
          ],
          responses: {
            200: {
              description: 'OK',
              schema: {
                type: 'object',
                'x-ms-dynamic-schema': {
                  operationId: 'GetSchema',
                  'value-path': 'schema/items',
                  parameters: { site: { parameter: 'site' }, table: { parameter: 'table' } },
                },
              },
            },
          },
        },
      },
    },
  }
}

function ask(parameters: object, more: object = {}) {
  return {
    environmentId: bench.environmentId,
    connectorId: '/apis/shared_tables',
    operationId: 'AddRow',
    flowId: bench.flowId,
    connectionReference: 'shared_tables',
    parameters: JSON.stringify(parameters),
    ...more,
  }
}

test('choices depend on other parameters; an expression is not known yet', async () => {
  const without = await catalogue.choices({ ...ask({}), field: 'table' })
  expect(without).toEqual({ choices: [], missing: ['site'] })
  const later = await catalogue.choices({ ...ask({ site: "@{outputs('A')}" }), field: 'table' })
  expect(later).toEqual({ choices: [], missing: ['site'] })
  expect(service.asked).toEqual([])
  const body = '{"value":[{"id":9007199254740993,"title":"Big"},{"id":"b"},{"title":"none"}]}'
  service.answer({ status: 200, headers: json, body })
  expect(await catalogue.choices({ ...ask({ site: 's' }), field: 'table' })).toEqual({
    choices: [
      { json: '9007199254740993', title: 'Big', isSelectable: true },
      { json: '"b"', title: 'b', isSelectable: true },
    ],
    missing: [],
  })
  expect(service.asked).toMatchObject([{ path: '/s/tables', headers: { 'x-key': 'PLANTED' } }])
})

test('pages are asked for one by one, and searched through', async () => {
  const page = (from: number, next?: string) =>
    answer({
      value: Array.from({ length: 150 }, (_, at) => ({ id: `t${from + at}`, title: `Table ${from + at}` })),
      ...(next === undefined ? {} : { next }),
    })
  service.answer(page(0, '/s/tables?page=2'), page(150, '/s/tables?page=3'), page(300))
  const first = await catalogue.choices({ ...ask({ site: 's' }), field: 'table' })
  expect([first.choices.length, first.next]).toEqual([300, '2'])
  const second = await catalogue.choices({ ...ask({ site: 's' }), field: 'table', next: first.next })
  expect([second.choices.length, second.next]).toEqual([150, undefined])
  const found = await catalogue.choices({ ...ask({ site: 's' }), field: 'table', search: 'TABLE 449' })
  expect(found.choices.map(({ json: value }) => value)).toEqual(['"t449"'])
  expect(service.asked.map(({ path }) => path)).toEqual(['/s/tables', '/s/tables?page=2', '/s/tables?page=3'])
})

test('an answer is kept for a while; asked anew on demand, after its time, and after a failure', async () => {
  service.answer(
    { status: 500 },
    answer({ value: [{ id: 1 }] }),
    answer({ value: [{ id: 2 }] }),
    answer({ value: [] }),
  )
  const get = (refresh = false) => catalogue.choices({ ...ask({ site: 's' }), field: 'table', refresh })
  await expect(get()).rejects.toMatchObject({ code: 'connector.choices-failed', retryable: true })
  const both = await Promise.all([get(), get()])
  expect(both.map(({ choices }) => choices[0]?.json)).toEqual(['1', '1'])
  expect((await get(true)).choices[0]?.json).toBe('2')
  expect((await get()).choices[0]?.json).toBe('2')
  nowMs += 6 * 60_000
  expect((await get()).choices).toEqual([])
  expect(service.asked).toHaveLength(4)
})

test('the schema of a body and of an answer, and choices inside of it', async () => {
  const items = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      state: {
        type: 'string',
        'x-ms-dynamic-values': {
          operationId: 'ListStates',
          'value-path': 'key',
          'value-title': 'text',
          parameters: { site: { parameter: 'site' } },
        },
      },
    },
  }
  service.answer(answer({ schema: { items } }), answer([{ key: 'n', text: 'New' }]))
  expect(await catalogue.dynamicSchema({ ...ask({ site: 's' }), field: 'item' })).toEqual({
    missing: ['table'],
  })
  const given = { site: 's', table: 't' }
  expect(await catalogue.dynamicSchema({ ...ask(given), field: 'item' })).toEqual({
    schema: items,
    missing: [],
  })
  expect(await catalogue.dynamicSchema(ask(given))).toEqual({ schema: items, missing: [] })
  expect(await catalogue.choices({ ...ask(given), field: 'item/state' })).toEqual({
    choices: [{ json: '"n"', title: 'New', isSelectable: true }],
    missing: [],
  })
  expect(await catalogue.choices({ ...ask(given), field: 'item/name' })).toEqual({ choices: [], missing: [] })
  expect(service.asked.map(({ path }) => path)).toEqual(['/s/schema?table=t', '/s/states'])
})

test('a file picker opens folders', async () => {
  service.answer(
    answer([
      { Id: '1', Name: 'Folder', Path: '/Folder', IsFolder: true },
      { Id: '2', Name: 'a.txt', Path: '/a.txt', IsFolder: false },
    ]),
    answer([{ Id: '3', Name: 'b.txt', Path: '/Folder/b.txt' }]),
  )
  const top = await catalogue.choices({ ...ask({ site: 's' }), field: 'file' })
  expect(top.choices).toMatchObject([
    { title: 'Folder', isFolder: true, isSelectable: false },
    { title: 'a.txt', json: '"/a.txt"', isSelectable: true },
  ])
  const parent = top.choices[0]?.handle ?? ''
  const inside = await catalogue.choices({ ...ask({ site: 's' }), field: 'file', parent })
  expect(inside.choices).toMatchObject([{ json: '"/Folder/b.txt"', title: 'b.txt' }])
  expect(service.asked.map(({ path }) => path)).toEqual(['/s/root', '/s/folders/1'])
})

test('what cannot be asked is said: no connection, no such connector, refused', async () => {
  const values = (more: object) => catalogue.choices({ ...ask({ site: 's' }, more), field: 'table' })
  await expect(values({ connectionReference: 'other' })).rejects.toMatchObject({
    code: 'connection.not-chosen',
    message: expect.stringContaining("'other'"),
  })
  await expect(values({ connectorId: 'shared_none' })).rejects.toMatchObject({ code: 'connector.not-found' })
  service.answer({ status: 401 })
  await expect(values({})).rejects.toMatchObject({
    code: 'connector.choices-failed',
    hint: expect.stringContaining('connection'),
  })
})
