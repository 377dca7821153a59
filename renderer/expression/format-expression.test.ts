import fc from 'fast-check'
import { expect, test } from 'vitest'
import { functionCatalogue, parseExpression } from '../../shared/expressions/index.ts'
import { withoutRanges } from '../../shared/expressions/testing/without-ranges.ts'
import { formatExpression } from './format-expression.ts'

test('a long call has its arguments on lines of their own, a short one does not', () => {
  const source =
    "concat('Hello ',toUpper( variables('name') ), if(equals(length(variables('list')),0), 'none','some'), 1.50)"
  const formatted = formatExpression(source, false)
  expect(formatted).toBe(
    [
      'concat(',
      "  'Hello ',",
      "  toUpper(variables('name')),",
      "  if(equals(length(variables('list')), 0), 'none', 'some'),",
      '  1.50',
      ')',
    ].join('\n'),
  )
  expect(formatExpression(formatted, true)).toBe(
    "concat('Hello ', toUpper(variables('name')), if(equals(length(variables('list')), 0), 'none', 'some'), 1.50)",
  )
})

test('a source with mistakes comes back as it is', () => {
  expect(formatExpression("concat('a' ,", false)).toBe("concat('a' ,")
})

test('formatting changes white space alone: the tree stays, and back again it is one line', () => {
  const leaf = fc.constantFrom(
    "'a  b'",
    "'it''s'",
    '1.50',
    '-3',
    'true',
    'null',
    "variables('x')?['y z']",
    'item().a[0]',
  )
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc
        .tuple(
          fc.constantFrom(...functionCatalogue.map(({ name }) => name)),
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([name, args]) => `${name} ( ${args.join(' ,\n ')})`),
    ),
  }))
  fc.assert(
    fc.property(node, (source) => {
      const tree = withoutRanges(parseExpression(source).expression)
      const lines = formatExpression(source, false)
      const line = formatExpression(lines, true)
      expect(withoutRanges(parseExpression(lines).expression)).toEqual(tree)
      expect(line).not.toContain('\n')
      expect(formatExpression(line, false)).toBe(lines)
    }),
    { numRuns: 500 },
  )
})
