import { expect, test } from 'vitest'
import { readFilter, sorted } from './odata-filter.ts'

const record = {
  Title: "Ada's order",
  Amount: 12.5,
  Open: true,
  At: '2026-01-31T08:00:00Z',
  Author: { EMail: 'ada@contoso.com' },
  Empty: null,
}
const valueAt = (path: readonly string[]) =>
  path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name], record)

test.each([
  ["Title eq 'ada''s ORDER'", true],
  ["Title ne 'x'", true],
  ['Amount gt 12 and Amount le 12.5', true],
  ['Amount lt 12 or Open eq true', true],
  ['Open eq 1', true],
  ['not (Open eq true)', false],
  ["startswith(Title,'ada') and endswith(Title, 'order')", true],
  ["substringof('order',Title)", true],
  ["contains(tolower(Title),'s o')", true],
  ["Author/EMail eq 'ada@contoso.com'", true],
  ["At ge datetime'2026-01-31T09:00:00+01:00'", true],
  ['At gt 2026-01-31', true],
  ['Empty eq null', true],
  ['Empty gt 1', false],
  ["Title in ('a', 'Ada''s order')", true],
  ['year(At) eq 2026', true],
  ["(Title eq 'a' or Title eq 'b') and Open eq true", false],
])('%s: %s', (text, expected) => expect(readFilter(text)(valueAt)).toBe(expected))

test.each(['Title eq', "Title eq 'a' Open", 'nofunc(Title)', "Title eq 'open", '(Title eq 1'])(
  '%s is refused',
  (text) => {
    expect(() => readFilter(text)(valueAt)).toThrow(/cannot be read/)
  },
)

test('records are sorted by several columns', () => {
  const records = [
    { a: 1, b: 'x' },
    { a: 2, b: 'y' },
    { a: 2, b: 'X' },
  ]
  const by = (one: Record<string, unknown>) => (path: readonly string[]) => one[path[0] ?? '']
  expect(sorted(records, 'a desc, b', by)).toEqual([records[2], records[1], records[0]])
})
