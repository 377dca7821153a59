import { expect, test } from 'vitest'
import { openFlowDocument } from '../../shared/wdl/flow-document.ts'
import { compose, flowText } from '../designer/testing/flow-text.ts'
import { diagnoseExpression } from './diagnose-expression.ts'
import { flowScopeAt } from './flow-scope.ts'

const document = openFlowDocument(
  flowText({
    First: compose(),
    Loop: {
      type: 'Foreach',
      foreach: "@body('First')",
      runAfter: { First: ['Succeeded'] },
      actions: { Inside: compose(), Next: compose('Inside') },
    },
    Last: compose('Loop'),
  }),
)
const scope = flowScopeAt(document, 'Next')

/** The source after all of its fixes, from the last place to the first. */
function fixed(source: string): string {
  const fixes = diagnoseExpression(source, scope).flatMap(({ fix }) => (fix === undefined ? [] : [fix]))
  return fixes
    .sort((left, right) => right.range.start - left.range.start)
    .reduce(
      (text, { range, text: next }) => text.slice(0, range.start) + next + text.slice(range.end),
      source,
    )
}

test.each([
  ["concta('a')", "concat('a')"],
  ['concat("it\'s")', "concat('it''s')"],
  ["concat(\u2018a\u2019, 'b')", "concat('a', 'b')"],
  ["toUpper(concat('a'", "toUpper(concat('a'))"],
  ["concat('a", "concat('a')"],
  ["toUpper('a'))", "toUpper('a')"],
  ["concat(@outputs('First'))", "concat(outputs('First'))"],
  ["outputs('Frist')", "outputs('First')"],
  ["items('Lop')", "items('Loop')"],
])('%s is mended to %s', (source, expected) => expect(fixed(source)).toBe(expected))

test.each<[string, string[]]>([
  ["outputs('First')", []],
  ["items('Loop')?['a']", []],
  ["outputs('Last')", ['warning expression.not-available']],
  ["outputs('Nobody')", ['error expression.missing-reference']],
  ["variables('x')", ['error expression.missing-reference']],
  ['', []],
])('%s has %j', (source, expected) => {
  expect(diagnoseExpression(source, scope).map(({ severity, code }) => `${severity} ${code}`)).toEqual(
    expected,
  )
})
