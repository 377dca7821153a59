import { expect, test } from 'vitest'
import { compileExpression } from '../compile-text.ts'
import { ExpressionError } from '../expression-error.ts'
import { sampleContext } from '../testing/sample-context.ts'
import { estimateXPathCost } from './xpath-cost.ts'

test.each([
  ['/a/b/c', 1],
  ['//a//b', 1],
  ["//a[b = '[//x]']", 1],
  ['//a[not(b = preceding::a/b)]', 2],
  ['//a[//b][//c]', 2],
  ['//*[//*[//*]]', 3],
  ['count(//a[descendant-or-self::x])', 2],
])('%s walks %d deep', (expression, power) => {
  expect(estimateXPathCost(expression, 10)).toBe(10 ** power)
})

test('an expression that would run for hours is refused at once', () => {
  const xml = `<r>${'<a/>'.repeat(2000)}</r>`
  const context = { ...sampleContext(), variable: () => xml }
  const find = (path: string) => () =>
    compileExpression(`xpath(xml(variables('x')), '${path}')`).evaluate(context)
  expect(find('//*[//*[//*]]')).toThrow(ExpressionError)
  expect(find('//*[//*[//*]]')).toThrow(/searches the document again/)
  expect(find('count(//a[not(preceding::b)])')()).toMatchObject({ value: 2000 })
})
