import { expect, test } from 'vitest'
import { asId, foldEvents } from '../../shared/run/index.ts'
import type { ConnectorCall, ConnectorPort, Subscription } from '../engine/ports.ts'
import { createLocalEngineHost } from './local-engine-host.ts'

test('a webhook action of a connector hands out its address, waits for the call, and unsubscribes where it was told to', async () => {
  const calls: ConnectorCall[] = []
  const ends: (Subscription & { readonly action: string; readonly inputs: unknown })[] = []
  const connectors: ConnectorPort = {
    call: async (call) => {
      calls.push(call)
      return { statusCode: 201, headers: { location: 'https://service.test/subscriptions/7' }, body: {} }
    },
    unsubscribe: async ({ action, inputs }, subscription) => {
      ends.push({ action, inputs, ...subscription })
    },
  }
  const host = createLocalEngineHost({ databasePath: ':memory:', connectors })
  try {
    await host.listenAt({ origin: 'http://127.0.0.1:9', key: new Uint8Array(32) })
    const inputs = { parameters: { 'ApprovalCreationInput/title': "@concat('a', 'b')" } }
    const { runId } = await host.start({
      flow: { flowId: asId.flow('f'), displayName: 'f' },
      definition: JSON.stringify({
        triggers: { manual: { type: 'Request', inputs: {} } },
        actions: { Approve: { type: 'OpenApiConnectionWebhook', inputs } },
      }),
      profile: 'power-automate',
      origin: 'test',
      mocks: 'none',
    })
    const action = async () => foldEvents(await host.events({ runId }))?.actions.get('Approve')
    while ((await action())?.status !== 'Waiting') await new Promise((resolve) => setImmediate(resolve))
    expect(calls[0]?.callbackUrl).toContain(`http://127.0.0.1:9/runs/${runId}/actions/Approve/run?`)
    expect(await host.callBack(runId, 'Approve', '{"body":{"outcome":"Approve"}}')).toBe(true)
    expect(await host.callBack(runId, 'Approve', '{}')).toBe(false)
    expect((await host.whenDone(runId)).status).toBe('Succeeded')
    expect((await action())?.outputs).toEqual({ kind: 'inline', json: '{"body":{"outcome":"Approve"}}' })
  } finally {
    await host.close()
  }
  expect(ends).toEqual([
    {
      action: 'Approve',
      inputs: { parameters: { 'ApprovalCreationInput/title': 'ab' } },
      location: 'https://service.test/subscriptions/7',
    },
  ])
})
