import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, type EnvironmentId } from '../../shared/run/index.ts'
import { directCatalogueWork } from './catalogue-work.ts'
import { ConnectorCatalogue } from './connector-catalogue.ts'
import { ConnectorLibrary } from './connector-library.ts'
import { openConnectorRuntime } from './connector-runtime.ts'
import { systemClock } from './system-clock.ts'

const one = asId.environment('one')
const two = asId.environment('two')
/** Nothing here calls a service. */
const noNetwork = {
  send: () => Promise.reject(new Error('There is no network here.')),
}
let root: string
let catalogue: ConnectorCatalogue

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'flowbench-catalogue-'))
  const library = new ConnectorLibrary({ publicFolder: join(root, 'public') })
  const { calls } = openConnectorRuntime({ library, clock: systemClock, http: noNetwork })
  catalogue = new ConnectorCatalogue({
    environments: {
      get: async (id: EnvironmentId) => ({
        id,
        name: id,
        path: join(root, id),
        flowsFolder: join(root, id, 'flows'),
        readOnly: false,
      }),
    },
    work: directCatalogueWork({ library, calls, http: noNetwork, nowMs: Date.now }),
  })
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function write(folder: string, id: string, definition: unknown, properties?: unknown): Promise<void> {
  const path = join(root, folder, id)
  await mkdir(path, { recursive: true })
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition)
  await writeFile(join(path, 'apiDefinition.swagger.json'), text)
  if (properties !== undefined) {
    await writeFile(join(path, 'apiProperties.json'), JSON.stringify({ properties }))
  }
}

const tables = (title: string) => ({
  swagger: '2.0',
  info: { title, version: '1' },
  host: 'example.com',
  paths: {
    '/tables/{table}': {
      get: {
        operationId: 'GetRows',
        summary: 'Get rows',
        parameters: [
          {
            name: 'table',
            in: 'path',
            required: true,
            type: 'string',
            'x-ms-summary': 'Table',
            'x-ms-dynamic-values': { operationId: 'GetTables', 'value-path': 'id', 'value-title': 'name' },
          },
        ],
        responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Node' } } },
      },
    },
    '/tables': {
      get: { operationId: 'GetTables', 'x-ms-visibility': 'internal', responses: {} },
      post: {
        operationId: 'OnRow',
        'x-ms-trigger': 'single',
        parameters: [
          {
            name: 'body',
            in: 'body',
            schema: { properties: { url: { type: 'string', 'x-ms-notification-url': true } } },
          },
        ],
        responses: { 201: { description: 'made' } },
      },
    },
  },
  definitions: {
    Node: { properties: { child: { $ref: '#/definitions/Node' }, name: { type: 'string' } } },
    Unused: { type: 'object' },
  },
})

test('an environment sees its own connectors and the public ones, nothing of another', async () => {
  await write('one/connectors', 'shared_mine', tables('Mine'), { iconBrandColor: '#123456', publisher: 'We' })
  await write('two/connectors', 'shared_theirs', tables('Theirs'))
  await write('public', 'shared_all', tables('All'))
  expect(await catalogue.list(one)).toEqual([
    {
      id: 'shared_all',
      title: 'All',
      source: 'public',
      categories: [],
      actionCount: 1,
      triggerCount: 1,
      authKinds: ['none'],
      errorCount: 0,
    },
    {
      id: 'shared_mine',
      title: 'Mine',
      source: 'custom',
      color: '#123456',
      publisher: 'We',
      categories: [],
      actionCount: 1,
      triggerCount: 1,
      authKinds: ['none'],
      errorCount: 0,
    },
  ])
  expect((await catalogue.list(two)).map(({ id }) => id)).toEqual(['shared_all', 'shared_theirs'])
  const foreign = { connectorId: 'shared_theirs', operationId: 'GetRows' }
  expect(await catalogue.operation(one, foreign)).toBeUndefined()
  expect(await catalogue.operation(two, foreign)).toMatchObject({ title: 'Get rows' })
  expect(await catalogue.operations(one, ['shared_theirs'])).toEqual([])
})

test('an own connector hides the public one of its id', async () => {
  await write('one/connectors', 'shared_all', tables('Own'))
  await write('public', 'shared_all', tables('All'))
  expect((await catalogue.list(one)).map(({ title }) => title)).toEqual(['Own'])
  expect((await catalogue.list(two)).map(({ title }) => title)).toEqual(['All'])
  const asked = { connectorId: '/providers/Microsoft.PowerApps/apis/shared_all', operationId: 'getrows' }
  expect(await catalogue.operation(one, asked)).toMatchObject({ connectorTitle: 'Own' })
})

test('operations to search in: no internal ones, triggers by their kind', async () => {
  await write('one/connectors', 'shared_mine', tables('Mine'))
  expect(await catalogue.operations(one)).toMatchObject([
    { operationId: 'GetRows', kind: 'action', stepType: 'OpenApiConnection' },
    {
      operationId: 'OnRow',
      kind: 'trigger',
      stepType: 'OpenApiConnectionWebhook',
      trigger: { kind: 'webhook', isBatch: false },
    },
  ])
})

test('an operation whole: parameters with their sources, schemas with what they refer to and no more', async () => {
  await write('one/connectors', 'shared_mine', tables('Mine'))
  const asked = { connectorId: 'mine', method: 'get', path: '/tables/a%20b' }
  const detail = await catalogue.operation(one, asked)
  expect(detail).toMatchObject({
    operationId: 'GetRows',
    parameters: [
      {
        name: 'table',
        in: 'path',
        title: 'Table',
        isRequired: true,
        dynamicValues: [{ operationId: 'GetTables', valuePath: 'id', titlePath: 'name' }],
      },
    ],
    answers: [{ status: '200', schema: { $ref: '#/definitions/Node' } }],
  })
  expect(Object.keys(detail?.root.definitions ?? {})).toEqual(['Node'])
})

test('a file that changed is read again; one that cannot be read is listed and says so', async () => {
  await write('one/connectors', 'shared_mine', tables('Mine'))
  expect((await catalogue.list(one)).map(({ title }) => title)).toEqual(['Mine'])
  await write('one/connectors', 'shared_mine', tables('Newer'))
  const later = new Date(Date.now() + 5000)
  await utimes(join(root, 'one/connectors/shared_mine/apiDefinition.swagger.json'), later, later)
  expect((await catalogue.list(one)).map(({ title }) => title)).toEqual(['Newer'])
  await write('one/connectors', 'shared_broken', '{"swagger": "2.0", ')
  const [broken] = (await catalogue.list(one)).filter(({ id }) => id === 'shared_broken')
  expect(broken).toMatchObject({ title: 'shared_broken', actionCount: 0 })
  expect(broken?.errorCount).toBeGreaterThan(0)
})
