import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonEquals, parseJson, printJson } from '../json/index.ts'
import {
  checkExpression,
  compileTemplate,
  type Expression,
  ExpressionError,
  evaluateWithTrace,
  functionCatalogue,
  parseExpression,
  parseTemplate,
  printExpression,
  printTemplate,
  renameReference,
  WdlDecimal,
  WdlFloat,
  type WdlValue,
} from './index.ts'
import { sampleContext } from './testing/sample-context.ts'
import { withoutRanges } from './testing/without-ranges.ts'

/** All runs with FLOWBENCH_FUZZ=full, a tenth of them otherwise. A failing seed becomes a row of a table. */
const share = process.env.FLOWBENCH_FUZZ === 'full' ? 1 : 0.1
const timeoutMs = 900_000

/** Pieces that make random texts look like expressions often enough to get past the scanner. */
const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...'()[].,?\'@{} "+-\n') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'concat(',
      'body(',
      "'a'",
      '1',
      '2.5',
      '@{',
      '@@',
      "?['",
      "']",
      'null',
      '‘',
      '1e',
      '-',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom(...functionCatalogue.map(({ name }) => name)) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
)
const texts = fc.oneof(
  { weight: 4, arbitrary: fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
)

test(
  'any text yields a tree or issues, ranges inside the text, never another throw',
  () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { expression, issues } = parseExpression(text)
        for (const issue of issues) expectInside(issue.range, text)
        expectRangesInside(expression, text)
        if (issues.length === 0) {
          const again = parseExpression(printExpression(expression))
          expect(again.issues).toEqual([])
          expect(withoutRanges(again.expression)).toEqual(withoutRanges(expression))
        }
        checkExpression(expression)
        const template = parseTemplate(text)
        for (const issue of template.issues) expectInside(issue.range, text)
        if (template.issues.length === 0 && template.template.mode !== 'expression') {
          expect(printTemplate(parseTemplate(printTemplate(template.template)).template)).toBe(
            printTemplate(template.template),
          )
        }
        renameReference(text, 'action', 'a', "b'c")
      }),
      { numRuns: 1_000_000 * share },
    )
  },
  timeoutMs,
)

function expectInside({ start, end }: { start: number; end: number }, text: string): void {
  if (start < 0 || end < start || end > text.length)
    throw new Error(`range ${start}-${end} outside ${JSON.stringify(text)}`)
}

function expectRangesInside(node: Expression, text: string): void {
  expectInside(node.range, text)
  if (node.kind === 'call') for (const arg of node.args) expectRangesInside(arg, text)
  if (node.kind === 'access') {
    expectRangesInside(node.target, text)
    expectRangesInside(node.key, text)
  }
}

const range = { start: 0, end: 0 }

/** Literals that functions find interesting: dates, zones, formats, base64, XML, JSON, numbers at the edges. */
const literals = fc
  .oneof(
    fc.constantFrom<WdlValue>(
      ...[null, true, false, 0, 1, -1, 2, 100, 9007199254740991, 9223372036854775807n, -9223372036854775808n],
      ...[0.5, -2.25, new WdlFloat(1e300), 1e-300, new WdlFloat(5), new WdlFloat(1e20), new WdlFloat(-0)],
      ...[
        '',
        'a',
        "it's",
        'Ann',
        '2018-03-15T13:27:36Z',
        '2018-03-11T02:30:00',
        '0001-01-01',
        '9999-12-31T23:59:59',
      ],
      ...[
        'Pacific Standard Time',
        'Europe/Paris',
        'UTC',
        'yyyy-MM-dd',
        'D',
        'dddd d MMMM',
        'N2',
        '#,##0.00;(0)',
        'C',
        'X8',
      ],
      ...[
        'de-DE',
        'xx',
        'aGVsbG8=',
        '<a x="1"><b>2</b></a>',
        '<a><b></a>',
        '//b',
        'count(//*)',
        '[1,{"a":2}]',
        '{"a":',
        'Month',
      ],
      ...[
        'data:,x',
        'https://a.example:80/p?q#f',
        '1.02:03:04',
        'hh\\:mm',
        '%41',
        '__proto__',
        'constructor',
        '5,000.5-',
      ],
      ...[
        'Get_user',
        'Post_form',
        'Get_parts',
        'For_each',
        'Until',
        'Try',
        'fullName',
        'numItems',
        'Region',
        'name',
      ],
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.integer(),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (Number.isInteger(value) ? new WdlFloat(value) : value)),
    fc
      .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
      .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value)),
  )
  .map((value): Expression => ({ kind: 'literal', value, range }))

const { expressions } = fc.letrec<{ expressions: Expression; calls: Expression }>((tie) => ({
  expressions: fc.oneof({ maxDepth: 5, depthSize: 'medium' }, literals, tie('calls'), tie('calls')),
  calls: fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...functionCatalogue)
        .chain((entry) => callOf(entry.name, entry.minArguments, entry.maxArguments, tie('expressions'))),
    },
    {
      weight: 1,
      arbitrary: fc.record({ target: tie('calls'), key: tie('expressions'), safe: fc.boolean() }).map(
        ({ target, key, safe }): Expression => ({
          kind: 'access',
          target,
          key,
          safe,
          notation: 'bracket',
          range,
        }),
      ),
    },
  ),
}))

function callOf(
  name: string,
  least: number,
  most: number | undefined,
  args: fc.Arbitrary<Expression>,
): fc.Arbitrary<Expression> {
  return fc
    .array(args, { minLength: least, maxLength: most ?? least + 2 })
    .map((list): Expression => ({ kind: 'call', name, nameRange: range, args: list, range }))
}

test(
  'any tree prints and parses back, and evaluates to a value or the typed error',
  () => {
    const context = sampleContext()
    fc.assert(
      fc.property(expressions, (expression) => {
        const source = printExpression(expression)
        const parsed = parseExpression(source, { maxLength: 1_000_000 })
        expect(parsed.issues).toEqual([])
        expect(withoutRanges(parsed.expression)).toEqual(withoutRanges(expression))
        const compiled = compileTemplate(`@${source}`, { maxLength: 1_000_000 })
        try {
          const value = compiled.evaluate(context)
          printJson(value)
        } catch (error) {
          if (!(error instanceof ExpressionError) || error.code === 'bug') throw error
          expectInside(error.at?.range ?? range, compiled.text)
        }
        const { error } = evaluateWithTrace(compiled, context)
        if (error?.code === 'bug') throw error
      }),
      { numRuns: 200_000 * share },
    )
  },
  timeoutMs,
)

const values = fc.letrec<{ value: WdlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc
      .double({ noDefaultInfinity: true, noNaN: true })
      .map((value) => (Number.isInteger(value) ? new WdlFloat(value) : value)),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value'), { maxKeys: 4 }),
  ),
})).value

test('any value prints and reads back the same, indented or not', () => {
  fc.assert(
    fc.property(values, (value) => {
      for (const text of [printJson(value), printJson(value, { indent: 2 })]) {
        const back = parseJson(text)
        expect(jsonEquals(back, value)).toBe(true)
        expect(printJson(back)).toBe(printJson(value))
      }
    }),
    { numRuns: 50_000 * share },
  )
})

test('any text is JSON for us exactly when it is for the platform', () => {
  const jsonLike = fc.array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      ' -0.5e3 ',
      '1.0',
      'true',
      'null',
      ' ',
      '"\\u00e9"',
      'x',
      '"',
      '\\',
    ),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(jsonLike, (parts) => {
      const text = parts.join('')
      let platform: unknown
      try {
        platform = JSON.parse(text)
      } catch {
        expect(() => parseJson(text)).toThrow(/line \d+, column \d+/)
        return
      }
      // A number beyond doubles is read as infinite, which JSON can only show as text.
      if (!Number.isFinite(platform) && typeof platform === 'number') return
      expect(JSON.parse(printJson(parseJson(text)))).toEqual(platform)
    }),
    { numRuns: 100_000 * share },
  )
})

test('a decimal keeps its digits through arithmetic that cancels', () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 8 }))
    .map(([digits, scale]) => new WdlDecimal(digits, scale))
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      const context = { ...sampleContext(), variable: (name: string) => (name === 'l' ? left : right) }
      const compiled = compileTemplate(
        "@equals(sub(add(variables('l'), variables('r')), variables('r')), variables('l'))",
      )
      expect(compiled.evaluate(context)).toBe(true)
    }),
    { numRuns: 20_000 * share },
  )
})
