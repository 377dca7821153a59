import { describe, expect, test } from 'vitest'
import { FileError } from '../errors/index.ts'
import {
  compileExpression,
  compileTemplate,
  defaultLimits,
  type EvaluationContext,
  ExpressionError,
  evaluateWithTrace,
  WdlFloat,
} from './index.ts'
import { sampleContext } from './testing/sample-context.ts'

function failure(
  text: string,
  context: EvaluationContext = sampleContext(),
  path?: readonly string[],
): ExpressionError {
  try {
    compileTemplate(text, { path }).evaluate(context)
  } catch (error) {
    if (error instanceof ExpressionError) return error
    throw error
  }
  throw new Error(`${text} was evaluated`)
}

describe('an error', () => {
  test('says place, expression, offset, function, argument and type in one sentence', () => {
    const error = failure("Hi @{toLower(body('Get_user')?['age'])}", undefined, ['inputs', 'body']).with({
      action: 'Compose',
    })
    expect(error.toData()).toEqual({
      family: 'ExpressionError',
      code: 'expression.argument-type',
      message:
        "The function 'toLower' takes text for 'text', but found Null, in action 'Compose', at 'inputs/body', at character 14 of \"Hi @{toLower(body('Get_user')?['age'])}\".",
      at: { path: ['inputs', 'body'], range: { start: 13, end: 37 }, action: 'Compose' },
      hint: 'Guard it with coalesce(), or check why it has no value.',
      expression: "Hi @{toLower(body('Get_user')?['age'])}",
      offset: 13,
      functionName: 'toLower',
      argument: 'text',
      found: 'Null',
    })
  })

  test('carries the values of what was evaluated before it', () => {
    const text = "@concat('a', toLower(body('Get_user')?['age']), 'never')"
    const values = failure(text).trace.map(({ range, value }) => [text.slice(range.start, range.end), value])
    expect(values).toEqual([
      ["'a'", 'a'],
      ["'Get_user'", 'Get_user'],
      ["body('Get_user')", { name: 'Ann' }],
      ["'age'", 'age'],
      ["body('Get_user')?['age']", null],
    ])
  })

  test('draws nothing new from clock and chance while it is explained', () => {
    let drawn = 0
    const context = { ...sampleContext(), newGuid: () => `guid-${++drawn}`, random: () => ++drawn / 10 }
    const { trace } = failure('@concat(guid(), string(rand(1, 9)), toLower(null))', context)
    expect(drawn).toBe(2)
    expect(trace.map(({ value }) => value)).toContain('guid-1')
  })

  test('of a fresh function itself ends the trace there', () => {
    const { trace } = failure("@concat('a', guid('bad'), 'b')")
    expect(trace.map(({ value }) => value)).toEqual(['a', 'bad'])
  })

  test.each([
    [
      "@body('Get_user')['age']",
      'expression.missing-property',
      "It has 'name'. Write '?['' to get null instead.".replace("''", "'"),
    ],
    [
      "@body('Get_user').age",
      'expression.missing-property',
      "It has 'name'. Write '?.' to get null instead.",
    ],
    [
      "@body('Get_user')?['age']['x']",
      'expression.null-access',
      "Write '?' before the step to get null instead.",
    ],
    ["@body('Nobody')", 'expression.missing-reference', undefined],
    ['@div(1, 0)', 'expression.divide-by-zero', undefined],
    ['@add(9223372036854775807, 1)', 'expression.overflow', undefined],
    ['@tolower()', 'expression.argument-count', undefined],
    ["@concat('a'", 'expression.unclosed-call', "Add a ')'."],
    ['@nope(1)', 'expression.unknown-function', undefined],
    [
      "@convertFromUtc('2018-01-01', 'Pacific Standrd Time')",
      'expression.argument-value',
      "Did you mean 'Pacific Standard Time'?",
    ],
  ])('%s is %s', (text, code, hint) => {
    const error = failure(text)
    expect([error.code, error.hint]).toEqual([code, hint])
  })

  test('of another part of the app passes through as it is', () => {
    const fault = new FileError('file.unreadable', 'No disk.')
    const context = {
      ...sampleContext(),
      variable: () => {
        throw fault
      },
    }
    expect(() => compileTemplate("@variables('x')").evaluate(context)).toThrow(fault)
  })
})

describe('bounds', () => {
  const lifted = { ...sampleContext(), limits: { ...defaultLimits, maxResultLength: 1_000_000 } }
  const long = 'x'.repeat(70_000)
  const context = { ...sampleContext(), variable: () => long }

  test.each(["@concat(variables('a'), variables('a'))", "@{variables('a')}@{variables('a')}"])(
    '%s is too long for the platform, not for an environment that lifts it',
    (text) => {
      expect(failure(text, context).code).toBe('expression.result-too-large')
      expect(compileTemplate(text).evaluate({ ...context, limits: lifted.limits })).toHaveLength(140_000)
    },
  )

  test('a text that only passes through is not bounded', () => {
    const big = { ...sampleContext(), variable: () => 'x'.repeat(200_000) }
    expect(compileTemplate("@variables('a')").evaluate(big)).toHaveLength(200_000)
  })

  test('a text that doubles again and again is stopped', () => {
    let source = "variables('a')"
    for (let round = 0; round < 8; round += 1) source = `concat(${source}, ${source})`
    const doubled = `replace(replace(variables('a'), 'x', variables('a')), 'x', variables('a'))`
    expect(failure(`@${doubled}`, context).code).toBe('expression.result-too-large')
    expect(failure(`@${source}`, context).code).toBe('expression.result-too-large')
  })

  test('a value nested without end is a typed error', () => {
    let deep: readonly unknown[] = []
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    const nested = { ...sampleContext(), variable: () => deep as never }
    for (const text of [
      "@{variables('a')}",
      "@string(variables('a'))",
      "@equals(variables('a'), createArray(variables('a')))",
    ]) {
      const error = failure(text, nested)
      expect(error.code).toBe('expression.too-deep')
    }
  })
})

describe('compiling', () => {
  test.each([
    ['plain', true, 'plain'],
    ["@concat('a', 'b')", true, 'ab'],
    ['@{add(1, 2)}', true, '3'],
    ['@if(true, 1, div(1, 0))', true, 1],
    ["@json('[1]')[0]", true, 1],
    ["@variables('numItems')", false, 20],
    ['@rand(1, 2)', false, 1],
    ['@5.0', true, new WdlFloat(5)],
  ])('%s is constant: %s', (text, isConstant, value) => {
    const compiled = compileTemplate(text)
    expect(compiled.isConstant).toBe(isConstant)
    expect(compiled.evaluate(sampleContext())).toEqual(value)
  })

  test('a constant part that fails does so only when it is reached', () => {
    expect(
      compileExpression("if(equals(variables('numItems'), 20), 'ok', div(1, 0))").evaluate(sampleContext()),
    ).toBe('ok')
  })

  test('names of functions and properties ignore case, an exact match wins', () => {
    const context = { ...sampleContext(), variable: () => ({ a: 1, A: 2, Name: 3 }) }
    const values = ["VARIABLES('x').A", "variables('x').a", "variables('x')?['NAME']"].map((source) =>
      compileExpression(source).evaluate(context),
    )
    expect(values).toEqual([2, 1, 3])
  })

  test('a property that is null is there, computed key or not', () => {
    const context = { ...sampleContext(), variable: () => ({ a: null, k: 'a' }) }
    for (const source of [
      "variables('x')['a']",
      "variables('x').a",
      "variables('x')[variables('x').k]",
      "outputs('Get_user').body",
    ]) {
      expect(() => compileExpression(source).evaluate(context)).not.toThrow()
    }
    expect(compileExpression("variables('x')[variables('x').k]").evaluate(context)).toBeNull()
  })

  test('prototypes are out of reach', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
      expect(compileExpression(`json('{"a":1}')?['${name}']`).evaluate(sampleContext())).toBeNull()
      expect(
        compileExpression(`variables('x')?['${name}']`).evaluate({
          ...sampleContext(),
          variable: () => ({}),
        }),
      ).toBeNull()
    }
    expect(failure("@json('1.0')?['value']").code).toBe('expression.argument-type')
    expect(failure("@decimal('1')?['digits']").code).toBe('expression.argument-type')
  })
})

describe('tracing', () => {
  test('gives the value and each part, null ones too, with fresh values drawn once', () => {
    let drawn = 0
    const context = { ...sampleContext(), newGuid: () => `g${++drawn}` }
    const text = "@coalesce(body('Get_user')?['age'], guid())"
    const { value, trace, error } = evaluateWithTrace(compileTemplate(text), context)
    expect(error).toBeUndefined()
    expect([value, drawn]).toEqual(['g1', 1])
    expect(trace.map(({ range, value: part }) => [text.slice(range.start, range.end), part])).toContainEqual([
      "body('Get_user')?['age']",
      null,
    ])
  })

  test('of a failure gives the error and what was before it', () => {
    const { error, trace } = evaluateWithTrace(compileTemplate("@add(1, variables('x'))"), {
      ...sampleContext(),
      variable: () => 'text',
    })
    expect(error?.code).toBe('expression.argument-type')
    expect(trace.map(({ value }) => value)).toEqual([1, 'x', 'text'])
  })

  test('of a syntax error gives the error alone', () => {
    const { error, trace } = evaluateWithTrace(compileTemplate('@add(1,'), sampleContext())
    expect([error?.code, trace]).toEqual(['expression.unclosed-call', []])
  })
})
