import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkoutRoot } from './checkout-root.ts'
import { sourceFiles } from './source-files.ts'

/** docs/user-guide/keyboard.md has every shortcut that the window's commands and the menu declare. */

const printed: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  CmdOrCtrl: 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
}

/** As the page writes a shortcut: `Mod+Shift+P` is `Ctrl+Shift+P`. */
function asPrinted(shortcut: string): string {
  return shortcut
    .split('+')
    .map((part) => printed[part] ?? part)
    .join('+')
}

/** Keys in the tables of the page. */
function keysOnPage(): ReadonlySet<string> {
  const text = readFileSync(join(checkoutRoot, 'docs/user-guide/keyboard.md'), 'utf8')
  const cells = text
    .split('\n')
    .flatMap((line) => (line.startsWith('| ') ? [line.split(' | ')[0] ?? ''] : []))
  return new Set(cells.flatMap((cell) => cell.slice(2).split(', ')))
}

function declared(folder: string, pattern: RegExp): readonly string[] {
  const found = sourceFiles([folder]).flatMap(({ code }) =>
    [...code.matchAll(pattern)].flatMap(([, list = '']) =>
      [...list.matchAll(/'([^']+)'/g)].map(([, key = '']) => key),
    ),
  )
  return [...new Set(found)].map(asPrinted).sort()
}

test('shortcuts of the window are on the page', () => {
  const shortcuts = declared('renderer', /\bshortcuts: \[([^\]]*)\]/g)
  expect(shortcuts.length).toBeGreaterThan(12)
  const keys = keysOnPage()
  expect(shortcuts.filter((shortcut) => !keys.has(shortcut))).toEqual([])
})

test('shortcuts of the menu are on the page', () => {
  const shortcuts = declared(
    'main/app',
    /\bitem\((?:'[^']*'|words\.\w+), ('CmdOrCtrl\+[^']*'|'F\d+'|'Ctrl\+[^']*')/g,
  )
  expect(shortcuts.length).toBeGreaterThan(6)
  const keys = keysOnPage()
  expect(shortcuts.filter((shortcut) => !keys.has(shortcut))).toEqual([])
})
