import { describe, expect, test } from 'vitest'
import cases from './cases/parse-issues.json' with { type: 'json' }
import { type Expression, parseExpression, parseTemplate, printExpression, printTemplate } from './index.ts'
import { maxExpressionDepth } from './parser.ts'
import { withoutRanges } from './testing/without-ranges.ts'

describe('issues', () => {
  test.each(cases.map((row) => [row.text, row] as const))('%s', (text, row) => {
    const { issues } = 'template' in row ? parseTemplate(text) : parseExpression(text)
    expect(
      issues.map(({ code, message, hint, range }) => ({
        code,
        range: [range.start, range.end],
        message,
        ...(hint === undefined ? {} : { hint }),
      })),
    ).toEqual(row.issues)
  })

  test('an expression beyond the limit is one issue over all of it', () => {
    const source = `concat('${'a'.repeat(8190)}')`
    const { issues } = parseExpression(source)
    expect(issues.map(({ code, range }) => [code, range.end])).toEqual([
      ['expression.too-long', source.length],
    ])
    expect(parseExpression(source, { maxLength: 10_000 }).issues).toEqual([])
  })

  test('nesting beyond the bound is one issue, at the bound none', () => {
    const nested = (depth: number) => `${'f('.repeat(depth)}1${')'.repeat(depth)}`
    expect(parseExpression(nested(maxExpressionDepth - 1)).issues).toEqual([])
    const deep = parseExpression(nested(maxExpressionDepth + 10)).issues
    expect(deep.filter(({ code }) => code === 'expression.too-deep')).toHaveLength(1)
  })
})

describe('trees', () => {
  const literal = (value: unknown) => ({ kind: 'literal', value })
  const call = (name: string, ...args: unknown[]) => ({ kind: 'call', name, args })

  test.each<[string, unknown]>([
    ["'it''s'", literal("it's")],
    ['42', literal(42)],
    ['9007199254740993', literal(9007199254740993n)],
    ['1.5', literal(1.5)],
    ['TRUE', literal(true)],
    ['null', literal(null)],
    ["concat('a', add(1, 2))", call('concat', literal('a'), call('add', literal(1), literal(2)))],
    [
      "f().a?['b'][0]",
      {
        kind: 'access',
        target: {
          kind: 'access',
          target: { kind: 'access', target: call('f'), key: literal('a'), safe: false, notation: 'dot' },
          key: literal('b'),
          safe: true,
          notation: 'bracket',
        },
        key: literal(0),
        safe: false,
        notation: 'bracket',
      },
    ],
  ])('%s', (source, tree) => {
    expect(withoutRanges(parseExpression(source).expression)).toEqual(tree)
  })

  test('ranges count UTF-16 units of the text, in a template too', () => {
    const text = "😀 @{concat('é', x('b').c)}"
    const { template } = parseTemplate(text)
    const ranges: string[] = []
    const visit = (node: Expression): void => {
      ranges.push(text.slice(node.range.start, node.range.end))
      if (node.kind === 'call') node.args.forEach(visit)
      if (node.kind === 'access') [node.target, node.key].forEach(visit)
    }
    for (const segment of template.segments) if (segment.kind === 'expression') visit(segment.expression)
    expect(ranges).toEqual(["concat('é', x('b').c)", "'é'", "x('b').c", "x('b')", "'b'", 'c'])
  })

  test.each([
    ["concat( 'a' ,5 )", "concat('a', 5)"],
    ["body('x') ?. y [ 'z' ]", "body('x')?.y['z']"],
    ['5.0', '5.0'],
    ['+.5', '0.5'],
    ['1E5', '100000.0'],
    ['1e20', '1E+20'],
    ['-0.0', '-0.0'],
  ])('%s prints as %s', (source, printed) => {
    expect(printExpression(parseExpression(source).expression)).toBe(printed)
  })
})

describe('templates', () => {
  test.each([
    ['plain', 'literal'],
    ['@', 'literal'],
    [' @', 'literal'],
    ['a @@ b', 'literal'],
    ['@@{x} @{1}', 'literal'],
    ['x@@{y}', 'literal'],
    ['@add(1, 2)', 'expression'],
    ['@{1}', 'interpolation'],
    ['a @{1} @@{b}', 'interpolation'],
  ])('%s is %s and prints back', (text, mode) => {
    const { template } = parseTemplate(text)
    expect(template.mode).toBe(mode)
    expect(printTemplate(template)).toBe(text)
  })
})
