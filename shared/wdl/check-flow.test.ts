import { describe, expect, test } from 'vitest'
import { checkFlow } from './check-flow.ts'
import { openFlowDocument } from './flow-document.ts'

/** A solution flow with a manual trigger and these actions; other parts of the definition can be given too. */
function flow(actions: object, more: object = {}): string {
  const definition = {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: { $connections: { defaultValue: {}, type: 'Object' } },
    triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
    actions,
    ...more,
  }
  return JSON.stringify({ schemaVersion: '1.0.0.0', properties: { displayName: 'T', definition } }, null, 2)
}

/** Findings as `severity code "marked text"`; what is only unused is told in a test of its own. */
function findings(text: string): readonly string[] {
  return checkFlow(openFlowDocument(text))
    .filter(({ code }) => !code.startsWith('definition.unused-'))
    .map(({ severity, code, range }) => `${severity} ${code} ${text.slice(range.start, range.end)}`)
}

const compose = (inputs: unknown, runAfter: Record<string, readonly string[]> = {}) => ({
  type: 'Compose',
  inputs,
  runAfter,
})
const variable = (
  name: string,
  type: string,
  value: unknown,
  runAfter: Record<string, readonly string[]> = {},
) => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type, value }] },
  runAfter,
})
const behind = (...names: string[]) => Object.fromEntries(names.map((name) => [name, ['Succeeded']]))

describe('a flow without mistakes has no findings', () => {
  test.each([
    ['empty', flow({})],
    [
      'references in every right place',
      flow({
        Init: variable('n', 'integer', 1),
        List: compose([1, 2], behind('Init')),
        Loop: {
          type: 'Foreach',
          foreach: "@outputs('List')",
          actions: {
            Inner: compose("@items('Loop')"),
            Nested: {
              type: 'Scope',
              actions: { Deep: compose("@concat(item(), outputs('inner'))") },
              runAfter: behind('INNER'),
            },
          },
          runAfter: behind('List'),
        },
        Until: {
          type: 'until',
          expression: "@greater(add(variables('N'), iterationIndexes('Until')), outputs('Body_of_until'))",
          limit: { count: 5, timeout: 'PT1H' },
          actions: { Body_of_until: compose("@variables('n')") },
          runAfter: { Loop: ['SUCCEEDED', 'failed'] },
        },
        Results: compose("@result('Loop')", behind('Until')),
        Picked: {
          type: 'Select',
          inputs: { from: "@body('Deep')", select: '@item()' },
          runAfter: behind('Results'),
        },
      }),
    ],
    [
      'object and string conditions',
      flow({
        A: {
          type: 'If',
          expression: { AND: [{ not: { equals: [1, 2] } }, { or: [{ GREATER: ['@triggerBody()', 1] }] }] },
          actions: {},
          else: { actions: {} },
        },
        B: { type: 'If', expression: '@equals(1, 1)', actions: {}, runAfter: behind('A') },
      }),
    ],
  ])('%s', (_title, text) => expect(findings(text)).toEqual([]))
})

describe('names', () => {
  test.each([
    [
      'same name in another scope, other case',
      flow({ A: compose(1), S: { type: 'Scope', actions: { a: compose(2) }, runAfter: behind('A') } }),
      ['error definition.duplicate-action-name "a"'],
    ],
    [
      'same key twice',
      flow({ A: compose(1), B: compose(2) }).replace('"B"', '"A"'),
      ['error definition.duplicate-action-name "A"'],
    ],
    [
      'the same property twice',
      flow({ A: compose({ x: 1, y: 2 }) }).replace('"y"', '"x"'),
      ['warning definition.duplicate-key "x"'],
    ],
    ['no name', flow({ '': compose(1) }), ['error definition.empty-name ""']],
    [
      'an action named like the trigger',
      flow({ Manual: compose(1) }),
      ['warning definition.trigger-and-action-share-name "Manual"'],
    ],
    [
      'too long for the platform',
      flow({ ['x'.repeat(81)]: compose(1) }),
      [`warning definition.name-too-long "${'x'.repeat(81)}"`],
    ],
  ])('%s', (_title, text, expected) => expect(findings(text)).toEqual(expected))
})

describe('runAfter', () => {
  test.each([
    ['unknown', flow({ A: compose(1, behind('Nope')) }), ['error definition.run-after-unknown "Nope"']],
    [
      'in another scope',
      flow({ S: { type: 'Scope', actions: { In: compose(1) } }, B: compose(1, behind('In')) }),
      ['error definition.run-after-other-scope "In"'],
    ],
    ['itself', flow({ A: compose(1, behind('A')) }), ['error definition.run-after-cycle "runAfter"']],
    [
      'in a circle, told once',
      flow({
        A: compose(1, behind('C')),
        B: compose(1, behind('A')),
        C: compose(1, behind('B')),
        D: compose(1, behind('C')),
      }),
      ['error definition.run-after-cycle "runAfter"'],
    ],
    [
      'bad status',
      flow({ A: compose(1), B: compose(1, { A: ['Done'] }) }),
      ['error definition.run-after-status "Done"'],
    ],
    [
      'no status',
      flow({ A: compose(1), B: compose(1, { A: [] }) }),
      ['error definition.run-after-no-status "A"'],
    ],
    [
      'not an object',
      flow({ A: { type: 'Compose', inputs: 1, runAfter: 'B' } }),
      ['error definition.run-after-shape "B"'],
    ],
    [
      'the trigger',
      flow({ A: compose(1, behind('manual')) }),
      ['warning definition.run-after-trigger "manual"'],
    ],
  ])('%s', (_title, text, expected) => expect(findings(text)).toEqual(expected))

  test('the circle is spelt out', () => {
    const text = flow({ A: compose(1, behind('B')), B: compose(1, behind('A')) })
    const [problem] = checkFlow(openFlowDocument(text))
    expect(problem?.message).toBe("These actions wait for each other and none can start: 'B' → 'A' → 'B'.")
  })
})

describe('types and inputs', () => {
  test.each([
    ['no type', flow({ A: { inputs: 1 } }), ['error definition.missing-type "A"']],
    [
      'unknown type',
      flow({ A: { type: 'Compos', inputs: 1 } }),
      ['warning definition.unknown-action-type "Compos"'],
    ],
    ['not an object', flow({ A: 'text' }), ['error definition.not-an-operation "A"']],
    [
      'actions in an array',
      flow([compose(1)]),
      [
        'error definition.not-a-map [\n        {\n          "type": "Compose",\n          "inputs": 1,\n          "runAfter": {}\n        }\n      ]',
      ],
    ],
    [
      'missing inputs',
      flow({ A: { type: 'Http', inputs: { method: 'GET' } } }),
      ['error definition.missing-input "inputs"'],
    ],
    ['no inputs at all', flow({ A: { type: 'Http' } }), ['error definition.missing-inputs "A"']],
    ['no condition', flow({ A: { type: 'If', actions: {} } }), ['error definition.missing-input "A"']],
    [
      'wrong kind of value',
      flow({ A: { type: 'Select', inputs: { from: 'text', select: 1 } } }),
      ['warning definition.input-type "text"'],
    ],
    [
      'not one of the choices',
      flow({ A: { type: 'Terminate', inputs: { runStatus: 'Done' } } }),
      ['warning definition.input-type "Done"'],
    ],
    [
      'out of range',
      flow({ A: { type: 'Until', expression: '@true', limit: { count: 6000 }, actions: {} } }),
      ['warning definition.input-type 6000'],
    ],
    [
      'a delay of neither kind',
      flow({ A: { type: 'Wait', inputs: {} } }),
      ['error definition.missing-input "inputs"'],
    ],
    [
      'texts of numbers, expressions and other case are right',
      flow({
        A: { type: 'wait', inputs: { interval: { count: '5', unit: 'second' } } },
        B: { type: 'Select', inputs: { from: '@createArray(1)', select: '' }, runAfter: behind('A') },
      }),
      [],
    ],
    [
      'an operator nobody knows',
      flow({ A: { type: 'If', expression: { and: [{ equal: [1, 2] }] }, actions: {} } }),
      ['error definition.unknown-operator "equal"'],
    ],
    [
      'an operator with three values',
      flow({ A: { type: 'If', expression: { equals: [1, 2, 3] }, actions: {} } }),
      ['error definition.operator-operands "equals"'],
    ],
  ])('%s', (_title, text, expected) => expect(findings(text)).toEqual(expected))
})

describe('expressions', () => {
  test('the range is mapped through the escapes of the JSON text', () => {
    const text = flow({ A: compose('\n"é" @{concat(\'\\t\', foo(1))}') })
    expect(findings(text)).toEqual(['error expression.unknown-function foo'])
  })

  test('in property names too', () => {
    expect(findings(flow({ A: compose({ '@{foo(1)}': 1 }) }))).toEqual([
      'error expression.unknown-function foo',
    ])
  })

  test('a description is no expression', () => {
    expect(findings(flow({ A: { ...compose(1), description: '@not(an expression' } }))).toEqual([])
  })

  test('longer than the platform takes is a warning', () => {
    const text = flow({ A: compose(`@concat('${'x'.repeat(8200)}', 'y')`) })
    expect(checkFlow(openFlowDocument(text)).map(({ severity, code }) => [severity, code])).toEqual([
      ['warning', 'expression.too-long'],
    ])
  })

  test.each([
    ['unknown action', flow({ A: compose("@outputs('Nope')") }), ["error definition.unknown-action 'Nope'"]],
    [
      'the trigger as an action',
      flow({ A: compose("@body('manual')") }),
      ["warning definition.trigger-as-action 'manual'"],
    ],
    ['itself', flow({ A: compose("@outputs('A')") }), ["error definition.self-reference 'A'"]],
    [
      'a parallel branch',
      flow({ A: compose(1), B: compose("@outputs('A')") }),
      ["error definition.not-run-before 'A'"],
    ],
    [
      'a later one, from inside a scope',
      flow({ S: { type: 'Scope', actions: { In: compose("@outputs('Z')") } }, Z: compose(1, behind('S')) }),
      ["error definition.not-run-before 'Z'"],
    ],
    [
      'the scope around',
      flow({ S: { type: 'Scope', actions: { In: compose("@actions('S')") } } }),
      ["warning definition.parent-reference 'S'"],
    ],
    [
      'an action from a trigger',
      flow(
        { A: compose(1) },
        { triggers: { t: { type: 'Request', conditions: [{ expression: "@equals(outputs('A'), 1)" }] } } },
      ),
      ["error definition.action-in-trigger 'A'"],
    ],
    [
      'result of a plain action',
      flow({ A: compose(1), B: compose("@result('A')", behind('A')) }),
      ["error definition.result-of-plain-action 'A'"],
    ],
    [
      'a loop from outside',
      flow({ L: { type: 'Foreach', foreach: [1], actions: {} }, B: compose("@items('L')", behind('L')) }),
      ["error definition.not-in-loop 'L'"],
    ],
    ['a loop that is none', flow({ B: compose("@items('L')") }), ["error definition.unknown-loop 'L'"]],
    [
      'items of an until',
      flow({ U: { type: 'Until', expression: '@true', actions: { B: compose("@items('U')") } } }),
      ["error definition.not-in-loop 'U'"],
    ],
    ['item outside of loops', flow({ B: compose('@item()') }), ['error definition.no-item item()']],
    [
      'item in the wrong input',
      flow({ B: { type: 'Select', inputs: { from: '@item()', select: '@item()' } } }),
      ['error definition.no-item item()'],
    ],
    [
      'unknown parameter',
      flow({ B: compose("@parameters('x')") }),
      ["error definition.unknown-parameter 'x'"],
    ],
    [
      'any action in the outputs',
      flow({ A: compose(1) }, { outputs: { x: { type: 'Int', value: "@outputs('A')" } } }),
      [],
    ],
  ])('%s', (_title, text, expected) => expect(findings(text)).toEqual(expected))
})

describe('variables', () => {
  const set = (name: string, value: unknown, before: string[] = [], type = 'SetVariable') => ({
    type,
    inputs: { name, value },
    runAfter: behind(...before),
  })
  test.each([
    ['unknown, read', flow({ A: compose("@variables('x')") }), ["error definition.unknown-variable 'x'"]],
    ['unknown, changed', flow({ A: set('x', 1) }), ['error definition.unknown-variable "x"']],
    [
      'made twice',
      flow({ A: variable('x', 'string', ''), B: variable('X', 'string', '', behind('A')) }),
      ['error definition.duplicate-variable "X"'],
    ],
    [
      'made inside a scope',
      flow({ S: { type: 'Scope', actions: { A: variable('x', 'string', '') } } }),
      ['error definition.not-top-level "A"'],
    ],
    [
      'read beside',
      flow({ A: variable('x', 'string', ''), B: compose("@variables('x')") }),
      ["error definition.variable-not-initialized 'x'"],
    ],
    [
      'changed before',
      flow({ B: set('x', 1), A: variable('x', 'string', '', behind('B')) }),
      ['error definition.variable-not-initialized "x"'],
    ],
    [
      'in its own value',
      flow({ A: variable('x', 'string', "@variables('x')") }),
      ["error definition.variable-not-initialized 'x'"],
    ],
    [
      'self reference',
      flow({ A: variable('x', 'integer', 1), B: set('x', "@add(variables('X'), 1)", ['A']) }),
      ["error definition.variable-self-reference 'X'"],
    ],
    [
      'wrong type',
      flow({ A: variable('x', 'String', ''), B: set('x', 1, ['A'], 'IncrementVariable') }),
      ['error definition.variable-type "x"'],
    ],
    [
      'name by expression is left alone',
      flow({ A: variable('x', 'string', ''), B: set("@{'x'}", 1, ['A']) }),
      [],
    ],
  ])('%s', (_title, text, expected) => expect(findings(text)).toEqual(expected))
})

test('before schema 2016 the order is not checked', () => {
  const text = flow({ A: compose(1), B: compose("@outputs('A')") }).replace(
    '2016-06-01',
    '2015-08-01-preview',
  )
  expect(checkFlow(openFlowDocument(text)).map(({ severity, code }) => [severity, code])).toEqual([
    ['warning', 'definition.old-schema'],
    ['warning', 'definition.not-run-before'],
  ])
})

describe('start, answer and end', () => {
  test.each([
    ['no trigger', flow({}, { triggers: {} }), ['warning definition.no-trigger "triggers"']],
    [
      'two triggers in Power Automate',
      flow({}, { triggers: { a: { type: 'Request' }, b: { type: 'Request' } } }),
      ['warning definition.too-many-triggers "b"'],
    ],
    [
      'response without a request',
      flow(
        { R: { type: 'Response', inputs: { statusCode: 200 } } },
        { triggers: { t: { type: 'Recurrence', recurrence: { frequency: 'Day', interval: 1 } } } },
      ),
      ['warning definition.response-without-request "R"'],
    ],
    [
      'response in a loop',
      flow({
        L: {
          type: 'Foreach',
          foreach: [1],
          actions: { R: { type: 'Response', inputs: { statusCode: 200 } } },
        },
      }),
      ['warning definition.response-in-loop "R"'],
    ],
    [
      'responses of one status code with different schemas',
      flow({
        A: { type: 'Response', inputs: { statusCode: 200, schema: { type: 'object', title: 'x' } } },
        B: {
          type: 'Response',
          inputs: { statusCode: 200, schema: { title: 'x', type: 'object' } },
          runAfter: { A: ['Failed'] },
        },
        C: {
          type: 'Response',
          inputs: { statusCode: '200', schema: { type: 'array' } },
          runAfter: { A: ['TimedOut'] },
        },
        D: {
          type: 'Response',
          inputs: { statusCode: 404, schema: { type: 'array' } },
          runAfter: { A: ['Skipped'] },
        },
      }),
      ['warning definition.response-schemas-differ "schema"'],
    ],
    [
      'the end in a loop, and an end with an error that did not fail',
      flow({
        L: {
          type: 'Until',
          expression: '@true',
          actions: {
            I: {
              type: 'If',
              expression: '@true',
              actions: { T: { type: 'Terminate', inputs: { runStatus: 'Failed', runError: { code: 'x' } } } },
            },
          },
        },
        E: {
          type: 'Terminate',
          inputs: { runStatus: 'Cancelled', runError: { message: 'x' } },
          runAfter: { L: ['Succeeded'] },
        },
      }),
      ['warning definition.end-in-loop "T"', 'warning definition.end-with-error "runError"'],
    ],
    [
      'after the end',
      flow({ T: { type: 'Terminate', inputs: { runStatus: 'Failed' } }, A: compose(1, behind('T')) }),
      ['warning definition.unreachable-action "A"'],
    ],
  ])('%s', (_title, text, expected) => expect(findings(text)).toEqual(expected))
})

describe('limits of the platform are warnings', () => {
  const nested = (depth: number): object =>
    depth === 0 ? { End: compose(1) } : { [`S${depth}`]: { type: 'Scope', actions: nested(depth - 1) } }
  const many = (count: number, make: (index: number) => object): object =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, make(index)]))
  test.each([
    ['501 actions', flow(many(501, () => compose(1))), ['warning definition.too-many-actions "A500"']],
    ['500 actions', flow(many(500, () => compose(1))), []],
    ['8 levels', flow(nested(8)), []],
    ['9 levels', flow(nested(9)), ['warning definition.nested-too-deep "S1"']],
    [
      '26 cases',
      flow({
        S: { type: 'Switch', expression: 1, cases: many(26, (index) => ({ case: index, actions: {} })) },
      }),
      ['warning definition.too-many-cases "S"'],
    ],
    [
      'parallelism',
      flow({
        L: {
          type: 'Foreach',
          foreach: [],
          actions: {},
          runtimeConfiguration: { concurrency: { repetitions: 51 } },
        },
      }),
      ['warning definition.concurrency-out-of-range "runtimeConfiguration"'],
    ],
  ])('%s', (_title, text, expected) => expect(findings(text)).toEqual(expected))
})

test.each([
  ['Second', 30, ['definition.recurrence-out-of-range']],
  ['Second', 60, []],
  ['Day', 500, []],
  ['Month', 30, ['definition.recurrence-out-of-range']],
])('every %s x %s', (frequency, interval, expected) => {
  const text = flow({}, { triggers: { t: { type: 'Recurrence', recurrence: { frequency, interval } } } })
  expect(checkFlow(openFlowDocument(text)).map((problem) => problem.code)).toEqual(expected)
})

test('a connection reference that is not declared', () => {
  const action = (connectionName: string) => ({
    type: 'OpenApiConnection',
    inputs: { host: { connectionName, operationId: 'X' } },
  })
  const text = flow({ A: action('shared_mail'), B: action('Shared_Mial') })
  expect(findings(text)).toEqual([])
  const declared = JSON.parse(text)
  declared.properties.connectionReferences = { Shared_mail: {} }
  expect(checkFlow(openFlowDocument(JSON.stringify(declared))).map(({ code, hint }) => [code, hint])).toEqual(
    [['definition.unknown-connection-reference', "Did you mean 'Shared_mail'?"]],
  )
})

test('parts in other case are found, and problems in them have their place', () => {
  const text = flow({ A: compose('@foo(1)') })
    .replace('"actions"', '"Actions"')
    .replace('"triggers"', '"TRIGGERS"')
    .replace('"properties"', '"Properties"')
  const [problem, ...others] = checkFlow(openFlowDocument(text))
  expect(others).toEqual([])
  expect(problem?.path).toEqual(['Properties', 'definition', 'Actions', 'A', 'inputs'])
  expect(text.slice(problem?.range.start, problem?.range.end)).toBe('foo')
})

describe('documents that are no flows', () => {
  test.each([
    ['', ['error definition.json-empty ']],
    ['[]', ['error definition.not-a-flow [']],
    ['{"a": 1}', ['error definition.not-a-flow {']],
    ['"text"', ['error definition.not-a-flow "text"']],
    [
      '{"definition": {"actions": {}, "triggers": {"t": {"type": "Request"}}}',
      ['error definition.json-syntax '],
    ],
  ])('%s', (text, expected) => expect(findings(text)).toEqual(expected))

  test('comments and trailing commas are warnings, and the flow still runs', () => {
    const text = flow({ A: compose(1) })
      .replace('"A": {', '// note\n"A": {')
      .replace(/\}\s*\}\s*$/, '},}')
    expect(findings(text)).toEqual([
      'warning definition.json-comment // note',
      'warning definition.json-trailing-comma ,',
    ])
  })
})

test('600 actions and 20 MB are checked', () => {
  const actions: Record<string, object> = {}
  for (let index = 0; index < 600; index++) {
    actions[`Step_${index}`] = compose(
      index === 0 ? 'x'.repeat(20_000_000) : `@outputs('Step_${index - 1}')`,
      index === 0 ? {} : behind(`Step_${index - 1}`),
    )
  }
  expect(findings(flow(actions))).toEqual(['warning definition.too-many-actions "Step_500"'])
})
