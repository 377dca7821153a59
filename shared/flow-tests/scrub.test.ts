import { expect, test } from 'vitest'
import type { WdlValue } from '../expressions/value.ts'
import { Scrubber, type ScrubChoice } from './scrub.ts'

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P'

test.each<[WdlValue, WdlValue]>([
  [{ headers: { Authorization: `Bearer ${jwt}` } }, { headers: { Authorization: 'Bearer secret-1' } }],
  [
    { headers: { cookie: 'a=b; c=d', 'X-Api-Key': 'k1' } },
    { headers: { cookie: 'secret-1', 'X-Api-Key': 'secret-2' } },
  ],
  [
    { clientSecret: 'abc', password: '', api_key: '@parameters(1)' },
    { clientSecret: 'secret-1', password: '', api_key: '@parameters(1)' },
  ],
  [`token is ${jwt}.`, 'token is token-1.'],
  ['send Bearer abcdef0123456789 now', 'send Bearer token-1 now'],
  ['https://x.test/a?b=1&sig=abcDEF%2Fxyz&c=2', 'https://x.test/a?b=1&sig=signature-1&c=2'],
  ['AccountName=a;AccountKey=abcd1234==;X=1', 'AccountName=a;AccountKey=secret-1;X=1'],
  ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', 'token-1'],
  [
    ['ada@contoso.com', 'bo@contoso.com', 'ada@contoso.com'],
    ['person1@example.com', 'person2@example.com', 'person1@example.com'],
  ],
  ['mail person1@example.com', 'mail person1@example.com'],
  ['IBAN GB82 WEST 1234 5698 7654 32 ok', 'IBAN XX00TEST000000000001 ok'],
  ['GB82 WEST 1234 5698 7654 33', 'GB82 WEST 1234 5698 7654 33'],
  ['card 4111 1111 1111 1111', 'card card-1'],
  ['order 4111 1111 1111 1112', 'order 4111 1111 1111 1112'],
  ['call +49 (30) 901820 or 030 901820-1', 'call +1 202 555 0101 or +1 202 555 0102'],
  [
    '2026-01-31T08:00:00+01:00 and 12345678901234567890',
    '2026-01-31T08:00:00+01:00 and 12345678901234567890',
  ],
  [
    { id: '0f8fad5b-d9cb-469f-a165-70867728950e', n: 9007199254740991 },
    { id: '0f8fad5b-d9cb-469f-a165-70867728950e', n: 9007199254740991 },
  ],
])('%j is scrubbed', (value, expected) => expect(new Scrubber().scrub(value)).toEqual(expected))

test('scrubbing twice changes nothing more', () => {
  const once = new Scrubber().scrub({
    Authorization: `Bearer ${jwt}`,
    to: 'ada@contoso.com',
    url: 'x?sig=abcdefgh',
    tel: '+49 30 901820',
  })
  const again = new Scrubber()
  expect(again.scrub(once)).toEqual(once)
})

test('secrets are not shown in full, personal data is; places and counts are told', () => {
  const scrubber = new Scrubber()
  scrubber.scrub({ a: { Authorization: `Bearer ${jwt}` }, b: ['ada@contoso.com', 'ada@contoso.com'] })
  expect(scrubber.findings).toEqual([
    {
      id: 'header-1',
      kind: 'header',
      isSecret: true,
      preview: `eyJh… (${jwt.length} characters)`,
      replacement: 'secret-1',
      places: [['a', 'Authorization']],
      count: 1,
    },
    {
      id: 'email-2',
      kind: 'email',
      isSecret: false,
      preview: 'ada@contoso.com',
      replacement: 'person1@example.com',
      places: [
        ['b', 0],
        ['b', 1],
      ],
      count: 2,
    },
  ])
})

test('a finding is kept or given another text', () => {
  const choices = new Map<string, ScrubChoice>([
    ['email-1', { keep: true }],
    ['email-2', { replacement: 'boss@example.com' }],
  ])
  const scrubber = new Scrubber({ choices, isExempt: (found) => found === 'team@contoso.com' })
  expect(scrubber.scrub(['ada@contoso.com', 'bo@contoso.com', 'team@contoso.com'])).toEqual([
    'ada@contoso.com',
    'boss@example.com',
    'team@contoso.com',
  ])
})
