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
