// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useNotices } from '../app/notices.ts'
import { renderWithBridge } from '../bridge/render-with-bridge.tsx'
import { SettingsPage } from './settings-page.tsx'
import { loadSettings, useSettings } from './settings-store.ts'

afterEach(cleanup)
const isChecked = (name: string) => (screen.getByRole('radio', { name }) as HTMLInputElement).checked

test('shows what is set, changes it at once and tells main', async () => {
  const { user, bridge } = renderWithBridge(<SettingsPage />, {
    settings: { theme: 'dark', reopenLast: true },
  })
  await loadSettings()
  expect((await screen.findByRole('switch', { name: /Open the last/ })) as HTMLInputElement).toMatchObject({
    checked: true,
  })
  expect(isChecked('Dark')).toBe(true)
  await user.click(screen.getByRole('radio', { name: 'Light' }))
  expect(isChecked('Light')).toBe(true)
  expect(bridge.requests.at(-1)).toEqual({ channel: 'app:setSettings', args: { theme: 'light' } })
})

test('whether it goes on in the background is the person’s to choose', async () => {
  const { user, bridge } = renderWithBridge(<SettingsPage />)
  await loadSettings()
  const keep = await screen.findByRole('switch', { name: /Keep running in the background/ })
  expect((keep as HTMLInputElement).checked).toBe(true)
  await user.click(keep)
  expect(bridge.requests.at(-1)).toEqual({ channel: 'app:setSettings', args: { keepInBackground: false } })
})

test('how much history is kept is the person’s to choose, within bounds', async () => {
  const { user, bridge } = renderWithBridge(<SettingsPage />)
  await loadSettings()
  const days = await screen.findByRole('spinbutton', { name: /days/ })
  expect((days as HTMLInputElement).value).toBe('28')
  await user.clear(days)
  await user.type(days, '90')
  await user.tab()
  expect(bridge.requests.at(-1)).toEqual({ channel: 'app:setSettings', args: { historyDays: 90 } })
  const size = screen.getByRole('spinbutton', { name: /MB/ })
  await user.clear(size)
  await user.type(size, 'much')
  await user.tab()
  expect(bridge.requests.at(-1)?.args).toEqual({ historyDays: 90 })
})

test('a change that main refuses is taken back and said', async () => {
  const { user, bridge } = renderWithBridge(<SettingsPage />)
  await loadSettings()
  bridge.failNext('app:setSettings', { code: 'file.disk-full', message: 'The disk is full.' })
  await user.click(await screen.findByRole('radio', { name: 'Dark' }))
  await waitFor(() => expect(isChecked('Same as system')).toBe(true))
  expect(useNotices.getState().notices).toMatchObject([{ intent: 'error', body: 'The disk is full.' }])
})

test('settings that cannot be read: the reason, and another try', async () => {
  const { user } = renderWithBridge(<SettingsPage />, {
    failures: { 'app:getSettings': { code: 'file.unreadable', message: 'The settings file is damaged.' } },
  })
  await loadSettings()
  expect((await screen.findByRole('alert')).textContent).toContain('The settings file is damaged.')
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(useSettings.getState().settings.value?.theme).toBe('system'))
})

test('the log opens from here', async () => {
  const { user, bridge } = renderWithBridge(<SettingsPage />)
  await user.click(screen.getByRole('button', { name: 'Open log' }))
  expect(bridge.requests.at(-1)?.channel).toBe('app:openLog')
})
