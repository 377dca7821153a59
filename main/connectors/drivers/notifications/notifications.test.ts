import { afterEach, expect, test, vi } from 'vitest'
import { ServiceRequest } from '../../service/service-request.ts'
import { openNotifications, type PersonNotice } from './index.ts'

afterEach(() => vi.restoreAllMocks())

const ask = (driver: ReturnType<typeof openNotifications>, notice: unknown) => {
  const request = {
    method: 'POST',
    url: 'https://notifications.driver.invalid/notices',
    headers: {},
    body: JSON.stringify(notice),
    timeoutMs: 5_000,
    maxResponseBytes: 1e6,
    maxRedirects: 0,
  }
  return driver.handle(new ServiceRequest(request), {}, new AbortController().signal)
}

test('without a desktop a notice is a line on standard error', async () => {
  const lines: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    lines.push(String(text))
    return true
  })
  const driver = openNotifications()
  expect(await ask(driver, { text: 'Done' })).toEqual({ json: { shown: 'line' } })
  await ask(driver, { title: 'Digest', text: 'one\n two', link: 'https://a.example/', label: 'Read' })
  await ask(driver, { text: 'x', link: 'https://a.example/' })
  expect(lines).toEqual([
    'Notification: Done\n',
    'Notification: Digest: one two (Read: https://a.example/)\n',
    'Notification: x (https://a.example/)\n',
  ])
})

test('nothing in a notice moves the cursor or is endless', async () => {
  const shown: PersonNotice[] = []
  const driver = openNotifications(async (notice) => {
    shown.push(notice)
    return 'desktop'
  })
  await ask(driver, { title: 'a\nb', text: `\u001b[2Jred\u0007\u202e\r\nnext ${'x'.repeat(5_000)}` })
  expect(shown[0]).toMatchObject({ title: 'a b' })
  expect(shown[0]?.text).toHaveLength(2_000)
  expect(shown[0]?.text).toMatch(/^\[2Jred\nnext x+…$/)
  await expect(ask(driver, { text: '\u0007' })).rejects.toMatchObject({ status: 400, code: 'NoText' })
})
