import { expect, test } from 'vitest'
import { publicConnectors } from '../../main/connectors/public/index.ts'
import { sandboxes as german } from '../../renderer/strings/de/sandboxes.ts'
import { sandboxes as english } from '../../renderer/strings/en/sandboxes.ts'

test('whatever a sandbox lists has its words, for one and for many', () => {
  const lists = publicConnectors.flatMap(({ sandbox }) =>
    Object.entries(sandbox === undefined ? {} : (JSON.parse(sandbox.seed(0)) as object)).flatMap(
      ([name, value]) => (Array.isArray(value) ? [name] : []),
    ),
  )
  expect(lists).toContain('workbooks')
  for (const { parts } of [english, german]) {
    expect(lists.filter((name) => parts[name as keyof typeof parts] === undefined)).toEqual([])
  }
})
