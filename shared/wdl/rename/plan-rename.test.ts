import { describe, expect, test } from 'vitest'
import { openFlowDocument } from '../flow-document.ts'
import { symbolAt } from '../symbols/index-symbols.ts'
import { applyTextEdits } from '../text-edit.ts'
import { planRename, renameEdit } from './plan-rename.ts'

const text = `{
  "properties": {
    "connectionReferences": {"shared_office365": {"connection": {}, "api": {"name": "shared_office365"}}},
    "parameters": {"Region": {"value": "EU"}},
    "definition": {
      "parameters": {"$connections": {"type": "Object"}, "Region": {"type": "String", "defaultValue": "x"}},
      "triggers": {"manual": {"type": "Request", "kind": "Button", "inputs": {"schema": {}}}},
      "actions": {
        "Get_items": {
          "type": "OpenApiConnection",
          "description": "Get items of @{parameters('region')}, not Get_items_2.",
          "runtimeConfiguration": {"staticResult": {"name": "Get_items0"}},
          "inputs": {
            "host": {"connectionName": "shared_office365", "operationId": "GetItems", "apiId": "/providers/x/shared_office365"},
            "parameters": {"$filter": "region eq '@{parameters(\\u0027Region\\u0027)}'"}
          }
        },
        "Old": {"type": "ApiConnection", "inputs": {"host": {"connection": {"name": "@parameters('$connections')['shared_office365']['connectionId']"}}, "method": "get", "path": "/x"}},
        "Loop": {
          "type": "Foreach",
          "foreach": "@body('get_ITEMS')?['value']",
          "runAfter": {"Get_items": ["Succeeded"]},
          "actions": {"Inner": {"type": "Compose", "inputs": "@{items('Loop')?['Get_items']} @{outputs('Get_items')?['headers']?['Get_items']} Get_items @@{body('Get_items')}"}}
        }
      },
      "staticResults": {"Get_items0": {"status": "Succeeded"}}
    }
  }
}
`
const document = openFlowDocument(text)

function places(kind: 'action' | 'variable' | 'parameter' | 'connection' | 'trigger', name: string) {
  return planRename(document, { kind, name }, 'New name').places.map(({ role, range, newText }) => {
    return [role, text.slice(range.start, range.end), newText]
  })
}

test('an action: its key, static result, followers and expressions; words of notes are left to the person', () => {
  expect(places('action', 'GET_items')).toEqual([
    ['definition', '"Get_items"', '"New name"'],
    ['note', 'Get items', 'New name'],
    ['static-result', '"Get_items0"', '"New name0"'],
    ['expression', "'get_ITEMS'", "'New name'"],
    ['run-after', '"Get_items"', '"New name"'],
    ['expression', "'Get_items'", "'New name'"],
    ['static-result', '"Get_items0"', '"New name0"'],
  ])
  const plan = planRename(document, { kind: 'action', name: 'Get_items' }, 'New')
  expect(plan.places.filter(({ isCertain }) => !isCertain).map(({ role }) => role)).toEqual(['note'])
  expect(renameEdit(plan).edits).toHaveLength(plan.places.length - 1)
  expect(renameEdit(plan, () => true).edits).toHaveLength(plan.places.length)
})

test('a parameter: declared, given a value, read; escaped quotes stay escaped', () => {
  expect(places('parameter', 'region')).toEqual([
    ['use', '"Region"', '"New name"'],
    ['definition', '"Region"', '"New name"'],
    ['expression', "'region'", "'New name'"],
    ['expression', '\\u0027Region\\u0027', '\\u0027New name\\u0027'],
  ])
})

test('a connection reference: where it is declared, and both ways to use it', () => {
  expect(places('connection', 'shared_office365')).toEqual([
    ['definition', '"shared_office365"', '"New name"'],
    ['use', '"shared_office365"', '"New name"'],
    ['use', "'shared_office365'", "'New name'"],
  ])
})

describe('what is refused', () => {
  test.each([
    ['action', 'Nope', 'A', 'request.no-such-action'],
    ['variable', 'Nope', 'A', 'request.no-such-variable'],
    ['connection', 'shared_sql', 'A', 'request.no-such-place'],
    ['parameter', '$connections', 'A', 'request.invalid-name'],
    ['trigger', 'manual', 'loop', 'request.name-taken'],
    ['action', 'Loop', '', 'request.invalid-name'],
  ] as const)('%s %s to %j: %s', (kind, name, to, code) => {
    expect(() => planRename(document, { kind, name }, to)).toThrow(expect.objectContaining({ code }))
  })
})

test('the symbol under the cursor', () => {
  const at = (needle: string) => symbolAt(document, text.indexOf(needle) + 2)?.symbol
  expect(at("'get_ITEMS'")).toEqual({ kind: 'action', name: 'get_ITEMS' })
  expect(at('"manual"')).toEqual({ kind: 'trigger', name: 'manual' })
  expect(at('\\u0027Region')).toEqual({ kind: 'parameter', name: 'Region' })
  expect(at('"Foreach"')).toBeUndefined()
})

test('there and back gives the same text where names were written alike', () => {
  const there = applyTextEdits(
    text,
    renameEdit(planRename(document, { kind: 'action', name: 'Loop' }, 'O\'x \\ "')).edits,
  )
  const back = planRename(openFlowDocument(there), { kind: 'action', name: 'o\'X \\ "' }, 'Loop')
  expect(applyTextEdits(there, renameEdit(back).edits)).toBe(text)
})
