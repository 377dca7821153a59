import { expect, test } from 'vitest'
import { createFakeSink } from '../testing/fake-io.ts'
import { screenOf } from '../testing/screen.ts'
import { LiveRegion } from './live-region.ts'

test('lines are drawn over, what ended stays above, the cursor comes back', () => {
  const sink = createFakeSink({ isTTY: true })
  const region = new LiveRegion(sink)
  region.draw([], ['one', 'two'])
  expect(screenOf(sink.text())).toEqual(['one', 'two'])
  region.draw(['done'], ['three'])
  expect(screenOf(sink.text())).toEqual(['done', 'three'])
  region.close(['end'])
  expect(screenOf(sink.text())).toEqual(['done', 'end'])
  expect(sink.text().endsWith('\u001b[?25h')).toBe(true)
})

test('the same picture is not written twice', () => {
  const sink = createFakeSink({ isTTY: true })
  const region = new LiveRegion(sink)
  region.draw([], ['one'])
  const before = sink.text()
  region.draw([], ['one'])
  expect(sink.text()).toBe(before)
})
