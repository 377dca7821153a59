import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asId, foldEvents, type RunId } from '../../shared/run/index.ts'
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
})
afterEach(async () => {
  await bench.close()
  await connected.close()
  await service.close()
})

const json = { 'content-type': 'application/json' }
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')

/** A connector whose operation `Ask` waits for an answer, with a secret of that name; the action waits then. */
async function untilAsked(secretName: string, rule: unknown): Promise<{ runId: RunId; url: string }> {
  const hook = {
    name: 'hook',
    in: 'body',
    schema: { type: 'object', properties: { to: { type: 'string', 'x-ms-notification-url': true } } },
  }
  const definition = {
    swagger: '2.0',
    info: { title: 'Ask', version: '1' },
    host: new URL(service.url).host,
    schemes: ['http'],
    securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
    paths: {
      '/asks': {
        post: { operationId: 'Ask', parameters: [hook], responses: { 201: { description: 'Asked' } } },
      },
    },
    ...(rule === undefined ? {} : { 'x-flowbench-notification-signature': rule }),
  }
  await connected.addConnector('shared_ask', definition, {
    connectionParameters: { api_key: { type: 'securestring' }, [secretName]: { type: 'securestring' } },
  })
  await connected.connect('shared_ask', 'apiKey', {
    key: 'PLANTED-key',
    in: 'header',
    name: 'X-Key',
    [`secret-parameter:${secretName}`]: 'PLANTED-hook',
  })
  service.answer({ status: 201, headers: { ...json, location: '/asks/1' }, body: '{}' })
  const { environmentId, flowId, folder } = connected
  const { runId } = await bench.engine.start({
    flow: { environmentId, flowId, displayName: 'flow' },
    definition: JSON.stringify({
      triggers: { manual: { type: 'Request', inputs: {} } },
      actions: {
        Ask: {
          type: 'OpenApiConnectionWebhook',
          inputs: {
            host: {
              apiId: '/providers/Microsoft.PowerApps/apis/shared_ask',
              connectionName: 'shared_ask',
              operationId: 'Ask',
            },
            parameters: {},
          },
          runtimeConfiguration: { secureData: { properties: ['inputs'] } },
        },
      },
    }),
    connectionReferences: JSON.stringify({ shared_ask: { api: { name: 'shared_ask' } } }),
    environmentFolder: folder,
    profile: 'power-automate',
    origin: 'test',
    mocks: 'none',
  })
  await service.untilAsked(1)
  while ((await actionOf(runId))?.status !== 'Waiting') await new Promise((resolve) => setImmediate(resolve))
  return { runId, url: (JSON.parse(service.asked[0]?.body ?? '') as { to: string }).to }
}

const actionOf = async (runId: RunId) =>
  foldEvents(await bench.engine.events({ runId: asId.run(runId) }))?.actions.get('Ask')
const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { method: 'POST', headers: { ...json, ...headers }, body })

test('a service that checks the address of an action with a secret gets its proof, as a trigger gives it', async () => {
  const { runId, url } = await untilAsked('webhookSecretToken', undefined)
  const asked = await post(url, '{"event":"endpoint.url_validation","payload":{"plainToken":"q9ib"}}')
  expect([asked.status, await asked.json()]).toEqual([
    200,
    { plainToken: 'q9ib', encryptedToken: hmac('PLANTED-hook', 'q9ib') },
  ])
  expect((await actionOf(runId))?.status).toBe('Waiting')
  expect((await post(url, '{"event":"done"}')).status).toBe(200)
  expect((await bench.engine.whenDone(runId)).status).toBe('Succeeded')
})

test('without the secret the service is refused, and a person is told what the connection lacks', async () => {
  const { runId, url } = await untilAsked('other_key', undefined)
  const asked = await post(url, '{"event":"endpoint.url_validation","payload":{"plainToken":"q9ib"}}')
  expect(asked.status).toBe(401)
  expect((await actionOf(runId))?.status).toBe('Waiting')
  expect(bench.notices.join()).toContain(`'Ask' of run ${runId}: The service checks the address`)
})

test('an action goes on with a signed call only, also after a restart', async () => {
  const { runId, url } = await untilAsked('signing_secret', 'slack')
  const body = '{"decision":"Approve"}'
  const at = String(bench.clock.nowMs() / 1000)
  const signed = (secret: string) => ({
    'X-Slack-Request-Timestamp': at,
    'X-Slack-Signature': `v0=${hmac(secret, `v0:${at}:${body}`)}`,
  })
  await bench.restart()
  await bench.engine.resumeAll()
  expect((await post(url, body)).status).toBe(401)
  expect((await post(url, body, signed('guessed'))).status).toBe(401)
  expect(await actionOf(runId)).toMatchObject({
    status: 'Waiting',
    refusedCall: {
      code: 'connector.unverified-notification',
      message: 'A call was refused: its signature is not that of the secret.',
    },
  })
  expect((await post(url, body, signed('guessed again'))).status).toBe(401)
  const refused = (await bench.engine.events({ runId })).filter(({ event }) => event.type === 'call-refused')
  expect(refused).toHaveLength(2)
  expect((await post(url, body, signed('PLANTED-hook'))).status).toBe(200)
  expect((await bench.engine.whenDone(runId)).status).toBe('Succeeded')
  expect((await actionOf(runId))?.refusedCall).toBeUndefined()
  expect(JSON.stringify([connected.audit, bench.notices])).not.toContain('PLANTED')
})
