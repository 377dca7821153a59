import { expect, test } from 'vitest'
import type { FlowSymbol } from '../wdl/symbols/flow-symbol.ts'
import { applyTextEdits } from '../wdl/text-edit.ts'
import { doesTestFileName, testRenamePlaces } from './rename-in-test.ts'

const file = 'good.flowtest.json'
const text = `{
\t"trigger": { "name":"Start", "body": {"Get_items": "@{body('Get_items')}" } },
  "parameters": { "Region" : "Get_items" },
  // a comment that says Get_items
  "mocks": {
    "get_ITEMS": [ { "body": "@{body('Get_items')}" } ],
    "Send": { "evaluate": true, "body": { "x": "@{outputs('Get_items')} of @{variables(\\u0027Sum\\u0027)} @{parameters('Region')}" } },
    "$faults": [ { "action": "Get_items", "fault": "reset" }, { "action": "Get_items*", "fault": "slow" } ]
  },
  "expect": {
    "variables": { "Sum": { "$expression": "greater(variables('Sum'), length(body('Get_items')))" } },
    "actions": {
      "Get_items": "Succeeded",
      "Get_items_2": "Succeeded",
      "Send@Loop[0]/Get_items[12]": { "inputs": { "$equals": { "$expression": "body('Get_items')" } } },
      "Get_items@Loop[1]": { "outputs": { "$expression": "@equals(1, outputs('Get_items'))", "body": "Get_items" } }
    },
    "order": ["Get_items", "Send@Get_items[3]",   "Send"],
  }
}\r
`
const renamed = (symbol: FlowSymbol, newName: string, of = text, name = file) =>
  applyTextEdits(
    of,
    testRenamePlaces(name, of, symbol, newName).map(({ range, newText }) => ({
      offset: range.start,
      length: range.end - range.start,
      text: newText,
    })),
  )
/** The lines that differ, as they are now. */
const changed = (after: string) => {
  const before = text.split('\n')
  return after
    .split('\n')
    .filter((line, index) => line !== before[index])
    .map((line) => line.trim())
}

test('an action: mocks, faults, expectations with iterations, order, expressions; data, comments and longer names stay', () => {
  const after = renamed({ kind: 'action', name: 'Get_items' }, 'Rick\'s "rows"')
  expect(changed(after)).toEqual([
    `"Rick's \\"rows\\"": [ { "body": "@{body('Get_items')}" } ],`,
    `"Send": { "evaluate": true, "body": { "x": "@{outputs('Rick''s \\"rows\\"')} of @{variables(\\u0027Sum\\u0027)} @{parameters('Region')}" } },`,
    `"$faults": [ { "action": "Rick's \\"rows\\"", "fault": "reset" }, { "action": "Get_items*", "fault": "slow" } ]`,
    `"variables": { "Sum": { "$expression": "greater(variables('Sum'), length(body('Rick''s \\"rows\\"')))" } },`,
    `"Rick's \\"rows\\"": "Succeeded",`,
    `"Send@Loop[0]/Rick's \\"rows\\"[12]": { "inputs": { "$equals": { "$expression": "body('Get_items')" } } },`,
    `"Rick's \\"rows\\"@Loop[1]": { "outputs": { "$expression": "@equals(1, outputs('Rick''s \\"rows\\"'))", "body": "Get_items" } }`,
    `"order": ["Rick's \\"rows\\"", "Send@Rick's \\"rows\\"[3]",   "Send"],`,
  ])
})

test('a loop in the middle of a key is found by its place, not by the name of the action before it', () => {
  const key = '{"expect":{"actions":{"Loop@Loop[0]":"Succeeded","Loopy@Loop[2]/Loop[0]":"Failed"}}}'
  expect(renamed({ kind: 'action', name: 'Loop' }, 'Each', key)).toBe(
    '{"expect":{"actions":{"Each@Each[0]":"Succeeded","Loopy@Each[2]/Each[0]":"Failed"}}}',
  )
  const inside = '{"expect":{"order":["a[0]@op[1]/p[0]", "x@o[1]/1[0]"]}}'
  expect(renamed({ kind: 'action', name: '1' }, 'One', inside)).toBe(
    '{"expect":{"order":["a[0]@op[1]/p[0]", "x@o[1]/One[0]"]}}',
  )
})

test('a variable, a parameter, a trigger', () => {
  expect(changed(renamed({ kind: 'variable', name: 'sum' }, 'Total'))).toEqual([
    expect.stringContaining('@{variables(\\u0027Total\\u0027)}'),
    expect.stringContaining(`"Total": { "$expression": "greater(variables('Total'), `),
  ])
  expect(changed(renamed({ kind: 'parameter', name: 'Region' }, 'Area'))).toEqual([
    '"parameters": { "Area" : "Get_items" },',
    expect.stringContaining("@{parameters('Area')}"),
  ])
  expect(changed(renamed({ kind: 'trigger', name: 'Start' }, 'Begin'))).toEqual([
    expect.stringContaining('"name":"Begin"'),
  ])
})

test.each([
  { kind: 'variable', name: 'Sum' },
  { kind: 'parameter', name: 'Region' },
  { kind: 'trigger', name: 'Start' },
  { kind: 'action', name: 'Send' },
  { kind: 'action', name: 'Loop' },
] as const)('$kind $name: there and back gives the same text', (symbol) => {
  const there = renamed(symbol, 'it\'s "new" ä')
  expect(there).not.toBe(text)
  expect(renamed({ kind: symbol.kind, name: 'it\'s "new" ä' }, symbol.name, there)).toBe(text)
})

test('cassettes name the actions that called; broken and foreign texts have no places', () => {
  const cassette = '{"interactions":[{"action":"A","request":{"method":"A"}},{"kind":"http"},{"action":"a"}]}'
  expect(renamed({ kind: 'action', name: 'A' }, 'B', cassette, 'good.cassette.json')).toBe(
    '{"interactions":[{"action":"B","request":{"method":"A"}},{"kind":"http"},{"action":"B"}]}',
  )
  for (const odd of ['', '[]', '{"mocks": 5, "expect": {"order": {}, "actions": []}}', '{"mocks": {']) {
    expect(doesTestFileName(file, odd, { kind: 'action', name: 'A' })).toBe(false)
  }
  expect(doesTestFileName(file, text, { kind: 'connection', name: 'Get_items' })).toBe(false)
})
