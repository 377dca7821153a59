import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { secretKey } from '../credentials/secret-store.ts'
import { type ConnectorBench, openConnectorBench } from './testing/connector-bench.ts'
import { type FakeService, openFakeService } from './testing/fake-service.ts'

let bench: ConnectorBench
let service: FakeService

beforeEach(async () => {
  bench = await openConnectorBench()
  service = await openFakeService()
})
afterEach(async () => {
  await bench.close()
  await service.close()
})

const json = { 'content-type': 'application/json' }

function shop(more: object = {}) {
  return {
    swagger: '2.0',
    info: { title: 'Shop', version: '1' },
    host: new URL(service.url).host,
    schemes: ['http'],
    basePath: '/v1',
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    paths: {
      '/shops/{shop}/orders': {
        get: {
          operationId: 'ListOrders',
          parameters: [
            { name: 'shop', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'double' },
            {
              name: 'state',
              in: 'query',
              type: 'array',
              items: { type: 'string' },
              collectionFormat: 'multi',
            },
            {
              name: 'api-version',
              in: 'query',
              required: true,
              type: 'string',
              default: '2',
              'x-ms-visibility': 'internal',
            },
          ],
          'x-ms-pageable': { nextLinkName: 'next', itemName: 'orders' },
          responses: { 200: { description: 'OK', schema: { type: 'object' } } },
        },
        post: {
          operationId: 'CreateOrder',
          parameters: [
            { name: 'shop', in: 'path', required: true, type: 'string' },
            {
              name: 'order',
              in: 'body',
              required: true,
              schema: {
                type: 'object',
                properties: { item: { type: 'string' }, count: { type: 'integer' } },
              },
            },
          ],
          responses: { 201: { description: 'Made' } },
        },
      },
      '/files/{id}': {
        get: {
          operationId: 'GetFile',
          produces: ['application/octet-stream'],
          parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
          responses: { 200: { description: 'OK', schema: { type: 'string', format: 'binary' } } },
        },
      },
      '/count': {
        get: {
          operationId: 'Count',
          responses: { 200: { description: 'OK', schema: { type: 'integer' } } },
        },
      },
    },
    ...more,
  }
}

const keyParameters = {
  connectionParameters: { api_key: { type: 'securestring', uiDefinition: { displayName: 'Key' } } },
}

function call(operationId: string, parameters: object, more: object = {}) {
  return {
    type: 'OpenApiConnection',
    inputs: {
      host: {
        connectionName: 'shared_shop',
        operationId,
        apiId: '/providers/Microsoft.PowerApps/apis/shared_shop',
      },
      parameters,
      authentication: "@parameters('$authentication')",
    },
    ...more,
  }
}

const plainCall = (operationId: string, parameters: object, more: object = {}) => {
  const action = call(operationId, parameters, more)
  const { authentication: _, ...inputs } = action.inputs
  return { ...action, inputs }
}

describe('an operation with a key', () => {
  beforeEach(async () => {
    await bench.addConnector('shared_shop', shop(), keyParameters)
    await bench.connect('shared_shop', 'apiKey', { key: 'PLANTED-1', in: 'header', name: 'X-Key' })
  })

  test('path, list, internal parameter and key go to the wire; the body comes back as a value', async () => {
    service.answer({ status: 200, headers: json, body: '{"orders":[{"id":12345678901234567890}]}' })
    const end = await bench.run(plainCall('listorders', { shop: 'a/b c', state: ['new', 'sent'] }))
    expect(service.asked).toMatchObject([
      {
        method: 'GET',
        path: '/v1/shops/a%252Fb%2520c/orders?state=new&state=sent&api-version=2',
        headers: { 'x-key': 'PLANTED-1', accept: 'application/json' },
      },
    ])
    expect(end).toMatchObject({ status: 'Succeeded', code: 'OK', outputs: { statusCode: 200 } })
  })

  test('a body in parts is one JSON body; the key is in nothing that is kept', async () => {
    service.answer({ status: 201, headers: json, body: '{"id":7}' })
    const end = await bench.run(
      plainCall('CreateOrder', { shop: 's', 'order/item': 'tea', 'order/count': 2 }),
    )
    expect(service.asked[0]).toMatchObject({ method: 'POST', body: '{"item":"tea","count":2}' })
    expect(service.asked[0]?.headers['content-type']).toBe('application/json')
    expect(end.outputs?.body).toEqual({ id: 7 })
    const kept = await bench.engine.listRuns({ limit: 5 })
    const events = await Promise.all(kept.map(({ runId }) => bench.engine.events({ runId })))
    expect(JSON.stringify([events, bench.audit])).not.toContain('PLANTED-1')
  })

  test('method and path of an older action find the operation', async () => {
    service.answer({ status: 200, headers: json, body: '{}' })
    const end = await bench.run({
      type: 'ApiConnection',
      inputs: {
        host: { connection: { name: 'shared_shop' } },
        method: 'get',
        path: "/shops/@{encodeURIComponent('a b')}/orders",
        queries: { state: 'new' },
      },
    })
    expect(service.asked[0]?.path).toBe('/v1/shops/a%20b/orders?state=new&api-version=2')
    expect(service.asked[0]?.headers['x-key']).toBe('PLANTED-1')
    expect(end.status).toBe('Succeeded')
  })

  test('a file is an envelope whatever its type; a number that came as text is a number', async () => {
    service.answer(
      { status: 200, headers: json, body: '{"is":"a file"}' },
      { status: 200, headers: { 'content-type': 'text/plain' }, body: '42' },
    )
    expect((await bench.run(plainCall('GetFile', { id: '1' }))).outputs?.body).toEqual({
      '$content-type': 'application/json',
      $content: Buffer.from('{"is":"a file"}').toString('base64'),
    })
    expect((await bench.run(plainCall('Count', {}))).outputs?.body).toBe(42)
  })

  test('pages are fetched up to the threshold, signed, and joined', async () => {
    const page = (ids: number[], next?: string) => ({
      status: 200,
      headers: json,
      body: JSON.stringify({ orders: ids.map((id) => ({ id })), ...(next === undefined ? {} : { next }) }),
    })
    service.answer(page([1, 2], '/v1/more?at=2'), page([3, 4], `${service.url}/v1/more?at=4`), page([5]))
    const paging = { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 4 } } }
    const end = await bench.run(plainCall('ListOrders', { shop: 's' }, paging))
    expect(service.asked.map(({ path }) => path)).toEqual([
      '/v1/shops/s/orders?api-version=2',
      '/v1/more?at=2',
    ])
    expect(service.asked.every(({ headers }) => headers['x-key'] === 'PLANTED-1')).toBe(true)
    expect(end.outputs?.body).toEqual({
      orders: [1, 2, 3, 4].map((id) => ({ id })),
      next: `${service.url}/v1/more?at=4`,
    })
  })

  test('the key is not shown to the host of a foreign next page', async () => {
    const other = await openFakeService()
    service.answer({ status: 200, headers: json, body: `{"orders":[1],"next":"${other.url}/more"}` })
    const paging = { runtimeConfiguration: { paginationPolicy: { minimumItemCount: 4 } } }
    const end = await bench.run(plainCall('ListOrders', { shop: 's' }, paging))
    expect(end).toMatchObject({
      status: 'Failed',
      message: expect.stringContaining('sign-in is not sent there'),
    })
    expect(other.asked).toEqual([])
    await other.close()
  })

  test('429 is retried after its rest; other calls of the connection wait for it', async () => {
    service.answer(
      { status: 429, headers: { 'retry-after': '1' } },
      { status: 200, headers: json, body: '{}' },
    )
    expect((await bench.run(plainCall('Count', {}))).status).toBe('Succeeded')
    expect(service.asked).toHaveLength(2)
    const ids = service.asked.map(({ headers }) => headers['x-ms-client-request-id'])
    expect(new Set(ids).size).toBe(1)
  })

  test('an error of the service keeps status and body', async () => {
    service.answer({ status: 404, headers: json, body: '{"error":{"message":"no such shop"}}' })
    expect(await bench.run(plainCall('ListOrders', { shop: 's' }))).toMatchObject({
      status: 'Failed',
      code: 'NotFound',
      outputs: { statusCode: 404, body: { error: { message: 'no such shop' } } },
    })
  })

  test('202 with a Location is asked after until it is done', async () => {
    service.answer(
      { status: 202, headers: { location: '/v1/jobs/1', 'retry-after': '1' } },
      { status: 202, headers: { 'retry-after': '1' } },
      { status: 200, headers: json, body: '{"orders":[1]}' },
    )
    const end = await bench.run(plainCall('ListOrders', { shop: 's' }))
    expect(service.asked.map(({ path }) => path)).toEqual([
      '/v1/shops/s/orders?api-version=2',
      '/v1/jobs/1',
      '/v1/jobs/1',
    ])
    expect(service.asked[2]?.headers['x-key']).toBe('PLANTED-1')
    expect(end).toMatchObject({ status: 'Succeeded', outputs: { body: { orders: [1] } } })
  })

  test('what is missing, and what the connector does not have, is said', async () => {
    expect(await bench.run(plainCall('ListOrders', {}))).toMatchObject({
      status: 'Failed',
      code: 'BadRequest',
      message: expect.stringContaining("'shop' is missing"),
    })
    expect(await bench.run(plainCall('Nothing', {}))).toMatchObject({
      status: 'Failed',
      code: 'OperationNotFound',
      message: expect.stringContaining("no operation 'Nothing'"),
    })
    expect(service.asked).toEqual([])
  })
})

describe('connections', () => {
  test('none chosen: the error names the reference and says what to do', async () => {
    await bench.addConnector('shared_shop', shop(), keyParameters)
    const end = await bench.run(plainCall('Count', {}))
    expect(end).toMatchObject({
      status: 'Failed',
      code: 'connection.not-chosen',
      message: expect.stringContaining("for the reference 'shared_shop'"),
    })
    expect(service.asked).toEqual([])
  })

  test('a connection whose secret is gone: the error names the reference', async () => {
    await bench.addConnector('shared_shop', shop(), keyParameters)
    const id = await bench.connect('shared_shop', 'apiKey', { key: 'k', in: 'header', name: 'X-Key' })
    await bench.store.delete(secretKey(bench.environmentId, id))
    expect(await bench.run(plainCall('Count', {}))).toMatchObject({
      status: 'Failed',
      code: 'credential.missing',
      message: expect.stringContaining("The connection of reference 'shared_shop' cannot be used"),
    })
    expect(service.asked).toEqual([])
  })

  test('a connector that needs none is called without one', async () => {
    const { securityDefinitions: _, ...open } = shop()
    await bench.addConnector('shared_shop', open)
    service.answer({ status: 200, headers: json, body: '3' })
    expect((await bench.run(plainCall('Count', {}))).outputs?.body).toBe(3)
  })

  test('a connector that the environment does not have', async () => {
    expect(await bench.run(plainCall('Count', {}))).toMatchObject({
      status: 'Failed',
      code: 'ConnectorNotAvailable',
      message: "The connector 'shared_shop' is not in this environment.",
    })
  })

  test('policies see the connection; a secret they place is on the wire and nowhere else', async () => {
    const { securityDefinitions: _, ...open } = shop({ host: 'not-here.example' })
    await bench.addConnector('shared_shop', open, {
      connectionParameters: {
        site: { type: 'string', uiDefinition: { constraints: { required: 'true' } } },
        api_key: { type: 'securestring' },
        second: { type: 'securestring' },
      },
      policyTemplateInstances: [
        {
          templateId: 'dynamichosturl',
          title: 'Host',
          parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "http://@connectionParameters('site')" },
        },
        {
          templateId: 'setheader',
          title: 'Key',
          parameters: {
            'x-ms-apimTemplateParameter.name': 'X-Policy-Key',
            'x-ms-apimTemplateParameter.value': "@connectionParameters('api_key')",
          },
        },
        {
          templateId: 'setqueryparameter',
          title: 'Second',
          parameters: {
            'x-ms-apimTemplateParameter.name': 'second',
            'x-ms-apimTemplateParameter.value': "@connectionParameters('second')",
          },
        },
      ],
    })
    await bench.connect('shared_shop', 'apiKey', {
      key: 'PLANTED-2',
      in: 'header',
      name: 'X-Policy-Key',
      'parameter:site': new URL(service.url).host,
      'secret-parameter:second': 'PLANTED & 3',
    })
    service.answer({ status: 200, headers: json, body: '{}' })
    const end = await bench.run(plainCall('CreateOrder', { shop: 's', order: { item: 'tea' } }))
    expect(end.status).toBe('Succeeded')
    expect(service.asked[0]).toMatchObject({
      path: '/shops/s/orders?second=PLANTED%20%26%203',
      headers: { 'x-policy-key': 'PLANTED-2' },
    })
    const { runId } = (await bench.engine.listRuns({ limit: 1 }))[0] ?? { runId: undefined }
    const events = runId === undefined ? [] : await bench.engine.events({ runId })
    expect(JSON.stringify([events, bench.audit])).not.toContain('PLANTED')
  })

  test('a sign-in made before the connector said its hosts goes to what its values say, and to nobody else', async () => {
    const { securityDefinitions: _, ...open } = shop()
    await bench.addConnector('shared_shop', open, {
      connectionParameters: { site: { type: 'string' }, api_key: { type: 'securestring' } },
      policyTemplateInstances: [
        {
          templateId: 'dynamichosturl',
          title: 'Host',
          parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "http://@connectionParameters('site')/v1" },
        },
        // A description of another hand: it asks a host of its own first.
        {
          templateId: 'setvaluefromurl',
          title: 'Ask',
          parameters: {
            'x-ms-apimTemplateParameter.parameterTemplate': "@headers('If-Match')",
            'x-ms-apimTemplateParameter.parameterValueUrl': 'http://evil.localhost/',
            'x-ms-apimTemplateParameter.parameterValuePathTemplate': '@body().x',
            'x-ms-apimTemplate-operationName': ['ListOrders'],
          },
        },
      ],
    })
    const { port } = new URL(service.url)
    await bench.connect('shared_shop', 'apiKey', {
      key: 'PLANTED-4',
      in: 'header',
      name: 'X-Key',
      'parameter:site': `127.0.0.1:${port}`,
    })
    service.answer({ status: 200, headers: json, body: '5' })
    expect(await bench.run(plainCall('Count', {}))).toMatchObject({ status: 'Succeeded' })
    const stolen = await bench.run(plainCall('ListOrders', { shop: 's' }))
    expect(stolen).toMatchObject({ status: 'Failed', code: 'connection.foreign-host' })
    expect(service.asked).toHaveLength(1)
  })

  test('environment variables stand in the host, in policies and for nothing that is not there', async () => {
    const { securityDefinitions: _, ...open } = shop({ host: '@environmentVariables("cr_ShopHost")' })
    const manifest = join(bench.folder, 'environment.json')
    const { variables: _none, ...before } = JSON.parse(await readFile(manifest, 'utf8'))
    const give = (variables: object) => writeFile(manifest, JSON.stringify({ ...before, variables }))
    await bench.addConnector('shared_shop', open, {
      policyTemplateInstances: [
        {
          templateId: 'setheader',
          title: 'Stage',
          parameters: {
            'x-ms-apimTemplateParameter.name': 'X-Stage',
            'x-ms-apimTemplateParameter.value': '@environmentVariables("cr_Stage")',
          },
        },
      ],
    })
    await give({ cr_shophost: new URL(service.url).host, cr_Stage: { type: 'String', defaultValue: 'test' } })
    service.answer({ status: 200, headers: json, body: '5' })
    expect(await bench.run(plainCall('Count', {}))).toMatchObject({ status: 'Succeeded' })
    expect(service.asked).toMatchObject([{ path: '/v1/count', headers: { 'x-stage': 'test' } }])
    await give({ cr_ShopHost: new URL(service.url).host })
    expect(await bench.run(plainCall('Count', {}))).toMatchObject({
      status: 'Failed',
      code: 'BadRequest',
      message: expect.stringContaining("environment variable 'cr_Stage'"),
    })
  })
})
