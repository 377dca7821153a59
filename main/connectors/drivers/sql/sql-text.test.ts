import { expect, test } from 'vitest'
import { mysqlDialect, postgresqlDialect, sqlServerDialect } from './dialects.ts'
import { readSqlName } from './sql-names.ts'
import { type SqlGrammar, splitStatements, withParameters } from './sql-text.ts'
import type { SqlParameter } from './sql-types.ts'

test.each<[SqlGrammar, string, readonly string[]]>([
  ['sqlite', 'SELECT 1; SELECT 2', ['SELECT 1', ' SELECT 2']],
  ['sqlite', "SELECT ';' AS [a;b]; -- ; \n /* ; */ ;", ["SELECT ';' AS [a;b]"]],
  ['postgresql', 'DO $x$ BEGIN; END; $x$; SELECT $$a;b$$', ['DO $x$ BEGIN; END; $x$', ' SELECT $$a;b$$']],
  ['postgresql', "SELECT 'it''s; ' ; SELECT a[1]", ["SELECT 'it''s; ' ", ' SELECT a[1]']],
  ['mysql', "SELECT 'a\\';b', `c;d` # ;\n; SELECT 2", ["SELECT 'a\\';b', `c;d` # ;\n", ' SELECT 2']],
  [
    'mysql',
    'CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END',
    ['CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END'],
  ],
  ['sqlite', ' -- nothing\n', []],
  ['postgresql', "SELECT 'open; ", ["SELECT 'open", ' ']],
])('%s splits %s', (grammar, text, expected) => {
  expect(splitStatements(text, grammar).filter((one) => one.trim() !== '')).toEqual(
    expected.filter((one) => one.trim() !== ''),
  )
})

const given = new Map<string, SqlParameter>([
  ['Name', { kind: 'text', value: 'Ada' }],
  ['@n', { kind: 'integer', value: '1' }],
])

test('names become places, but not in texts and comments', () => {
  const text =
    "SELECT @name, '@name', @@rowcount, @other -- @name\n WHERE a = @N OR b = @name AND @namely = 1"
  expect(withParameters(text, 'sqlserver', sqlServerDialect, given)).toEqual({
    text: "SELECT @p1, '@name', @@rowcount, @other -- @name\n WHERE a = @p2 OR b = @p3 AND @namely = 1",
    parameters: [
      { kind: 'text', value: 'Ada' },
      { kind: 'integer', value: '1' },
      { kind: 'text', value: 'Ada' },
    ],
  })
  expect(withParameters('SELECT @n', 'postgresql', postgresqlDialect, given).text).toBe(
    'SELECT CAST($1 AS bigint)',
  )
  expect(withParameters('SELECT @n', 'mysql', mysqlDialect, given).text).toBe('SELECT CAST(? AS SIGNED)')
})

test('signs that stand for places inside cannot be brought in', () => {
  expect(withParameters('SELECT \ue0000\ue000, @n', 'postgresql', postgresqlDialect, given)).toEqual({
    text: 'SELECT 0, CAST($1 AS bigint)',
    parameters: [{ kind: 'integer', value: '1' }],
  })
})

test.each([
  ['orders', { name: 'orders' }],
  ['dbo.Orders', { schema: 'dbo', name: 'Orders' }],
  ['[dbo].[Order Details]', { schema: 'dbo', name: 'Order Details' }],
  ['shop.[dbo].[a]]b.c]', { schema: 'dbo', name: 'a]b.c' }],
  ['"public"."a ""b"""', { schema: 'public', name: 'a "b"' }],
  ['`a``b`', { name: 'a`b' }],
])('%s names a table', (text, expected) => expect(readSqlName(text)).toEqual(expected))

test.each(['', 'a.', '[open', 'a.b]c', '"a'])('%j names none', (text) => {
  expect(() => readSqlName(text)).toThrow(/is no name/)
})
