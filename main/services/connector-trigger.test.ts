import { createHmac } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ConnectorBench, openConnectorBench } from './testing/connector-bench.ts'
import { type FakeService, openFakeService } from './testing/fake-service.ts'
import { openTriggerBench, type TriggerBench } from './testing/trigger-bench.ts'

let connected: ConnectorBench
let bench: TriggerBench
let service: FakeService

beforeEach(async () => {
  connected = await openConnectorBench()
  service = await openFakeService()
  const { connections, environmentId, folder } = connected
  bench = await openTriggerBench(
    '2026-11-23T08:00:00Z',
    {},
    { connections, environmentId, environmentFolder: folder },
  )
  await connected.addConnector('shared_news', news(), properties)
  await connected.connect('shared_news', 'apiKey', { key: 'PLANTED', in: 'header', name: 'X-Key' })
})
afterEach(async () => {
  await bench.close()
  await connected.close()
  await service.close()
})

const json = { 'content-type': 'application/json' }
const minute = 60_000

function news() {
  const ok = { 200: { description: 'OK', schema: { type: 'object' } } }
  return {
    swagger: '2.0',
    info: { title: 'News', version: '1' },
    host: new URL(service.url).host,
    schemes: ['http'],
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    paths: {
      '/latest': { get: { operationId: 'OnLatest', 'x-ms-trigger': 'single', responses: ok } },
      '/all': {
        get: {
          operationId: 'OnAll',
          'x-ms-trigger': 'batch',
          parameters: [{ name: 'since', in: 'query', type: 'string', default: '0' }],
          responses: ok,
        },
      },
      '/hooks': {
        post: {
          operationId: 'OnPublished',
          'x-ms-trigger': 'single',
          parameters: [
            {
              name: 'hook',
              in: 'body',
              required: true,
              schema: {
                type: 'object',
                properties: {
                  topic: { type: 'string' },
                  to: {
                    type: 'object',
                    properties: { url: { type: 'string', 'x-ms-notification-url': true } },
                  },
                },
              },
            },
          ],
          responses: { 201: { description: 'Made' } },
        },
      },
    },
  }
}

const properties = {
  connectionParameters: { api_key: { type: 'securestring' } },
  policyTemplateInstances: [
    {
      templateId: 'pollingtrigger',
      title: 'Poll',
      parameters: {
        'x-ms-apimTemplate-operationName': ['OnAll'],
        'x-ms-apimTemplateParameter.triggerDataPath': '@{triggerBody().items}',
        'x-ms-apimTemplateParameter.triggerConfig': { since: '@{triggerBody().items[0].id}' },
      },
    },
  ],
}

function flow(type: string, operationId: string, more: object = {}) {
  return {
    triggers: {
      News: {
        type,
        inputs: {
          host: { connectionName: 'shared_news', operationId, apiId: '/apis/shared_news' },
          parameters: {},
        },
        recurrence: { frequency: 'Minute', interval: 5 },
        ...more,
      },
    },
    actions: {},
  }
}

/** Lets time pass; ends when the service has been asked that often and what it answered has come to rest. */
async function pass(ms: number, asked: number): Promise<void> {
  const target = new Date(bench.clock.nowMs() + ms).toISOString()
  await bench.clock.moveTo(target)
  await service.untilAsked(asked)
  await untilTold()
}

/** Until the answer to the last request has been taken: the trigger has set its next timer. */
async function untilTold(): Promise<void> {
  while (bench.clock.due.length === 0) await bench.clock.rest()
  await bench.clock.rest()
}

/** Waits for what comes about by requests under way. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await bench.clock.rest()
}

describe('polling', () => {
  test('202 starts nothing; 200 starts a run; the service says where and when to ask next', async () => {
    service.answer(
      { status: 202, headers: { location: '/latest?after=1', 'retry-after': '60' } },
      { status: 200, headers: { ...json, location: '/latest?after=2' }, body: '{"id":2}' },
    )
    await bench.turnOn(flow('OpenApiConnection', 'OnLatest'))
    await pass(0, 1)
    expect(await bench.runs()).toEqual([])
    await pass(minute, 2)
    expect(await bench.triggerOutputs()).toMatchObject([{ statusCode: 200, body: { id: 2 } }])
    await bench.restart()
    await bench.turnOn(flow('OpenApiConnection', 'OnLatest'))
    await pass(5 * minute, 3)
    expect(service.asked.map(({ path }) => path)).toEqual(['/latest', '/latest?after=1', '/latest?after=2'])
    expect(service.asked.every(({ headers }) => headers['x-key'] === 'PLANTED')).toBe(true)
  })

  test('a batch keeps its place by the policy, and is one run for each event', async () => {
    const page = (...ids: number[]) => ({
      status: 200,
      headers: json,
      body: JSON.stringify({ items: ids.map((id) => ({ id })) }),
    })
    service.answer(page(2, 1), page(), page(3))
    await bench.turnOn(flow('OpenApiConnection', 'OnAll', { splitOn: "@triggerOutputs()?['body/items']" }))
    await pass(0, 1)
    await pass(5 * minute, 2)
    await pass(5 * minute, 3)
    expect(service.asked.map(({ path }) => path)).toEqual(['/all?since=0', '/all?since=2', '/all?since=2'])
    const bodies = (await bench.triggerOutputs()).map((outputs) => (outputs as { body: unknown }).body)
    expect(bodies).toEqual([{ id: 2 }, { id: 1 }, { id: 3 }])
  })

  test('a refusal is told and starts nothing; it is asked again at its interval', async () => {
    service.answer(
      { status: 403, headers: json, body: '{"error":{"message":"not for you"}}' },
      { status: 200, headers: json, body: '{}' },
    )
    await bench.turnOn(flow('OpenApiConnection', 'OnLatest'))
    await pass(0, 1)
    expect(bench.service.list()[0]?.triggers[0]?.problem?.message).toBe(
      'The service answered with status 403. not for you',
    )
    await pass(5 * minute, 2)
    expect(bench.service.list()[0]?.triggers[0]?.problem).toBeUndefined()
    expect(await bench.runs()).toHaveLength(1)
  })

  test('what the cloud is notified of is asked every minute, also where no recurrence is written', async () => {
    service.answer(
      { status: 202, headers: { location: '/latest?after=1' } },
      { status: 200, headers: { ...json, location: '/latest?after=2' }, body: '{"id":2}' },
    )
    const { News } = flow('OpenApiConnectionNotification', 'OnLatest').triggers
    const { recurrence: _, ...trigger } = News
    await bench.turnOn({ triggers: { News: trigger }, actions: {} })
    await pass(0, 1)
    expect(await bench.runs()).toEqual([])
    await pass(minute, 2)
    expect(await bench.triggerOutputs()).toMatchObject([{ body: { id: 2 } }])
  })

  test('a trigger by method and path', async () => {
    service.answer({ status: 200, headers: json, body: '{"id":1}' })
    const host = { connection: { name: 'shared_news' } }
    await bench.turnOn(flow('ApiConnection', '', { inputs: { host, method: 'get', path: '/latest' } }))
    await pass(0, 1)
    expect(await bench.triggerOutputs()).toMatchObject([{ body: { id: 1 } }])
  })
})

describe('webhook', () => {
  test('a notification whose operation takes an address is subscribed', async () => {
    service.answer({ status: 201, headers: { ...json, location: '/hooks/7' }, body: '{}' })
    const { News } = flow('OpenApiConnectionNotification', 'OnPublished').triggers
    await bench.turnOn({
      triggers: { News: { ...News, inputs: { ...News.inputs, parameters: { 'hook/topic': 'tea' } } } },
      actions: {},
    })
    await service.untilAsked(1)
    expect(service.asked[0]).toMatchObject({ method: 'POST', path: '/hooks' })
  })

  const hook = (topic = 'tea') => {
    const one = flow('OpenApiConnectionWebhook', 'OnPublished')
    const { News } = one.triggers
    return {
      ...one,
      triggers: { News: { ...News, inputs: { ...News.inputs, parameters: { 'hook/topic': topic } } } },
    }
  }
  const made = (more: object = {}) => ({
    status: 201,
    headers: { ...json, location: '/hooks/7' },
    body: JSON.stringify({ id: 7, ...more }),
  })

  test('subscribes with its address where the description wants it, runs for each call, unsubscribes when off', async () => {
    service.answer(made())
    const { triggers } = await bench.turnOn(hook())
    const url = triggers[0]?.url ?? ''
    expect(triggers[0]?.problem).toBeUndefined()
    expect(JSON.parse(service.asked[0]?.body ?? '')).toEqual({ topic: 'tea', to: { url } })
    const answer = await fetch(url, { method: 'POST', headers: json, body: '{"title":"Tea"}' })
    expect(answer.status).toBe(200)
    expect(await bench.triggerOutputs()).toMatchObject([{ body: { title: 'Tea' } }])
    service.answer({ status: 204 })
    await bench.turnOff()
    expect(service.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /hooks',
      'DELETE /hooks/7',
    ])
    expect(service.asked[1]?.headers['x-key']).toBe('PLANTED')
  })

  test.each([
    ['Graph', 'POST', '&validationToken=a%20b', {}, '', 'a b'],
    ['WebSub', 'GET', '&hub.mode=subscribe&hub.challenge=xyz', {}, '', 'xyz'],
    ['Dropbox', 'GET', '&challenge=c1', {}, '', 'c1'],
    ['Slack', 'POST', '', json, '{"type":"url_verification","challenge":"c2"}', '{"challenge":"c2"}'],
    [
      'Event Grid',
      'POST',
      '',
      { ...json, 'aeg-event-type': 'SubscriptionValidation' },
      '[{"data":{"validationCode":"c3"}}]',
      '{"validationResponse":"c3"}',
    ],
  ])(
    '%s asks whether the address is meant for it, and no run starts',
    async (_service, method, query, headers, body, wanted) => {
      service.answer(made())
      const { triggers } = await bench.turnOn(hook())
      const answer = await fetch(`${triggers[0]?.url}${query}`, {
        method,
        headers,
        ...(method === 'GET' ? {} : { body }),
      })
      expect([answer.status, await answer.text()]).toEqual([200, wanted])
      expect(await bench.runs()).toEqual([])
    },
  )

  test('the secret of a handshake in headers goes back; CloudEvents gets its origin', async () => {
    service.answer(made())
    const url = (await bench.turnOn(hook())).triggers[0]?.url ?? ''
    const asana = await fetch(url, { method: 'POST', headers: { 'X-Hook-Secret': 's' } })
    expect(asana.headers.get('x-hook-secret')).toBe('s')
    const origin = { 'WebHook-Request-Origin': 'events.example.com' }
    const cloud = await fetch(url, { method: 'OPTIONS', headers: origin })
    expect(cloud.headers.get('webhook-allowed-origin')).toBe('events.example.com')
    expect(await bench.runs()).toEqual([])
  })

  describe('services that check the address with a secret', () => {
    const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest()
    const zoom = (plainToken: string) => ({
      method: 'POST',
      headers: json,
      body: JSON.stringify({ event: 'endpoint.url_validation', payload: { plainToken }, event_ts: 1 }),
    })
    const withSecrets = async (names: readonly string[], values: Readonly<Record<string, string>>) => {
      const parameters = names.map((name) => [name, { type: 'securestring' }] as const)
      const { api_key } = properties.connectionParameters
      await connected.addConnector('shared_news', news(), {
        connectionParameters: { api_key, ...Object.fromEntries(parameters) },
      })
      await connected.connect('shared_news', 'apiKey', {
        key: 'PLANTED',
        in: 'header',
        name: 'X-Key',
        ...values,
      })
      service.answer(made())
      return (await bench.turnOn(hook())).triggers[0]?.url ?? ''
    }

    test('X asks with crc_token, Zoom with its event; both get the proof, and no run starts', async () => {
      const url = await withSecrets(['consumer_secret', 'webhookSecretToken'], {
        'secret-parameter:consumer_secret': 'PLANTED-consumer',
        'secret-parameter:webhookSecretToken': 'PLANTED-zoom',
      })
      const crc = await fetch(`${url}&crc_token=abc%2B1&nonce=n`)
      expect(await crc.json()).toEqual({
        response_token: `sha256=${hmac('PLANTED-consumer', 'abc+1').toString('base64')}`,
      })
      const asked = await fetch(url, zoom('q9ibPhGeRZ6ayx5WTrXjRw'))
      expect([asked.status, await asked.json()]).toEqual([
        200,
        {
          plainToken: 'q9ibPhGeRZ6ayx5WTrXjRw',
          encryptedToken: hmac('PLANTED-zoom', 'q9ibPhGeRZ6ayx5WTrXjRw').toString('hex'),
        },
      ])
      expect(await bench.runs()).toEqual([])
      expect(connected.audit).toContainEqual(expect.objectContaining({ event: 'proved' }))
      expect(JSON.stringify([connected.audit, bench.notices])).not.toContain('PLANTED')
    })

    test('the secret of an OAuth app is the one that X means', async () => {
      const token = '{"access_token":"t","token_type":"Bearer","expires_in":3600}'
      service.answer({ status: 200, headers: json, body: token })
      await connected.connect('shared_news', 'oauthClientCredentials', {
        provider: 'custom',
        clientId: 'app',
        clientSecret: 'PLANTED-app',
        tokenUrl: `${service.url}/token`,
      })
      service.answer(made())
      const url = (await bench.turnOn(hook())).triggers[0]?.url ?? ''
      const crc = await fetch(`${url}&crc_token=abc`)
      expect(await crc.json()).toEqual({
        response_token: `sha256=${hmac('PLANTED-app', 'abc').toString('base64')}`,
      })
    })

    test('without such a secret the service is refused, and the trigger says what the connection lacks', async () => {
      const url = await withSecrets([], {})
      expect((await fetch(url, zoom('token'))).status).toBe(401)
      expect(bench.service.list()[0]?.triggers[0]?.problem).toMatchObject({
        code: 'connection.no-proof-secret',
      })
      expect(await bench.runs()).toEqual([])
    })

    test('an event that only looks a little like it starts a run', async () => {
      const url = await withSecrets([], {})
      const answer = await fetch(url, { method: 'POST', headers: json, body: '{"event":"meeting.started"}' })
      expect([answer.status, (await bench.runs()).length]).toEqual([200, 1])
    })
  })

  describe('services that sign their calls', () => {
    const body = '{"title":"News"}'
    const sign = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
    const notify = (url: string, signature?: string) =>
      fetch(url, {
        method: 'POST',
        headers: { ...json, ...(signature === undefined ? {} : { 'X-Hub-Signature-256': signature }) },
        body,
      })
    const withRule = async (values: Readonly<Record<string, string>>) => {
      const { api_key } = properties.connectionParameters
      const hookSecret = { type: 'securestring', 'x-flowbench-notification-signature': 'github' }
      await connected.addConnector('shared_news', news(), {
        connectionParameters: { api_key, hookSecret },
      })
      await connected.connect('shared_news', 'apiKey', {
        key: 'PLANTED',
        in: 'header',
        name: 'X-Key',
        ...values,
      })
      service.answer(made())
      return (await bench.turnOn(hook())).triggers[0]?.url ?? ''
    }

    test('a call that is not signed, or by another secret, starts no run, and the trigger says why', async () => {
      const url = await withRule({ 'secret-parameter:hookSecret': 'PLANTED-hook' })
      const problem = () => bench.service.list()[0]?.triggers[0]?.problem
      const refused = await notify(url)
      expect([refused.status, await refused.json()]).toMatchObject([
        401,
        { error: { code: 'NotificationNotVerified' } },
      ])
      expect(problem()).toEqual({
        code: 'connector.unverified-notification',
        message: 'A call was refused: it is not signed (no header X-Hub-Signature-256).',
      })
      expect((await notify(url, sign('guessed'))).status).toBe(401)
      expect(await bench.runs()).toEqual([])
      expect(bench.notices.filter((notice) => notice.includes('A call was refused'))).toHaveLength(2)
      expect((await notify(url, sign('PLANTED-hook'))).status).toBe(200)
      expect([(await bench.runs()).length, problem()]).toEqual([1, undefined])
      expect(JSON.stringify([connected.audit, bench.notices])).not.toContain('PLANTED')
    })

    test('a handshake needs no signature', async () => {
      const url = await withRule({ 'secret-parameter:hookSecret': 'PLANTED-hook' })
      const answer = await fetch(`${url}&validationToken=abc`, { method: 'POST' })
      expect([answer.status, await answer.text()]).toEqual([200, 'abc'])
    })

    test('a connection without the secret takes nothing, and the trigger says what it lacks', async () => {
      const url = await withRule({})
      expect((await notify(url, sign('anything'))).status).toBe(401)
      expect(await bench.runs()).toEqual([])
      expect(bench.service.list()[0]?.triggers[0]?.problem).toMatchObject({
        code: 'connection.no-proof-secret',
      })
    })

    test('a connector that is gone cannot say how it signs: the service is to come again', async () => {
      const url = await withRule({ 'secret-parameter:hookSecret': 'PLANTED-hook' })
      await rm(join(connected.folder, 'connectors'), { recursive: true })
      expect((await notify(url, sign('PLANTED-hook'))).status).toBe(503)
      expect(await bench.runs()).toEqual([])
    })
  })

  test('a public address is what services are given; when it changes they get the new one', async () => {
    service.answer(made())
    const { triggers } = await bench.turnOn(hook())
    const { url = '' } = triggers[0] ?? {}
    expect(triggers[0]?.publicUrl).toBeUndefined()
    service.answer({ ...made(), headers: { location: '/hooks/8' } }, { status: 204 })
    await bench.moveTo('https://tunnel.example/flows')
    const [trigger] = bench.service.list()[0]?.triggers ?? []
    const publicUrl = url.replace(/^http:\/\/[^/]+/, 'https://tunnel.example/flows')
    expect([trigger?.url, trigger?.publicUrl]).toEqual([url, publicUrl])
    expect(service.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /hooks',
      'POST /hooks',
      'DELETE /hooks/7',
    ])
    expect(JSON.parse(service.asked[1]?.body ?? '')).toMatchObject({ to: { url: publicUrl } })
  })

  test('a subscription that ends is made anew before it does, and the old one is deleted', async () => {
    const endsAt = new Date(bench.clock.nowMs() + 60 * minute).toISOString()
    service.answer(made({ expirationDateTime: endsAt }), {
      status: 201,
      headers: { ...json, location: '/hooks/8' },
      body: '{}',
    })
    await bench.turnOn(hook())
    await bench.clock.moveTo('2026-11-23T08:47:00Z')
    expect(service.asked).toHaveLength(1)
    await bench.clock.moveTo('2026-11-23T08:49:00Z')
    await service.untilAsked(3)
    expect(service.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /hooks',
      'POST /hooks',
      'DELETE /hooks/7',
    ])
  })

  test('a subscription outlives a restart while it is the same, and is replaced by another', async () => {
    service.answer(made())
    await bench.turnOn(hook())
    await bench.restart()
    await bench.turnOn(hook())
    expect(service.asked).toHaveLength(1)
    service.answer({ status: 201, headers: { location: '/hooks/8' } }, { status: 204 })
    await bench.turnOn(hook('coffee'))
    expect(service.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /hooks',
      'POST /hooks',
      'DELETE /hooks/7',
    ])
  })

  test('a subscription that the service refuses is told, and tried again', async () => {
    service.answer({ status: 400 }, made())
    const { triggers } = await bench.turnOn(hook())
    expect(triggers[0]?.problem).toEqual({
      code: 'http.subscribe-failed',
      message: 'The service answered the subscription with status 400.',
    })
    await bench.clock.moveTo('2026-11-23T08:01:00Z')
    await until(() => bench.service.list()[0]?.triggers[0]?.problem === undefined)
    expect(service.asked).toHaveLength(2)
  })

  test('no connection: the trigger says which reference has none', async () => {
    const one = hook()
    const { News } = one.triggers
    const host = { ...News.inputs.host, connectionName: 'other_reference' }
    const { triggers } = await bench.turnOn({
      ...one,
      triggers: { News: { ...News, inputs: { ...News.inputs, host } } },
    })
    expect(triggers[0]?.problem?.message).toContain("'other_reference'")
  })
})
