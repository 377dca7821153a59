import { expect, test } from 'vitest'
import { readAddresses } from './mail-addresses.ts'

const read = (text: string) => readAddresses(text, 'to').map(({ address, name }) => `${name}|${address}`)

test.each([
  ['', []],
  [' ; , ', []],
  ['a@b.example', ['|a@b.example']],
  ['a@b.example; c@d.example,e@f.example;', ['|a@b.example', '|c@d.example', '|e@f.example']],
  ['"Wilber, Alex; Dr." <a@b.example>', ['Wilber, Alex; Dr.|a@b.example']],
  ['Jörg Müller <jörg@münchen.example>', ['Jörg Müller|jörg@münchen.example']],
  ['a@b.example (Alex)', ['Alex|a@b.example']],
  ['Team: a@b.example, c@d.example;', ['|a@b.example', '|c@d.example']],
])('%s', (text, expected) => expect(read(text)).toEqual(expected))

test.each([
  'Alex',
  'a@',
  '@b',
  'a@b@c',
  'a b@c.example',
  'a@b..example',
  'a@b.example.',
  'a@.b',
  `${'a'.repeat(330)}@b`,
])('%s is no address', (text) => expect(() => read(text)).toThrow(/in 'to' is no mail address/))

test.each(['a@b.example\n', 'a@b.example\r\nX: y', 'a\u0000@b.example'])('%j begins no header', (text) => {
  expect(() => read(text)).toThrow(/control character/)
})
