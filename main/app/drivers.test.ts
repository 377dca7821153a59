import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { openAppDrivers } from './drivers.ts'

const logged: unknown[] = []
const drivers = openAppDrivers({
  path: fileURLToPath(new URL('driver-worker.ts', import.meta.url)),
  log: { error: (...parts: readonly unknown[]) => void logged.push(parts) },
  own: {
    here: async () => ({
      handle: async (request) => ({ json: { path: request.url.pathname } }),
      close: async () => undefined,
    }),
  },
})
afterEach(() => drivers.close())

const ask = (name: string): HttpRequest => ({
  method: 'GET',
  url: `https://${name}.driver.invalid/a`,
  headers: {},
  timeoutMs: 20_000,
  maxResponseBytes: 1_000,
  maxRedirects: 0,
  driver: { name, connection: {} },
})

test("the app's own drivers answer here, others on their thread, with their errors", async () => {
  const { signal } = new AbortController()
  const { body } = await drivers.send(ask('here'), signal)
  expect(JSON.parse(new TextDecoder().decode(body))).toEqual({ path: '/a' })
  await expect(drivers.send(ask('nowhere'), signal)).rejects.toMatchObject({
    name: 'ConnectorError',
    code: 'driver.unknown',
  })
  expect(logged).toEqual([])
})
