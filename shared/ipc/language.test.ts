import { expect, test } from 'vitest'
import { chosenLanguage } from './language.ts'

test.each([
  ['de', ['en-US'], 'de'],
  ['en', ['de-DE'], 'en'],
  ['system', ['de-AT', 'en-US'], 'de'],
  ['system', ['DE_CH.UTF-8'], 'de'],
  ['system', ['fr-FR', 'de-DE', 'en-GB'], 'de'],
  ['system', ['fr-FR'], 'en'],
  ['system', [], 'en'],
] as const)('choice %s on a system that speaks %j: %s', (choice, preferred, expected) => {
  expect(chosenLanguage(choice, preferred)).toBe(expected)
})
