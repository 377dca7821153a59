import { describe, expect, test } from 'vitest'
import {
  checkExpression,
  compileExpression,
  ExpressionError,
  functionCatalogue,
  parseExpression,
  printExpression,
  valuesEqual,
  type WdlValue,
} from './index.ts'
import { sampleContext } from './testing/sample-context.ts'

test('every example gives what it says', () => {
  const wrong = functionCatalogue.flatMap(({ name, examples }) =>
    examples.flatMap(({ expression, result }) => {
      const got = compileExpression(expression).evaluate(
        sampleContext(name.startsWith('trigger') ? name : ''),
      )
      const isAbout = expression.toLowerCase().includes(`${name.toLowerCase()}(`)
      return isAbout && valuesEqual(got, result) ? [] : [{ expression, result, got }]
    }),
  )
  expect(wrong).toEqual([])
})

test('every entry says what it is', () => {
  for (const entry of functionCatalogue) {
    expect(entry.summary, entry.name).toMatch(/^[A-Z0-9].{10,}\.$/)
    expect(entry.signature.startsWith(`${entry.name}(`), entry.name).toBe(true)
    for (const parameter of entry.parameters) expect(parameter.doc, entry.name).toMatch(/^[A-Z.0-9].*\.$/)
    expect(entry.examples).toHaveLength(2)
  }
})

test('deprecated functions name their successor, which exists', () => {
  const deprecated = functionCatalogue.filter(({ deprecatedFor }) => deprecatedFor !== undefined)
  expect(deprecated.map(({ name, deprecatedFor }) => [name, deprecatedFor])).toEqual([
    ['decodeBase64', 'base64ToString'],
    ['actionBody', 'body'],
    ['actionOutputs', 'outputs'],
  ])
  const names = new Set(functionCatalogue.map(({ name }) => name))
  expect(deprecated.every(({ deprecatedFor }) => names.has(deprecatedFor ?? ''))).toBe(true)
})

/** A value of each kind, as an expression. */
const samples: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'true',
  integer: '7',
  float: '7.5',
  string: "'seven'",
  array: 'createArray(7)',
  object: 'json(\'{"seven":7}\')',
}

function evaluate(expression: string): WdlValue | ExpressionError {
  try {
    return compileExpression(expression).evaluate(sampleContext())
  } catch (error) {
    if (error instanceof ExpressionError && error.code !== 'bug') return error
    throw error
  }
}

/** Arguments that work, taken from the function's first example that calls it outermost. */
function goodArguments(name: string): readonly string[] | undefined {
  const entry = functionCatalogue.find((candidate) => candidate.name === name)
  for (const { expression } of entry?.examples ?? []) {
    let tree = parseExpression(expression).expression
    while (tree.kind === 'access') tree = tree.target
    if (tree.kind === 'call' && tree.name === name) return tree.args.map(printExpression)
  }
  return undefined
}

describe('every function refuses what it cannot take', () => {
  test.each(functionCatalogue.map((entry) => [entry.name, entry] as const))('%s', (name, entry) => {
    const countError = { code: 'expression.argument-count', functionName: name }
    if (entry.minArguments > 0) {
      const tooFew = Array.from({ length: entry.minArguments - 1 }, () => '1').join(', ')
      expect(evaluate(`${name}(${tooFew})`)).toMatchObject(countError)
    }
    if (entry.maxArguments !== undefined) {
      const tooMany = Array.from({ length: entry.maxArguments + 1 }, () => '1').join(', ')
      expect(evaluate(`${name}(${tooMany})`)).toMatchObject(countError)
    }
    const good = goodArguments(name)
    // 'and' and 'or' stop early: what they do not evaluate they do not refuse.
    if (!good || name === 'and' || name === 'or') return
    entry.parameters.slice(0, good.length).forEach((parameter, index) => {
      if (parameter.type.includes('any')) return
      for (const [kind, sample] of Object.entries(samples)) {
        const expression = `${name}(${good.map((arg, at) => (at === index ? sample : arg)).join(', ')})`
        const issues = checkExpression(parseExpression(expression).expression)
        if (!issues.some(({ code }) => code === 'expression.argument-type')) continue
        // What the checker refuses without running fails when run, with the same function and parameter.
        const outcome = evaluate(expression)
        expect(outcome, expression).toBeInstanceOf(ExpressionError)
        expect(outcome, `${expression} (${kind})`).toMatchObject({ functionName: name })
      }
    })
  })
})
