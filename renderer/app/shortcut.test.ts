import { expect, test } from 'vitest'
import { matchesShortcut, parseShortcut, shortcutKeys } from './shortcut.ts'

const press = (key: string, ...held: readonly string[]) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
})

test.each([
  ['Mod+K', press('k', 'ctrl'), false, true],
  ['Mod+K', press('K', 'ctrl'), false, true],
  ['Mod+K', press('k', 'ctrl', 'shift'), false, false],
  ['Mod+K', press('k'), false, false],
  ['Mod+K', press('k', 'meta'), true, true],
  ['Mod+K', press('k', 'ctrl'), true, false],
  ['Mod+Shift+Z', press('Z', 'ctrl', 'shift'), false, true],
  ['F5', press('F5'), false, true],
  ['F5', press('F5', 'ctrl'), false, false],
  ['Alt+ArrowLeft', press('ArrowLeft', 'alt'), false, true],
])('%s and %o (mac: %s)', (text, pressed, isMac, expected) => {
  expect(matchesShortcut(parseShortcut(text), pressed, isMac)).toBe(expected)
})

test('keys as printed on the keyboard', () => {
  expect([
    shortcutKeys('Mod+Shift+K', false),
    shortcutKeys('Mod+K', true),
    shortcutKeys('Alt+ArrowLeft', false),
  ]).toEqual([
    ['Ctrl', 'Shift', 'K'],
    ['⌘', 'K'],
    ['Alt', '←'],
  ])
})
