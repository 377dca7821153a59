import { expect, test } from 'vitest'
import { eventNames, requestNames } from '../../shared/ipc/channel-names.ts'
import { makeExposedBridge } from './exposed-bridge.ts'

type Listener = (event: unknown, payload: unknown) => void

function setUp() {
  const invoked: unknown[][] = []
  const listeners = new Map<string, Listener[]>()
  const bridge = makeExposedBridge({
    invoke: async (...args) => {
      invoked.push(args)
      return { ok: true, value: null }
    },
    on: (channel, listener) => void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    off: (channel, listener) =>
      void listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      ),
  })
  return { bridge, invoked, listeners }
}

test('there is one function for every request, bound to its channel', async () => {
  const { bridge, invoked } = setUp()
  const areas = bridge as unknown as Record<string, Record<string, (args: unknown) => Promise<unknown>>>
  for (const name of requestNames) {
    const [area, verb] = name.split(':') as [string, string]
    expect(await areas[area]?.[verb]?.({ some: 'args' })).toEqual({ ok: true, value: null })
  }
  expect(invoked).toEqual(requestNames.map((name) => [name, { some: 'args' }]))
  const known = new Set(requestNames.map((name) => name.split(':')[0] ?? ''))
  expect(Object.keys(bridge).sort()).toEqual([...known, 'on'].sort())
})

test('a listener gets the payload alone, until it stops listening', () => {
  const { bridge, listeners } = setUp()
  const heard: unknown[][] = []
  for (const name of eventNames) {
    const stop = bridge.on(name, (...args: unknown[]) => heard.push(args))
    for (const listener of listeners.get(name) ?? []) listener({ sender: 'electron' }, name)
    stop()
    expect(listeners.get(name)).toEqual([])
  }
  expect(heard).toEqual(eventNames.map((name) => [name]))
})

test.each(['app:info', 'ELECTRON_INTERNAL', ''])('a page cannot listen to %j', (channel) => {
  const { bridge, listeners } = setUp()
  expect(() => bridge.on(channel as 'app:command', () => undefined)).toThrow('unknown event')
  expect(listeners.size).toBe(0)
})
