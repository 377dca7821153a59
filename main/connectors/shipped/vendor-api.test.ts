import { expect, test } from 'vitest'
import { VendorApi } from './vendor-api.ts'

test('a pause ends at once when the call is given up', async () => {
  const given = new AbortController()
  const vendor = new VendorApi({
    send: () => Promise.reject(new Error('nothing is sent')),
    hosts: ['api.example.com'],
    base: { method: 'GET', url: '', headers: {}, timeoutMs: 1, maxRedirects: 0, maxResponseBytes: 1 },
    signal: given.signal,
  })
  const pause = vendor.pause(60 * 60_000)
  given.abort()
  await expect(pause).rejects.toMatchObject({ name: 'AbortError' })
})
