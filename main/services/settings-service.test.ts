import { expect, test } from 'vitest'
import { memorySettingsStore } from '../storage/settings-store.ts'
import { SettingsService } from './settings-service.ts'

const lists = { recentOperations: [], favouriteOperations: [] }
const history = { language: 'system', historyDays: 28, historyMegabytes: 2048, publicAddress: '', ...lists }

test('defaults stand in for what is missing or was spoilt', () => {
  const defaults = {
    theme: 'system',
    reopenLast: true,
    keepInBackground: true,
    notifyFailures: true,
    ...history,
  }
  expect(new SettingsService(memorySettingsStore()).get()).toEqual(defaults)
  expect(
    new SettingsService(
      memorySettingsStore({
        theme: 'pink',
        language: 'xx',
        reopenLast: 'no',
        keepInBackground: 1,
        historyDays: 0,
        historyMegabytes: '5',
        recentOperations: 'Compose',
        favouriteOperations: null,
      }),
    ).get(),
  ).toEqual(defaults)
})

test('a change keeps the rest and is told until one stops listening', () => {
  const store = memorySettingsStore({ theme: 'dark' })
  const service = new SettingsService(store)
  const heard: unknown[] = []
  const stop = service.onChange((settings) => heard.push(settings))
  const expected = {
    theme: 'dark',
    reopenLast: false,
    keepInBackground: true,
    notifyFailures: true,
    ...history,
  }
  expect(service.set({ reopenLast: false, theme: undefined })).toEqual(expected)
  stop()
  service.set({ theme: 'light' })
  expect(heard).toEqual([expected])
  expect(new SettingsService(store).get()).toEqual({
    theme: 'light',
    reopenLast: false,
    keepInBackground: true,
    notifyFailures: true,
    ...history,
  })
})
