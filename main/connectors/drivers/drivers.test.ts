import { afterEach, expect, test } from 'vitest'
import type { HttpRequest } from '../../../shared/connectors/http-exchange.ts'
import { ServiceRefusal } from '../service/service-refusal.ts'
import { routed } from '../service/service-routes.ts'
import type { Driver } from './driver.ts'
import { Drivers, noDrivers } from './drivers.ts'

const events: string[] = []
const never = new AbortController().signal

const handle = routed<Parameters<Driver['handle']>, ReturnType<Driver['handle']>>({
  'GET /notes/{id}': async (request, [, connection]) => ({
    json: { id: request.part('id'), for: connection.user },
  }),
  'GET /refused': async () => {
    throw new ServiceRefusal(409, 'Conflict', 'It is there already.', { 'Retry-After': '3' })
  },
  'GET /large': async () => ({ content: new Uint8Array(2_000) }),
  'GET /heedless': () => new Promise(() => undefined),
  'GET /broken': async () => {
    throw new Error('broken')
  },
})

const drivers = new Drivers({
  notes: async () => {
    events.push('opened')
    return {
      handle: (...parts) => handle(parts[0], parts),
      close: async () => void events.push('closed'),
    }
  },
  missing: async () => {
    events.push('not opened')
    throw new Error('no such library')
  },
})

afterEach(async () => {
  await drivers.close()
  events.length = 0
})

const ask = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: `https://notes.driver.invalid${path}`,
  headers: {},
  timeoutMs: 20_000,
  maxResponseBytes: 1_000,
  maxRedirects: 0,
  driver: { name: 'notes', connection: { user: 'ada' } },
  ...more,
})

test('a driver is opened with the first request, and answers like a server', async () => {
  const answer = await drivers.send(ask('/notes/a%20b'), never)
  await drivers.send(ask('/notes/c'), never)
  expect(answer).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
  expect(JSON.parse(new TextDecoder().decode(answer.body))).toEqual({ id: 'a b', for: 'ada' })
  await drivers.close()
  expect(events).toEqual(['opened', 'closed'])
})

test('a refusal is an answer', async () => {
  const { body, headers, status } = await drivers.send(ask('/refused'), never)
  expect([status, headers['retry-after']]).toEqual([409, '3'])
  expect(JSON.parse(new TextDecoder().decode(body))).toEqual({
    error: { code: 'Conflict', message: 'It is there already.' },
  })
  expect((await drivers.send(ask('/unknown'), never)).status).toBe(404)
})

test('what is wrong otherwise', async () => {
  await expect(drivers.send(ask('/large'), never)).rejects.toMatchObject({ code: 'driver.too-large' })
  await expect(drivers.send(ask('/broken'), never)).rejects.toThrow('broken')
  await expect(drivers.send(ask('/heedless', { timeoutMs: 1 }), never)).rejects.toMatchObject({
    code: 'driver.timeout',
    retryable: true,
  })
  const ending = new AbortController()
  const sending = drivers.send(ask('/heedless'), ending.signal)
  ending.abort()
  await expect(sending).rejects.toMatchObject({ code: 'driver.aborted' })
  const other = ask('/', { driver: { name: 'toString', connection: {} } })
  await expect(drivers.send(other, never)).rejects.toMatchObject({ code: 'driver.unknown' })
  await expect(noDrivers.send(other, never)).rejects.toThrow('no drivers')
})

test('one that cannot be opened is tried again the next time', async () => {
  const other = ask('/', { driver: { name: 'missing', connection: {} } })
  await expect(drivers.send(other, never)).rejects.toThrow('no such library')
  await expect(drivers.send(other, never)).rejects.toThrow('no such library')
  expect(events).toEqual(['not opened', 'not opened'])
})
