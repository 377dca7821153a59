import { expect, test } from 'vitest'
import { isRiskyPattern } from './risky-pattern.ts'
import { sampleFromSchema } from './sample-from-schema.ts'

test.each<[string, boolean]>([
  ['^[a-z]+$', false],
  ['^(\\d{3}-)+$', false],
  ['^([a-zA-Z0-9_.-]+)@([a-z.]+)\\.([a-z]{2,5})$', false],
  ['(yes|no)', false],
  ['[(a+)+]', false],
  ['\\(a+\\)+', false],
  ['(a+)+', true],
  ['(a|a)*', true],
  ['((ab*)c)+', true],
  ['([\\w ]*)*', true],
  ['(a{1,}){2,}', true],
])('%s', (pattern, risky) => expect(isRiskyPattern(pattern)).toBe(risky))

test('an example that a risky pattern would search without end is taken as it is', () => {
  const pattern = '^(https?:\\/\\/)?([\\da-z\\.-]+)\\.([a-z\\.]{2,6})([\\/\\w \\.-]*)*\\/?$'
  const example = `https://example.com/${'a'.repeat(80)}%28.jpg`
  expect(sampleFromSchema({ type: 'string', pattern, example })).toBe(example)
  expect(sampleFromSchema({ type: 'string', pattern })).toMatch(/\./)
})
