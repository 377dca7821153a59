import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test.each([
  ['Authorization: Bearer abcdefgh123', 'Authorization: [redacted]'],
  ['sent with bearer abcdefghijkl.mno', 'sent with bearer [redacted]'],
  ['{"password":"hunter2","user":"ann"}', '{"password":"[redacted]","user":"ann"}'],
  ['https://x.test/hook?sig=AbC%3D&sv=1', 'https://x.test/hook?sig=[redacted]&sv=1'],
  ['postgres://ann:hunter2@db/x', 'postgres://ann:[redacted]@db/x'],
  ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def', 'token [redacted]'],
  ['https://x.test/back?code=4/0AbC-d&state=1', 'https://x.test/back?code=[redacted]&state=1'],
  ["Error: x { code: 'ENOENT' }", "Error: x { code: 'ENOENT' }"],
  ['AccountKey=abc123==;EndpointSuffix=core', 'AccountKey=[redacted];EndpointSuffix=core'],
  ['nothing secret at file:///a/b.ts:10:3', 'nothing secret at file:///a/b.ts:10:3'],
])('%s', (text, clean) => expect(redact(text)).toBe(clean))

test('a long text is cut', () => expect(redact('x'.repeat(50_000)).length).toBeLessThan(20_100))
