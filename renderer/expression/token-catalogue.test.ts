import { describe, expect, test } from 'vitest'
import { parseJson } from '../../shared/json/index.ts'
import { openFlowDocument } from '../../shared/wdl/flow-document.ts'
import { compose, flowText } from '../designer/testing/flow-text.ts'
import { flowScopeAt } from './flow-scope.ts'
import { ScopeSchemas } from './schema-of-expression.ts'
import { fitsType, tokenGroups } from './token-catalogue.ts'
import { schemaOfSample } from './value-schema.ts'

const item = {
  type: 'object',
  properties: { id: { type: 'integer' }, tags: { type: 'array', items: { type: 'string' } } },
}
const document = openFlowDocument(
  flowText(
    {
      Start: { type: 'InitializeVariable', inputs: { variables: [{ name: "it's", type: 'array' }] } },
      Orders: {
        type: 'ParseJson',
        inputs: {
          content: '[]',
          schema: { type: 'object', properties: { value: { type: 'array', items: item } } },
        },
        runAfter: { Start: ['Succeeded'] },
      },
      Each: {
        type: 'Foreach',
        foreach: "@body('Orders')?['value']",
        runAfter: { Orders: ['Succeeded'] },
        actions: { Inside: compose() },
      },
      Pick: {
        type: 'Select',
        inputs: { from: "@body('Orders')?['value']", select: { n: "@item()?['id']" } },
        runAfter: { Orders: ['Succeeded'] },
      },
      Last: compose('Pick'),
      Beside: compose(),
    },
    {
      manual: {
        type: 'Request',
        inputs: { schema: { type: 'object', properties: { text: { type: 'string', title: 'Say' } } } },
      },
    },
  ),
)

const groups = (step: string, place: string[] = ['inputs']) =>
  tokenGroups(new ScopeSchemas(flowScopeAt(document, step, place))).map((group) => ({
    id: group.id,
    entries: group.entries.map(
      ({ expression, type, inItemsOf }) =>
        `${expression} ${type}${inItemsOf === undefined ? '' : ` each ${inItemsOf.join(', ')}`}`,
    ),
  }))

describe('values that a field is offered', () => {
  test('only of steps that have run by then, the nearest first', () => {
    expect(groups('Last').map(({ id }) => id)).toEqual([
      'variables',
      'action Pick',
      'action Orders',
      'action Start',
      'trigger',
    ])
    expect(groups('Beside').map(({ id }) => id)).toEqual(['variables', 'trigger'])
  })

  test('what lies in the items of a list asks for a loop, unless one goes over it', () => {
    const orders = (step: string) => groups(step).find(({ id }) => id === 'action Orders')?.entries
    expect(orders('Last')).toEqual([
      "body('Orders')?['value'] array",
      "item()?['id'] integer each body('Orders')?['value']",
      "item()?['tags'] array each body('Orders')?['value']",
      "item() string each body('Orders')?['value'], item()?['tags']",
      "body('Orders') object",
    ])
    expect(orders('Inside')).toContain("items('Each')?['id'] integer")
    expect(groups('Inside')[0]).toEqual({
      id: 'loop Each',
      entries: [
        "items('Each') object",
        "items('Each')?['id'] integer",
        "items('Each')?['tags'] array",
        "item() string each items('Each')?['tags']",
      ],
    })
  })

  test('a Select sees its item, and gives a list of what it maps to', () => {
    expect(groups('Pick', ['inputs', 'select'])[0]?.entries[0]).toBe('item() object')
    expect(groups('Last').find(({ id }) => id === 'action Pick')?.entries).toEqual([
      "body('Pick') array",
      "item()?['n'] integer each body('Pick')",
    ])
  })

  test('names are quoted as the language has it, titles of the trigger are labels', () => {
    expect(groups('Last')[0]?.entries).toEqual(["variables('it''s') array"])
    const [trigger] = tokenGroups(new ScopeSchemas(flowScopeAt(document, 'Beside'))).slice(-1)
    expect(trigger?.entries[0]).toMatchObject({
      expression: "triggerBody()?['text']",
      label: 'Say',
      type: 'string',
    })
  })

  test('the last run tells what no schema does', () => {
    const schemas = new ScopeSchemas(flowScopeAt(document, 'Last'), {
      sampleOutputs: (step) =>
        step.name === 'Start' ? parseJson('{"body": {"deep": [{"x": 1.5}]}}') : undefined,
    })
    const start = tokenGroups(schemas).find(({ id }) => id === 'action Start')
    expect(start?.entries.map(({ expression }) => expression)).toContain("body('Start')?['deep']")
  })
})

test.each([
  ['string', 'string', true],
  ['array', 'string', false],
  ['integer', 'number', true],
  ['any', 'array', true],
  ['string', 'boolean', false],
] as const)('%s fits %s: %s', (type, wanted, expected) => expect(fitsType(type, wanted)).toBe(expected))

test('a schema is made from a sample as the platform makes it', () => {
  expect(
    schemaOfSample(parseJson('{"a": [{"x": 1, "y": "t"}, {"x": 1.5}], "b": null, "c": true, "d": []}')),
  ).toEqual({
    type: 'object',
    properties: {
      a: {
        type: 'array',
        items: {
          type: 'object',
          properties: { x: { type: 'number' }, y: { type: 'string' } },
          required: ['x'],
        },
      },
      b: {},
      c: { type: 'boolean' },
      d: { type: 'array', items: {} },
    },
  })
})
