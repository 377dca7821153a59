import { expect, test } from 'vitest'
import { asId, type ConnectionId } from '../../shared/run/index.ts'
import { ConnectionThrottle } from '../connectors/connection-throttle.ts'
import { publicConnectors } from '../connectors/public/index.ts'
import { ConnectorCalls } from './connector-calls.ts'
import { type ConnectionPort, ConnectorConnections } from './connector-connections.ts'
import { ConnectorDynamics } from './connector-dynamics.ts'
import { openPublicLibrary } from './connector-runtime.ts'
import { memorySandboxes } from './memory-sandboxes.ts'
import { systemClock } from './system-clock.ts'

const question = {
  environmentId: asId.environment('work'),
  environmentFolder: '/nowhere',
  flowId: asId.flow('flow'),
  connectionReference: 'shared_teams',
  connectorId: 'shared_teams',
  operationId: 'GetChannelsForGroup',
  field: 'groupId',
  parameters: '{}',
}

/** What is asked while a flow is written, where connections answer like this. */
function dynamics(describe: ConnectionPort['describe'], hasSandboxes = true): ConnectorDynamics {
  const library = openPublicLibrary()
  const http = { send: () => Promise.reject(new Error('the service was asked')) }
  const connections = { describe, send: http.send, prove: async () => undefined } as ConnectionPort
  const calls = new ConnectorCalls(
    library,
    new ConnectorConnections({
      connections,
      http,
      throttle: new ConnectionThrottle(systemClock),
      shipped: publicConnectors,
    }),
  )
  const sandboxes = memorySandboxes(systemClock)
  return new ConnectorDynamics({
    library,
    calls,
    nowMs: () => 0,
    ...(hasSandboxes ? { sandboxes: () => sandboxes } : {}),
  })
}

test('without a connection the sandbox has the choices, and says that they are its own', async () => {
  const found = await dynamics(async () => undefined).values(question)
  expect(found.isFromSandbox).toBe(true)
  expect(found.choices.map(({ title }) => title)).toContain('Sales')
})

test('with a connection the service is asked, never the sandbox', async () => {
  const chosen = {
    id: 'c1' as ConnectionId,
    connectorId: 'shared_teams',
    name: 'Mine',
    kind: 'oauth2',
    settings: {},
    hosts: [],
  } as unknown as Awaited<ReturnType<ConnectionPort['describe']>>
  await expect(dynamics(async () => chosen).values(question)).rejects.toThrow(/the service was asked/)
})

test('where there are no sandboxes the missing connection is told', async () => {
  await expect(dynamics(async () => undefined, false).values(question)).rejects.toMatchObject({
    code: 'connection.not-chosen',
  })
})
