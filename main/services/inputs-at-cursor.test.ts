import { expect, test } from 'vitest'
import type { WdlValue } from '../../shared/expressions/value.ts'
import { inputsAtCursor } from './inputs-at-cursor.ts'

const inputs = {
  Method: 'POST',
  uri: 'https://api.contoso.com/items',
  queries: { top: 5 },
  body: { q: 1 },
  headers: { Authorization: 'Bearer s3cret', Accept: 'application/json' },
  authentication: { type: 'Basic', username: 'u', password: 'p' },
  cookie: 'c=1',
  retryPolicy: { type: 'none' },
}

test.each<[string, WdlValue, string, WdlValue]>([
  [
    'the same origin',
    inputs,
    'https://api.contoso.com/items?after=7',
    {
      headers: inputs.headers,
      authentication: inputs.authentication,
      cookie: 'c=1',
      retryPolicy: { type: 'none' },
      method: 'GET',
      uri: 'https://api.contoso.com/items?after=7',
    },
  ],
  [
    'another origin gets no secret',
    inputs,
    'https://evil.example/items',
    {
      headers: { Accept: 'application/json' },
      retryPolicy: { type: 'none' },
      method: 'GET',
      uri: 'https://evil.example/items',
    },
  ],
  ['no inputs', null, 'https://a.example/', { method: 'GET', uri: 'https://a.example/' }],
])('%s', (_name, given, cursor, expected) => {
  expect(inputsAtCursor(given, cursor)).toEqual(expected)
})
