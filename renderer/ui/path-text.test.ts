import { expect, test } from 'vitest'
import { pathText } from './path-text.ts'

test.each([
  [[], ''],
  [['actions', 'Compose', 'inputs'], 'actions.Compose.inputs'],
  [['actions', 'Get (v2)', 'rows', 2, 'a-b'], "actions['Get (v2)'].rows[2].a-b"],
  [[0, 'x'], '[0].x'],
])('%j reads %s', (path, expected) => expect(pathText(path)).toBe(expected))
