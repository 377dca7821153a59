import { expect, test } from 'vitest'
import { conditionMistake } from './condition-mistake.ts'

test.each(['equals(1, 1)', '@equals(item(), 7)', ' true ', 'decodeBase64(item())'])(
  '%s can be asked',
  (typed) => {
    expect(conditionMistake(typed)).toBeUndefined()
  },
)

test.each([
  ['equals(1', "The call of 'equals' is not closed. Add a ')'."],
  ['equls(1, 1)', "There is no function 'equls'. Did you mean 'equals'?"],
])('%s cannot: %s', (typed, words) => {
  expect(conditionMistake(typed)).toBe(words)
})
