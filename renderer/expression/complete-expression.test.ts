import { describe, expect, test } from 'vitest'
import { openFlowDocument } from '../../shared/wdl/flow-document.ts'
import { flowText } from '../designer/testing/flow-text.ts'
import { completeExpression } from './complete-expression.ts'
import { flowScopeAt } from './flow-scope.ts'
import { hoverExpression } from './hover-expression.ts'
import { ScopeSchemas } from './schema-of-expression.ts'
import { signatureAt } from './signature-at.ts'

const schema = {
  type: 'object',
  properties: {
    orders: { type: 'array', items: { type: 'object', properties: { total: { type: 'number' } } } },
  },
}
const document = openFlowDocument(
  flowText({
    Init: { type: 'InitializeVariable', inputs: { variables: [{ name: 'Total', type: 'integer' }] } },
    "It's": {
      type: 'ParseJson',
      inputs: { content: '@triggerBody()', schema },
      runAfter: { Init: ['Succeeded'] },
    },
    Loop: {
      type: 'Foreach',
      foreach: "@body('It''s')?['orders']",
      actions: { Here: { type: 'Compose', inputs: '' } },
      runAfter: { "It's": ['Succeeded'] },
    },
    Later: { type: 'Compose', inputs: 1, runAfter: { Loop: ['Succeeded'] } },
  }),
)
const schemas = new ScopeSchemas(flowScopeAt(document, 'Here', ['inputs']))

/** The source with the first matching proposal put in; `|` marks the cursor before and after. */
function put(marked: string, label: string): string | undefined {
  const offset = marked.indexOf('|')
  const source = marked.replace('|', '')
  const found = completeExpression(source, offset, schemas).find((proposal) => proposal.label === label)
  if (found === undefined) return undefined
  const text = source.slice(0, found.range.start) + found.text + source.slice(found.range.end)
  const cursor = found.range.start + found.text.length - found.cursorBack
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`
}

describe('completing an expression', () => {
  test.each([
    ['con|', 'concat', 'concat(|)'],
    ['con|(1)', 'concat', 'concat|(1)'],
    ['utc|', 'utcNow', 'utcNow(|)'],
    ["body('|", "It's", "body('It''s'|"],
    ["concat(body('|'), 1)", "It's", "concat(body('It''s|'), 1)"],
    ["variables('T|')", 'Total', "variables('Total|')"],
    ["items('|')", 'Loop', "items('Loop|')"],
    ["body('It''s').|", 'orders', "body('It''s')?['orders']|"],
    ["concat(1, body('It''s')?.or|)", 'orders', "concat(1, body('It''s')?['orders']|)"],
    ["body('It''s')|", 'orders', "body('It''s')?['orders']|"],
    ["body('It''s')?|", 'orders', "body('It''s')?['orders']|"],
    ["body('It''s')?['|", 'orders', "body('It''s')?['orders']|"],
    ["body('It''s')?['|']", 'orders', "body('It''s')?['orders|']"],
    ["items('Loop')?['|']", 'total', "items('Loop')?['total|']"],
    ['|', "items('Loop')", "items('Loop')|"],
    ['|', "body('It''s')", "body('It''s')|"],
  ])('%s, %s: %s', (source, label, expected) => {
    expect(put(source, label)).toBe(expected)
  })

  test('what has not run is not proposed', () => {
    expect(put("body('|')", 'Later')).toBeUndefined()
    expect(put("concat('|')", "It's")).toBeUndefined()
  })
})

test.each([
  ["concat('a|', 1)", ['concat', 0]],
  ["concat('a,b', 1|)", ['concat', 1]],
  ['if(true, add(1, |2), 3)', ['add', 1]],
  ['if(true, add(1, 2), |3)', ['if', 2]],
  ['|concat()', undefined],
] as const)('the call at %s', (marked, expected) => {
  const call = signatureAt(marked.replace('|', ''), marked.indexOf('|'))
  expect(call === undefined ? undefined : [call.entry.name, call.parameter]).toEqual(expected)
})

test.each([
  ["con|cat('a')", /\*\*concat\(/],
  ["body('It|''s')", /Parse JSON/],
  ["body('La|ter')", /has not run/],
  ["variables('To|tal')", /Variable Total\*\*: integer/],
  ["body('It''s')?['or|ders']", /`array`/],
])('about %s', (marked, expected) => {
  expect(hoverExpression(marked.replace('|', ''), marked.indexOf('|'), schemas)?.markdown).toMatch(expected)
})
