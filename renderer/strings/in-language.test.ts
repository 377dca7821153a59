import { expect, test } from 'vitest'
import { inLanguage } from './in-language.ts'
import { languageOf } from './language.ts'

test.each([
  ['', 'en'],
  ['?lang=de', 'de'],
  ['?lang=xx', 'en'],
  ['?theme=dark&lang=de', 'de'],
])('the query %j asks for %s', (search, expected) => {
  expect(languageOf(search)).toBe(expected)
})

test('the English sentences are shown where no language is asked for', () => {
  const english = { save: 'Save', count: (count: number) => `${count} flows` } as const
  const shown = inLanguage(english, { de: { save: 'Speichern', count: (count) => `${count} Flows` } })
  expect([shown.save, shown.count(2)]).toEqual(['Save', '2 flows'])
})
