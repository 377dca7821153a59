import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { orders } from '../../shared/connectors/testing/descriptions.ts'
import type { WdlObject, WdlValue } from '../../shared/expressions/value.ts'
import { asId } from '../../shared/run/index.ts'
import { createConnectorSamples } from './connector-samples.ts'
import { createLocalEngineHost } from './local-engine-host.ts'

let environment: string
const order = { kind: 'order', number: 1, customer: { name: 'Alex Example', type: 'person' } }

async function writeConnector(id: string, definition: unknown): Promise<void> {
  const folder = join(environment, 'connectors', id)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'apiDefinition.swagger.json'), JSON.stringify(definition))
}

beforeAll(async () => {
  environment = await mkdtemp(join(tmpdir(), 'flowbench-samples-'))
  await writeConnector('shared_orders', orders)
  await writeConnector('broken', 'no description')
})
afterAll(() => rm(environment, { recursive: true, force: true }))

describe('the operation an action calls', () => {
  const host = (extra: WdlObject): WdlObject => ({ host: extra })
  const references = {
    mine: { connectionName: 'c1', id: '/providers/Microsoft.PowerApps/apis/shared_orders' },
    other: { api: { name: 'shared_orders' }, connection: { connectionReferenceLogicalName: 'x' } },
  }

  test.each<[string, string, WdlObject, WdlValue | undefined]>([
    [
      'by apiId and operationId',
      'OpenApiConnection',
      host({ apiId: '/providers/Microsoft.PowerApps/apis/shared_orders', operationId: 'CreateOrder' }),
      order,
    ],
    [
      'in any case',
      'openapiconnection',
      host({ apiId: '/APIS/SHARED_ORDERS', operationId: 'createorder' }),
      order,
    ],
    [
      'by its reference',
      'OpenApiConnection',
      host({ connectionName: 'mine', operationId: 'CreateOrder' }),
      order,
    ],
    [
      'by a newer reference',
      'OpenApiConnection',
      host({ connectionReferenceName: 'other', operationId: 'CreateOrder' }),
      order,
    ],
    [
      'by its connection',
      'ApiConnection',
      {
        ...host({ connection: { name: '/x/apis/shared_orders/connections/1' } }),
        method: 'post',
        path: '/orders',
      },
      order,
    ],
    [
      'by the name of its reference',
      'ApiConnection',
      { ...host({ connection: { referenceName: 'orders_1' } }), method: 'get', path: "/shops('a')/orders/7" },
      order,
    ],
    [
      'by an old runtime URL',
      'ApiConnection',
      { ...host({ api: { runtimeUrl: 'https://x.azure-apim.net/apim/orders' } }), path: '/orders' },
      { value: [order], next: '' },
    ],
    [
      'a file',
      'OpenApiConnection',
      host({ connectionName: 'mine', operationId: 'GetFile' }),
      { '$content-type': 'application/pdf', $content: 'U2FtcGxl' },
    ],
    [
      'what a webhook brings',
      'OpenApiConnectionWebhook',
      host({ connectionName: 'mine', operationId: 'WhenOrdered' }),
      order,
    ],
    [
      'without a schema',
      'OpenApiConnection',
      host({ connectionName: 'mine', operationId: 'AttachFile' }),
      undefined,
    ],
    [
      'unknown operation',
      'OpenApiConnection',
      host({ connectionName: 'mine', operationId: 'None' }),
      undefined,
    ],
    [
      'unknown connector',
      'OpenApiConnection',
      host({ apiId: '/apis/shared_none', operationId: 'CreateOrder' }),
      undefined,
    ],
    [
      'broken connector',
      'OpenApiConnection',
      host({ apiId: '/apis/broken', operationId: 'CreateOrder' }),
      undefined,
    ],
    [
      'another type of action',
      'Http',
      host({ connectionName: 'mine', operationId: 'CreateOrder' }),
      undefined,
    ],
    ['no host', 'OpenApiConnection', {}, undefined],
  ])('%s', (_name, type, inputs, expected) => {
    expect(createConnectorSamples(environment).sample(type, inputs, references)).toEqual(expected)
  })

  test('a changed description is read again', async () => {
    const samples = createConnectorSamples(environment)
    const inputs = host({ apiId: '/apis/changing', operationId: 'CreateOrder' })
    expect(samples.sample('OpenApiConnection', inputs)).toBeUndefined()
    await writeConnector('changing', orders)
    expect(samples.sample('OpenApiConnection', inputs)).toEqual(order)
    const changed = {
      ...orders.definitions.Order,
      properties: { number: { type: 'integer', example: 5 } },
      required: [],
    }
    await writeConnector('changing', { ...orders, definitions: { ...orders.definitions, Order: changed } })
    expect(samples.sample('OpenApiConnection', inputs)).toEqual({ number: 5 })
  })
})

test('a run with mocks answers by the connectors of its environment, with what the flow reads beside', async () => {
  const host = createLocalEngineHost({ databasePath: ':memory:' })
  try {
    const definition = {
      triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
      actions: {
        Get: {
          type: 'ApiConnection',
          inputs: {
            host: {
              connection: {
                name: "@json(decodeBase64(triggerOutputs().headers['X-MS-APIM-Tokens']))['$connections']['shop']['connectionId']",
              },
            },
            method: 'get',
            path: "/shops('@{encodeURIComponent('a b')}')/orders/7",
          },
          runAfter: {},
        },
        Use: {
          type: 'Compose',
          inputs: { name: "@body('Get')?['customer']?['name']", color: "@length(body('Get')['color'])" },
          runAfter: { Get: ['Succeeded'] },
        },
      },
    }
    const { runId } = await host.start({
      flow: { flowId: asId.flow('f'), displayName: 'F' },
      definition: JSON.stringify(definition),
      connectionReferences: JSON.stringify({ shop: { connectionName: 'c', id: '/apis/shared_orders' } }),
      profile: 'power-automate',
      origin: 'test',
      mocks: 'auto',
      environmentFolder: environment,
    })
    expect((await host.whenDone(runId)).status).toBe('Succeeded')
    const events = await host.events({ runId })
    const bodies = events.flatMap(({ event }) =>
      event.type === 'action-completed' && event.outputs?.kind === 'inline'
        ? [[event.action, JSON.parse(event.outputs.json)] as const]
        : [],
    )
    expect(Object.fromEntries(bodies)).toMatchObject({
      Get: { statusCode: 200, body: order },
      Use: { name: 'Alex Example', color: expect.any(Number) },
    })
  } finally {
    await host.close()
  }
})

describe('a trigger of a connector brings what its description says', () => {
  const order1 = { kind: 'order', number: 1, customer: { name: 'Alex Example', type: 'person' } }

  test.each<[string, WdlObject, WdlValue]>([
    [
      'a webhook',
      {
        type: 'OpenApiConnectionWebhook',
        inputs: { host: { connectionName: 'shop', operationId: 'WhenOrdered' } },
      },
      order1,
    ],
    [
      'one item of a debatched poll',
      {
        type: 'OpenApiConnection',
        splitOn: "@triggerOutputs()?['body/value']",
        inputs: { host: { connectionName: 'shop', operationId: 'WhenChanged' } },
      },
      order1,
    ],
    [
      'by its path',
      {
        type: 'ApiConnection',
        inputs: {
          host: { connection: { name: "@parameters('$connections')['shop']['connectionId']" } },
          method: 'get',
          path: "/shops('@{encodeURIComponent('a/b')}')/orders/7",
        },
      },
      order1,
    ],
    [
      'a whole poll',
      { type: 'OpenApiConnection', inputs: { host: { connectionName: 'shop', operationId: 'WhenChanged' } } },
      { value: [order1] },
    ],
  ])('%s', async (_name, trigger, body) => {
    const host = createLocalEngineHost({ databasePath: ':memory:' })
    try {
      const definition = {
        triggers: { T: { recurrence: { frequency: 'Hour', interval: 1 }, ...trigger } },
        actions: { A: { type: 'Compose', inputs: '@triggerBody()', runAfter: {} } },
      }
      const { runId } = await host.start({
        flow: { flowId: asId.flow('f'), displayName: 'F' },
        definition: JSON.stringify(definition),
        connectionReferences: JSON.stringify({ shop: { connectionName: 'c', id: '/apis/shared_orders' } }),
        profile: 'power-automate',
        origin: 'test',
        mocks: 'auto',
        environmentFolder: environment,
      })
      expect((await host.whenDone(runId)).status).toBe('Succeeded')
      const [started] = await host.events({ runId })
      const outputs = started?.event.type === 'run-started' ? started.event.trigger.outputs : undefined
      const made = outputs?.kind === 'inline' ? JSON.parse(outputs.json) : undefined
      expect(made?.body).toMatchObject(body as object)
    } finally {
      await host.close()
    }
  })
})
