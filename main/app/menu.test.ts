import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import type { ShellCommand } from '../../shared/ipc/payloads.ts'
import { wordsIn } from '../ipc/words/words-in.ts'
import { menuTemplate } from './menu.ts'

function itemsOf(platform: string, isDevelopment = false) {
  const sent: ShellCommand['command'][] = []
  const template = menuTemplate({
    platform,
    isDevelopment,
    words: wordsIn('de').menu,
    send: ({ command }) => sent.push(command),
    openLog: () => undefined,
  })
  const items: MenuItemConstructorOptions[] = []
  const gather = (list: MenuItemConstructorOptions[]) => {
    for (const item of list) {
      items.push(item)
      if (Array.isArray(item.submenu)) gather(item.submenu)
    }
  }
  gather(template)
  return { items, sent }
}

test.each(['linux', 'win32', 'darwin'])(
  'on %s every command has its key, and no key is given twice',
  (platform) => {
    const { items, sent } = itemsOf(platform)
    const keys = items.flatMap(({ accelerator }) => (typeof accelerator === 'string' ? [accelerator] : []))
    expect(new Set(keys).size).toBe(keys.length)
    for (const { accelerator, click } of items) {
      if (accelerator !== undefined) (click as () => void)()
    }
    expect(new Set(sent)).toEqual(
      new Set(['new-flow', 'open-folder', 'save', 'save-all', 'settings', 'undo', 'redo', 'palette', 'run']),
    )
  },
)

test('developer tools are offered in development only', () => {
  const hasTools = (isDevelopment: boolean) =>
    itemsOf('linux', isDevelopment).items.some(({ role }) => role === 'toggleDevTools')
  expect([hasTools(true), hasTools(false)]).toEqual([true, false])
})
