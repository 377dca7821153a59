import { expect, test } from 'vitest'
import { compileValue, ExpressionError, type WdlValue } from './index.ts'
import { sampleContext } from './testing/sample-context.ts'

test('every string and every property name is a template', () => {
  const json = {
    plain: 'text',
    "@{variables('numItems')}": ["@variables('numItems')", "@{variables('numItems')} items", '@@x', 5],
    nested: { 'a@{add(1, 2)}': null },
  }
  expect(compileValue(json).evaluate(sampleContext())).toEqual({
    plain: 'text',
    20: [20, '20 items', '@x', 5],
    nested: { a3: null },
  })
})

test('parts without templates are returned by reference', () => {
  const fixed = { a: [1, { b: 'x' }] }
  const json = { fixed, moving: "@variables('numItems')" }
  const value = compileValue(json).evaluate(sampleContext()) as { fixed: WdlValue }
  expect(value.fixed).toBe(fixed)
  expect(compileValue(fixed).evaluate(sampleContext())).toBe(fixed)
})

test('a template that gives null or nothing leaves no gap', () => {
  expect(compileValue(['@null', "@body('Get_user')?['none']"]).evaluate(sampleContext())).toEqual([
    null,
    null,
  ])
})

test('a failure names the path of its template', () => {
  const compiled = compileValue({ a: [{ b: 'x @{toLower(1)}' }] }, { path: ['inputs'] })
  const run = () => compiled.evaluate(sampleContext())
  expect(run).toThrow(ExpressionError)
  expect(run).toThrow(
    expect.objectContaining({ at: { path: ['inputs', 'a', 0, 'b'], range: { start: 12, end: 13 } } }),
  )
})

test('issues and references carry their paths', () => {
  const compiled = compileValue(
    { a: ["@body('A')", '@nope()'], "@{variables('k')}": '@@' },
    { path: ['inputs'] },
  )
  expect(compiled.issues.map(({ path, issue }) => [path, issue.code])).toEqual([
    [['inputs', 'a', 1], 'expression.unknown-function'],
  ])
  expect(compiled.references.map(({ path, kind, name }) => [path, kind, name])).toEqual([
    [['inputs', "@{variables('k')}"], 'variable', 'k'],
    [['inputs', 'a', 0], 'action', 'A'],
  ])
})

test('a property named __proto__ is data, also when its name is computed', () => {
  const json = JSON.parse('{"@{concat(\'__pro\', \'to__\')}": {"polluted": true}, "x": "@null"}') as WdlValue
  const value = compileValue(json).evaluate(sampleContext()) as Record<string, unknown>
  expect(Object.keys(value)).toEqual(['__proto__', 'x'])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})
