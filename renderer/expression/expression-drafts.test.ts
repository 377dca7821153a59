// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest'

/** The drafts as a window finds them that has just been opened. */
async function afterRestart() {
  vi.resetModules()
  return import('./expression-drafts.ts')
}

beforeEach(() => localStorage.clear())

test('what was written waits, also for the next start of the app', async () => {
  const before = await afterRestart()
  before.keepDraft('field', "concat('a'")
  before.keepDraft('other', 'utcNow()')
  before.dropDraft('other')
  const after = await afterRestart()
  expect([after.findDraft('field'), after.findDraft('other')]).toEqual(["concat('a'", undefined])
})

test('the oldest go first; what is no list of drafts is passed over', async () => {
  const drafts = await afterRestart()
  for (let number = 0; number < 51; number++) drafts.keepDraft(String(number), 'x')
  expect([drafts.findDraft('0'), drafts.findDraft('1')]).toEqual([undefined, 'x'])
  localStorage.setItem('flowbench.expression-drafts', '[["a", 1], ["b", "y"], 7]')
  const after = await afterRestart()
  expect([after.findDraft('a'), after.findDraft('b')]).toEqual([undefined, 'y'])
})
