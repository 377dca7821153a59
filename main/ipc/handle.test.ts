import { describe, expect, test } from 'vitest'
import { FileError } from '../../shared/errors/index.ts'
import { type RequestName, requestNames } from '../../shared/ipc/channel-names.ts'
import type { Envelope } from '../../shared/ipc/message.ts'
import { type Handlers, registerHandlers } from './handle.ts'
import type { InvokeEvent } from './ipc-port.ts'
import { connectionPayloads } from './testing/connection-payloads.ts'

const flow = { environmentId: 'e1', flowId: 'My flow' }
const aConnector = { environmentId: 'e1', connectorId: 'custom_x' }
const liveCall = {
  environmentId: 'e1',
  connectorId: 'shared_x',
  operationId: 'GetItems',
  flowId: 'My flow',
  connectionReference: 'shared_x_1',
  parameters: '{}',
}

/** For every request a payload that holds, one that does not, and the field that the refusal must name. */
const payloads: Readonly<
  Record<RequestName, { good: unknown; bad: unknown; field: string; heard?: unknown }>
> = {
  'app:info': { good: undefined, bad: {}, field: 'the arguments' },
  'app:getSettings': { good: undefined, bad: 'x', field: 'the arguments' },
  'app:setSettings': { good: { theme: 'dark' }, bad: { theme: 'pink' }, field: 'theme' },
  'app:openLink': { good: { url: 'https://example.com/' }, bad: { url: 'file:///etc/passwd' }, field: 'url' },
  'app:openLog': { good: undefined, bad: null, field: 'the arguments' },
  'app:reportError': { good: { message: 'm' }, bad: { message: 'x'.repeat(20_001) }, field: 'message' },
  'app:setUnsaved': { good: { flows: ['a'] }, bad: { flows: [1] }, field: 'flows.0' },
  'environments:recent': { good: undefined, bad: [], field: 'the arguments' },
  'environments:pick': { good: undefined, bad: 0, field: 'the arguments' },
  'environments:open': { good: { path: '/x' }, bad: { path: '' }, field: 'path' },
  'environments:create': {
    good: { name: ' New ' },
    heard: { name: 'New' },
    bad: { name: '   ' },
    field: 'name',
  },
  'environments:openSample': { good: undefined, bad: {}, field: 'the arguments' },
  'environments:forget': { good: { path: '/x' }, bad: { path: ['/x'] }, field: 'path' },
  'environments:reveal': {
    good: { environmentId: 'e1' },
    bad: { environmentId: '' },
    field: 'environmentId',
  },
  'flows:list': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'flows:create': {
    good: { environmentId: 'e1', displayName: 'N', kind: 'instant' },
    bad: { environmentId: 'e1', displayName: 'N', kind: 'daily' },
    field: 'kind',
  },
  'flows:openPackage': {
    good: { fileName: 'a.zip', bytes: new Uint8Array([1]) },
    bad: { fileName: 'a.zip', bytes: 'PK' },
    field: 'bytes',
  },
  'flows:importPackage': {
    good: {
      environmentId: 'e1',
      token: 't',
      flows: [{ id: 'a', displayName: 'A' }],
      withVariables: true,
      withConnectors: true,
    },
    bad: { environmentId: 'e1', token: 't', flows: [{ id: 'a', displayName: ' ' }], withVariables: true },
    field: 'flows.0.displayName',
  },
  'flows:export': {
    good: { environmentId: 'e1', flowIds: ['a'], format: 'solution' },
    bad: { environmentId: 'e1', flowIds: ['a'], format: 'pdf' },
    field: 'format',
  },
  'flows:templates': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'flows:readTemplate': {
    good: { environmentId: 'e1', fileName: 'a.json' },
    bad: { environmentId: 'e1', fileName: '' },
    field: 'fileName',
  },
  'flows:saveAsTemplate': {
    good: { environmentId: 'e1', title: 'T', text: '{}' },
    bad: { environmentId: 'e1', title: 'T' },
    field: 'text',
  },
  'flows:deleteTemplate': {
    good: { environmentId: 'e1', fileName: 'a.json' },
    bad: { environmentId: 'e1' },
    field: 'fileName',
  },
  'flows:rename': {
    good: { ...flow, displayName: 'N' },
    bad: { ...flow, displayName: 'x'.repeat(256) },
    field: 'displayName',
  },
  'flows:duplicate': { good: flow, bad: { ...flow, flowId: 'x'.repeat(256) }, field: 'flowId' },
  'flows:delete': { good: flow, bad: { environmentId: 'e1' }, field: 'flowId' },
  'flows:read': { good: flow, bad: { ...flow, environmentId: 7 }, field: 'environmentId' },
  'flows:save': {
    good: { ...flow, text: '{}', revision: 'r', force: true },
    bad: { ...flow, text: '{}' },
    field: 'revision',
  },
  'flows:committed': { good: flow, bad: null, field: 'the arguments' },
  'flows:reveal': { good: flow, bad: null, field: 'the arguments' },
  'drafts:keep': {
    good: { ...flow, text: '{}', revision: 'r' },
    bad: { ...flow, text: 1, revision: 'r' },
    field: 'text',
  },
  'drafts:read': { good: flow, bad: { environmentId: 'e1' }, field: 'flowId' },
  'drafts:discard': { good: flow, bad: { ...flow, flowId: '' }, field: 'flowId' },
  'drafts:list': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'runs:start': {
    good: { ...flow, text: '{}', mocks: 'auto' },
    bad: { ...flow, text: '{}', mocks: 'most' },
    field: 'mocks',
  },
  'runs:list': { good: { limit: 10 }, bad: { limit: 501 }, field: 'limit' },
  'runs:get': { good: { runId: 'r' }, bad: { runId: '' }, field: 'runId' },
  'runs:events': { good: { runId: 'r', after: 3 }, bad: { runId: 'r', after: -1 }, field: 'after' },
  'runs:content': { good: { hash: 'h' }, bad: { hash: 1 }, field: 'hash' },
  'runs:definition': { good: { runId: 'r' }, bad: {}, field: 'runId' },
  'runs:cancel': { good: { runId: 'r' }, bad: undefined, field: 'the arguments' },
  'runs:skipWait': {
    good: { runId: 'r', actionKey: 'a' },
    bad: { runId: 'r', actionKey: '' },
    field: 'actionKey',
  },
  'runs:resubmit': { good: { runId: 'r' }, bad: { runId: null }, field: 'runId' },
  'runs:startFrom': {
    good: { runId: 'r', action: 'A', repetition: [{ scope: 'Each', index: 0 }] },
    bad: { runId: 'r', action: 'A', repetition: [{ scope: 'Each', index: -1 }] },
    field: 'repetition.0.index',
  },
  'runs:tags': { good: { text: 'order', limit: 20 }, bad: { limit: 0 }, field: 'limit' },
  'runs:tag': {
    good: { runId: 'r', add: [{ name: 'repro' }], remove: [{ name: 'order', value: '7' }] },
    bad: { runId: 'r', add: [{ name: 'a=b' }] },
    field: 'add.0.name',
  },
  'runs:statistics': {
    good: { environmentId: 'e1', days: 28, offsetMinutes: 60 },
    bad: { environmentId: 'e1', days: 0, offsetMinutes: 60 },
    field: 'days',
  },
  'runs:export': { good: { runId: 'r' }, bad: { runId: '' }, field: 'runId' },
  'runs:saveBinary': {
    good: { name: 'a.pdf', base64: 'QQ==' },
    bad: { name: '', base64: 'QQ==' },
    field: 'name',
  },
  'debug:command': {
    good: { runId: 'r', command: { kind: 'step', step: 'over' } },
    bad: { runId: 'r', command: { kind: 'step', step: 'back' } },
    field: 'command.step',
  },
  'debug:evaluate': { good: { runId: 'r', expression: '1' }, bad: { runId: 'r' }, field: 'expression' },
  'runs:delete': { good: { runIds: ['r'] }, bad: { runIds: ['r', ''] }, field: 'runIds.1' },
  'triggers:list': { good: { environmentId: 'e1' }, bad: { environmentId: 1 }, field: 'environmentId' },
  'triggers:turnOn': { good: flow, bad: { environmentId: 'e1' }, field: 'flowId' },
  'connectors:list': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'connectors:operations': {
    good: { environmentId: 'e1', connectorIds: ['shared_x'] },
    bad: { environmentId: 'e1', connectorIds: [''] },
    field: 'connectorIds.0',
  },
  'connectors:operation': {
    good: { environmentId: 'e1', connectorId: 'shared_x', operationId: 'GetItems' },
    bad: { environmentId: 'e1', connectorId: 7 },
    field: 'connectorId',
  },
  'connectors:dynamicValues': {
    good: { ...liveCall, field: 'table', search: 'a' },
    bad: { ...liveCall, field: '' },
    field: 'field',
  },
  'connectors:dynamicSchema': {
    good: { ...liveCall, status: '200' },
    bad: { ...liveCall, parameters: { table: 'a' } },
    field: 'parameters',
  },
  'triggers:turnOff': { good: flow, bad: { ...flow, flowId: '' }, field: 'flowId' },
  ...connectionPayloads,
  'customConnectors:list': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'customConnectors:details': {
    good: aConnector,
    bad: { ...aConnector, connectorId: '' },
    field: 'connectorId',
  },
  'customConnectors:read': { good: aConnector, bad: { environmentId: 'e1' }, field: 'connectorId' },
  'customConnectors:save': {
    good: { ...aConnector, properties: { text: '{}', revision: null } },
    bad: { ...aConnector, definition: { text: '{}', revision: null } },
    field: 'definition.revision',
  },
  'customConnectors:create': {
    good: { environmentId: 'e1', title: 'Weather' },
    bad: { environmentId: 'e1', title: ' ' },
    field: 'title',
  },
  'customConnectors:importFile': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'customConnectors:importFolder': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'customConnectors:importUrl': {
    good: { environmentId: 'e1', url: 'https://example.com/a.json' },
    bad: { environmentId: 'e1' },
    field: 'url',
  },
  'customConnectors:export': {
    good: { ...aConnector, as: 'zip' },
    bad: { ...aConnector, as: 'tar' },
    field: 'as',
  },
  'customConnectors:rename': {
    good: { ...aConnector, title: 'Weather' },
    bad: { ...aConnector, title: '' },
    field: 'title',
  },
  'customConnectors:delete': {
    good: aConnector,
    bad: { ...aConnector, connectorId: 3 },
    field: 'connectorId',
  },
  'customConnectors:reveal': { good: aConnector, bad: null, field: 'the arguments' },
  'customConnectors:try': {
    good: { ...aConnector, operationId: 'Get', parameters: '{}' },
    bad: { ...aConnector, operationId: 'Get', parameters: {} },
    field: 'parameters',
  },
  'sandboxes:list': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'sandboxes:get': {
    good: { environmentId: 'e1', connectorId: 'shared_dropbox' },
    bad: { environmentId: 'e1', connectorId: '' },
    field: 'connectorId',
  },
  'sandboxes:set': {
    good: { environmentId: 'e1', connectorId: 'shared_dropbox', json: '{}' },
    bad: { environmentId: 'e1', connectorId: 'shared_dropbox', json: {} },
    field: 'json',
  },
  'sandboxes:reset': {
    good: { environmentId: 'e1', connectorId: 'shared_dropbox' },
    bad: { environmentId: 5, connectorId: 'shared_dropbox' },
    field: 'environmentId',
  },
  'gallery:list': { good: undefined, bad: {}, field: 'the arguments' },
  'gallery:details': { good: { entryId: 'github.com' }, bad: { entryId: '' }, field: 'entryId' },
  'gallery:add': {
    good: { environmentId: 'e1', entryId: 'github.com' },
    bad: { environmentId: 'e1' },
    field: 'entryId',
  },
  'tests:list': { good: { environmentId: 'e1' }, bad: { environmentId: '' }, field: 'environmentId' },
  'tests:read': {
    good: { environmentId: 'e1', flowId: 'f', name: 'a test' },
    bad: { environmentId: 'e1', flowId: 'f', name: '../x' },
    field: 'name',
  },
  'tests:save': {
    good: { environmentId: 'e1', flowId: 'f', name: 'a', text: '{}', revision: null },
    bad: { environmentId: 'e1', flowId: 'f', name: 'a', text: '{}' },
    field: 'revision',
  },
  'tests:delete': {
    good: { environmentId: 'e1', flowId: 'f', name: 'a' },
    bad: { environmentId: 'e1', flowId: 'f', name: '' },
    field: 'name',
  },
  'tests:run': {
    good: { environmentId: 'e1', names: ['a'] },
    bad: { environmentId: 'e1', names: 'a' },
    field: 'names',
  },
  'tests:mutate': {
    good: { environmentId: 'e1', flowId: 'f' },
    bad: { environmentId: 'e1' },
    field: 'flowId',
  },
  'tests:stop': { good: { environmentId: 'e1' }, bad: {}, field: 'environmentId' },
  'tests:watch': {
    good: { environmentId: 'e1', isOn: true },
    bad: { environmentId: 'e1', isOn: 'yes' },
    field: 'isOn',
  },
  'tests:coverage': {
    good: { environmentId: 'e1', flowId: 'f' },
    bad: { environmentId: 'e1' },
    field: 'flowId',
  },
  'tests:draft': {
    good: { runId: 'r', aim: 'succeeds', choices: { 'email-1': { keep: true } } },
    bad: { runId: 'r', aim: 'fails' },
    field: 'aim',
  },
  'tests:create': {
    good: { runId: 'r', aim: 'as-it-ran', name: 'a' },
    bad: { runId: 'r', aim: 'as-it-ran', name: 'a/b' },
    field: 'name',
  },
  'tests:naming': {
    good: { environmentId: 'e1', flowId: 'f', symbol: { kind: 'action', name: 'Get items' } },
    bad: { environmentId: 'e1', flowId: 'f', symbol: { kind: 'note', name: 'Get items' } },
    field: 'symbol.kind',
  },
  'tests:rewrite': {
    good: {
      environmentId: 'e1',
      flowId: 'f',
      files: [
        { file: 'a b.flowtest.json', text: '{}', revision: 'r' },
        { file: 'a.cassette.json', text: '{}', revision: 'r' },
      ],
    },
    bad: {
      environmentId: 'e1',
      flowId: 'f',
      files: [{ file: '../f.flowtest.json', text: '{}', revision: 'r' }],
    },
    field: 'files.0.file',
  },
  'tests:expect': {
    good: { environmentId: 'e1', flowId: 'f', name: 'a', runId: 'r', actionKey: 'A', part: 'outputs' },
    bad: { environmentId: 'e1', flowId: 'f', name: 'a', runId: 'r', actionKey: 'A', part: 'times' },
    field: 'part',
  },
  'runs:watch': { good: { runId: null }, bad: { runId: 1 }, field: 'runId' },
}

const ourPage: InvokeEvent = {
  sender: { id: 1 },
  senderFrame: { url: 'app://flowbench/index.html#/flows', parent: null },
}

/** A door with handlers that answer what they were asked, or do as told. */
function openDoor(behaviour: (channel: string, args: unknown) => unknown = (_channel, args) => args) {
  const calls: { channel: string; args: unknown; windowId: number }[] = []
  const logged: string[] = []
  const listeners = new Map<string, (event: InvokeEvent, payload: unknown) => Promise<unknown>>()
  const area = (name: string) =>
    new Proxy(
      {},
      {
        get: (_target, verb) => (args: unknown, caller: { windowId: number }) => {
          const channel = `${name}:${String(verb)}`
          calls.push({ channel, args, windowId: caller.windowId })
          return behaviour(channel, args)
        },
      },
    )
  const handlers = Object.fromEntries(
    [...new Set(requestNames.map((name) => name.split(':')[0] ?? ''))].map((name) => [name, area(name)]),
  ) as unknown as Handlers
  const close = registerHandlers(
    {
      ipcMain: {
        handle: (channel, listener) => void listeners.set(channel, listener),
        removeHandler: (channel) => void listeners.delete(channel),
      },
      isOurWindow: (id) => id === 1,
      log: { warn: (message) => logged.push(message), error: (message) => logged.push(message) },
    },
    handlers,
  )
  const ask = async (channel: string, payload: unknown, event = ourPage) =>
    (await listeners.get(channel)?.(event, payload)) as Envelope<unknown>
  return { ask, calls, logged, listeners, close }
}

describe.each(requestNames)('%s', (channel) => {
  const { good, bad, field, heard } = payloads[channel]

  test('a good payload reaches its handler', async () => {
    const door = openDoor()
    expect(await door.ask(channel, good)).toEqual({ ok: true, value: heard ?? good })
    expect(door.calls).toEqual([{ channel, args: heard ?? good, windowId: 1 }])
  })

  test('a bad payload does not, and the field is named', async () => {
    const door = openDoor()
    const answer = await door.ask(channel, bad)
    expect(answer).toMatchObject({
      ok: false,
      error: { family: 'RequestError', code: 'ipc.invalid-payload' },
    })
    expect(answer.ok ? '' : answer.error.message).toContain(field)
    expect(door.calls).toEqual([])
  })

  test('a foreign page gets nothing', async () => {
    const door = openDoor()
    const foreign = { ...ourPage, senderFrame: { url: 'https://example.com/', parent: null } }
    expect(await door.ask(channel, good, foreign)).toMatchObject({
      ok: false,
      error: { code: 'ipc.untrusted-sender' },
    })
    expect(door.calls).toEqual([])
  })
})

describe('the sender', () => {
  const frame = (url: string, parent: unknown = null) => ({ sender: { id: 1 }, senderFrame: { url, parent } })
  test.each([
    ['another window', { ...ourPage, sender: { id: 2 } }, 'not come from a window of ours'],
    ['a frame that is gone', { sender: { id: 1 }, senderFrame: null }, 'frame is gone'],
    ['a frame inside our page', frame('app://flowbench/x.html', {}), 'frame inside'],
    ['a look-alike host', frame('app://flowbench.evil/index.html'), 'foreign page'],
    ['another host of our scheme', frame('app://other/index.html'), 'foreign page'],
    ['a local file', frame('file:///index.html'), 'foreign page'],
    ['an empty page', frame('about:blank'), 'foreign page'],
  ])('%s is refused', async (_name, event, reason) => {
    const door = openDoor()
    const answer = await door.ask('app:info', undefined, event)
    expect(answer.ok ? '' : answer.error.message).toContain(reason)
    expect(door.calls).toEqual([])
    expect(door.logged).toHaveLength(1)
  })
})

describe('errors', () => {
  test('thrown on purpose cross with code, place and hint', async () => {
    const door = openDoor(() => {
      throw new FileError('file.read-only', 'Locked.', { hint: 'Unlock it.', at: { path: ['a', 0] } })
    })
    expect(await door.ask('flows:read', flow)).toEqual({
      ok: false,
      error: {
        family: 'FileError',
        code: 'file.read-only',
        message: 'Locked.',
        hint: 'Unlock it.',
        at: { path: ['a', 0] },
      },
    })
    expect(door.logged).toEqual([])
  })

  test('nobody meant are logged, and told without their details', async () => {
    const door = openDoor(async () => {
      throw new TypeError('x of undefined at /home/ann/secret')
    })
    const answer = await door.ask('flows:read', flow)
    expect(answer).toMatchObject({ ok: false, error: { family: 'BugError', code: 'bug' } })
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(door.logged[0]).toContain('flows:read failed unexpectedly: TypeError: x of undefined')
  })

  test('of a handler do not carry the payload into the log', async () => {
    const door = openDoor(() => {
      throw new Error('boom')
    })
    await door.ask('flows:save', { ...flow, text: '{"password":"hunter2"}', revision: 'r' })
    expect(door.logged.join()).not.toContain('hunter2')
  })
})

test('closing the door removes every handler', () => {
  const door = openDoor()
  expect([...door.listeners.keys()].sort()).toEqual([...requestNames].sort())
  door.close()
  expect(door.listeners.size).toBe(0)
})
