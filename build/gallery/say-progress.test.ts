import { expect, test } from 'vitest'
import { sayGalleryProgress } from './say-progress.ts'

test('the beginning and each tenth is said once', () => {
  const lines: string[] = []
  const hear = sayGalleryProgress('start', (line) => lines.push(line))
  for (let done = 0; done <= 40; done += 1) hear(done, 40)
  expect(lines).toHaveLength(11)
  expect(lines[0]).toMatch(/^start: making the offline gallery of 40 public APIs/)
  expect(lines.at(-1)).toBe('start: gallery 100 %')
})

test('no descriptions are said to be done at once', () => {
  const lines: string[] = []
  sayGalleryProgress('start', (line) => lines.push(line))(0, 0)
  expect(lines).toHaveLength(1)
})
