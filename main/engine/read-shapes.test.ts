import { expect, test } from 'vitest'
import type { WdlObject } from '../../shared/expressions/value.ts'
import { ReadShapes } from './read-shapes.ts'

/** What mocks answer for the outputs of `A`, when these other actions read them. */
const read = (actions: WdlObject) => new ReadShapes({ actions }).outputsOf('A')?.sample()
const compose = (inputs: string) => ({ B: { type: 'Compose', inputs } })

test.each([
  ['a property', compose("@body('A')['x']"), { body: { x: '' } }],
  ['a flattened path', compose("@outputs('a')?['body/value']"), { body: { value: '' } }],
  ['a status code', compose("@outputs('A')['statusCode']"), { statusCode: '' }],
  ['text with values in it', compose("Hello @{body('A')?['n']}"), { body: { n: '' } }],
  ['an index', compose("@body('A')[0]['x']"), { body: [{ x: '' }] }],
  ['a number', compose("@add(body('A')['n'], 1)"), { body: { n: 1 } }],
  ['a list', compose("@join(body('A'), ',')"), { body: [] }],
  ['the first of a list', compose("@first(body('A')['value'])['id']"), { body: { value: [{ id: '' }] } }],
  ['a time', compose("@addDays(body('A')['at'], 1)"), { body: { at: '2026-01-01T00:00:00Z' } }],
  ['parts of a text', compose("@split(body('A'), '/')[2]"), { body: 'x/x/x' }],
  ['JSON in base64', compose("@json(decodeBase64(body('A')))['k']"), { body: 'eyJrIjoiIn0=' }],
  [
    'items of a loop',
    { L: { type: 'Foreach', foreach: "@body('A')?['value']", actions: compose("@items('L')['id']") } },
    { body: { value: [{ id: '' }] } },
  ],
  ['a loop that reads nothing', { L: { type: 'Foreach', foreach: "@body('A')", actions: {} } }, { body: [] }],
  [
    'items of a Select',
    { S: { type: 'Select', inputs: { from: "@body('A')", select: "@item()?['name']" } } },
    { body: [{ name: '' }] },
  ],
  [
    'a schema',
    {
      P: {
        type: 'ParseJson',
        inputs: { content: "@body('A')", schema: { type: 'object', properties: { n: { type: 'integer' } } } },
      },
      B: { type: 'Compose', inputs: "@body('P')['n']" },
    },
    { body: { n: 1 } },
  ],
])('%s', (_name, actions, outputs) => {
  expect(read(actions)).toEqual(outputs)
})

test('what nobody reads has no shape; broken expressions do no harm', () => {
  expect(read(compose('@body('))).toBeUndefined()
  expect(read(compose("@body('Other')"))).toBeUndefined()
})

test('the trigger is read too', () => {
  const shapes = new ReadShapes({
    actions: compose("@concat(triggerBody()['a'], triggerOutputs()?['queries']?['q'])"),
  })
  expect(shapes.trigger.sample()).toEqual({ body: { a: '' }, queries: { q: '' } })
})

test.each([
  [
    'a variable',
    {
      V: {
        type: 'InitializeVariable',
        inputs: { variables: [{ name: 'v', type: 'string', value: "@{body('A')?['id']}" }] },
      },
      ...compose("@split(variables('V'), '/')[3]"),
    },
    { body: { id: 'x/x/x/x' } },
  ],
  [
    'a variable that is read before it is set',
    {
      ...compose("@add(variables('v'), 1)"),
      V: { type: 'SetVariable', inputs: { name: 'v', value: "@body('A')['n']" } },
    },
    { body: { n: 1 } },
  ],
  [
    'a Compose',
    { C: { type: 'Compose', inputs: "@body('A')" }, ...compose("@outputs('C')?['rows'][1]['x']") },
    { body: { rows: [{ x: '' }, { x: '' }] } },
  ],
  [
    'two separators',
    compose("@concat(split(body('A'), '?')[1], split(body('A'), '#')[2])"),
    { body: 'x?xx#x#x' },
  ],
  ['a line break', compose("@skip(split(body('A'), decodeUriComponent('%0A')), 1)"), { body: 'x\nx' }],
  ['fields of lines', compose("@split(first(split(body('A'), ';')), ',')[1]"), { body: 'x,x;x,x' }],
  [
    'an index that the run knows',
    compose("@split(body('A'), '-')[sub(variables('n'), 1)]"),
    {
      body: Array(12).fill('x').join('-'),
    },
  ],
  ['a comparison with a number', compose("@greater(body('A')['n'], 3)"), { body: { n: 1 } }],
  ['a comparison with a length', compose("@less(length('abc'), body('A')['n'])"), { body: { n: 1 } }],
  [
    'a condition',
    { I: { type: 'If', expression: { and: [{ less: ["@body('A')?['n']", 10] }] }, actions: {} } },
    { body: { n: 1 } },
  ],
  [
    'a condition of one value',
    { I: { type: 'If', expression: "@body('A')['ok']", actions: {} } },
    { body: { ok: false } },
  ],
  ['part of a text', compose("@substring(body('A'), 2, 3)"), { body: 'xxxxx' }],
  ['text that is a number', compose("@int(body('A'))"), { body: '2' }],
  ['an address', compose("@uriHost(body('A'))"), { body: 'https://example.com/' }],
  ['bytes', compose("@base64ToBinary(body('A'))"), { body: 'eA==' }],
  [
    'a value put into JSON',
    compose(`@json(concat('{"a":"', body('A')['t'], '","b":', body('A')['j'], '}'))`),
    {
      body: { t: '', j: {} },
    },
  ],
  ['a name in a path', compose("@xpath(xml('<a/>'), concat('//', body('A'), '/text()'))"), { body: 'x' }],
])('reads %s', (_name, actions, outputs) => {
  expect(read(actions)).toEqual(outputs)
})

test('what stands in for parameters and settings is what the flow can use', () => {
  const shapes = new ReadShapes({
    actions: compose("@add(int(appsetting('Max')), parameters('n'))"),
  })
  expect([shapes.settingSample('max'), shapes.parameterSample('N'), shapes.settingSample('other')]).toEqual([
    '2',
    1,
    '',
  ])
})
