import { describe, expect, test } from 'vitest'
import { RequestError } from '../errors/index.ts'
import { textOfSentence } from '../errors/say.ts'
import { checkFlow } from './check-flow.ts'
import {
  addAction,
  deleteAction,
  renameFlow,
  setActionInput,
  setDescription,
  setRunAfter,
  uniqueActionName,
} from './edit-flow.ts'
import { openFlowDocument } from './flow-document.ts'
import type { FlowEdit } from './flow-edit.ts'
import { renameAction, renameVariable } from './rename-flow-part.ts'
import { applyTextEdits, invertEdits } from './text-edit.ts'

// Init -> Get it -> Loop { Inner -> Last } -> Tell
const text = `{
  "schemaVersion": "1.0.0.0",
  "properties": {
    "displayName": "Old",
    "definition": {
      "triggers": {"manual": {"type": "Request", "kind": "Button", "inputs": {"schema": {}}}},
      "actions": {
        "Init": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "it's", "type": "string"}]}},
        "Get_it's": {"type": "Compose", "inputs": [1, 2], "runAfter": {"Init": ["Succeeded"]}},
        "Loop": {
          "type": "Foreach",
          "foreach": "@outputs('get_it''s')",
          "runAfter": { "Get_it's": ["Succeeded", "Failed"] },
          "actions": {
            "Inner": {"type": "SetVariable", "inputs": {"name": "IT'S", "value": "\\n@{items('Loop')} of @{outputs('Get_it''s')}"}},
            "Last": {"type": "Compose", "inputs": {"@{variables('it''s')}": "@@outputs('Get_it''s')"}, "runAfter": {"Inner": ["Succeeded"]}}
          }
        },
        "Tell": {"type": "Compose", "inputs": "@result('LOOP')", "runAfter": {"Loop": ["Succeeded"]}}
      }
    }
  }
}
`
const document = openFlowDocument(text)

/** The lines that an edit changes, before and after it; undoing it gives the same text. */
function changes(edit: FlowEdit): readonly string[] {
  const edited = applyTextEdits(text, edit.edits)
  expect(applyTextEdits(edited, invertEdits(text, edit.edits))).toBe(text)
  expect(openFlowDocument(edited).faults).toEqual([])
  const before = text.split('\n')
  const now = edited.split('\n')
  const gone = before.filter((line) => !now.includes(line)).map((line) => `- ${line.trim()}`)
  return [...gone, ...now.filter((line) => !before.includes(line)).map((line) => `+ ${line.trim()}`)]
}

test('the flow under test is right', () => expect(checkFlow(document)).toEqual([]))

describe('renameAction', () => {
  test('changes the key, runAfter and every expression, and not a character more', () => {
    expect(changes(renameAction(document, "Get_it's", 'Fetch "all"'))).toEqual([
      `- "Get_it's": {"type": "Compose", "inputs": [1, 2], "runAfter": {"Init": ["Succeeded"]}},`,
      `- "foreach": "@outputs('get_it''s')",`,
      `- "runAfter": { "Get_it's": ["Succeeded", "Failed"] },`,
      `- "Inner": {"type": "SetVariable", "inputs": {"name": "IT'S", "value": "\\n@{items('Loop')} of @{outputs('Get_it''s')}"}},`,
      `+ "Fetch \\"all\\"": {"type": "Compose", "inputs": [1, 2], "runAfter": {"Init": ["Succeeded"]}},`,
      `+ "foreach": "@outputs('Fetch \\"all\\"')",`,
      `+ "runAfter": { "Fetch \\"all\\"": ["Succeeded", "Failed"] },`,
      `+ "Inner": {"type": "SetVariable", "inputs": {"name": "IT'S", "value": "\\n@{items('Loop')} of @{outputs('Fetch \\"all\\"')}"}},`,
    ])
  })

  test('loops are named by items() and result() too', () => {
    const { label, edits } = renameAction(document, 'loop', 'Each')
    const edited = openFlowDocument(applyTextEdits(text, edits))
    expect(textOfSentence(label)).toBe("Rename 'Loop' to 'Each'")
    expect(checkFlow(edited)).toEqual([])
    expect(edited.text).toContain("@{items('Each')}")
    expect(edited.text).toContain("@result('Each')")
  })

  test('there and back again is the same text', () => {
    const there = applyTextEdits(text, renameAction(document, 'Tell', "X'Y").edits)
    expect(applyTextEdits(there, renameAction(openFlowDocument(there), "x'y", 'Tell').edits)).toBe(text)
  })

  test('a change of case is a rename', () => {
    expect(changes(renameAction(document, 'tell', 'TELL'))).toEqual([
      `- "Tell": {"type": "Compose", "inputs": "@result('LOOP')", "runAfter": {"Loop": ["Succeeded"]}}`,
      `+ "TELL": {"type": "Compose", "inputs": "@result('LOOP')", "runAfter": {"Loop": ["Succeeded"]}}`,
    ])
  })

  test.each([
    ['Nope', 'A', 'request.no-such-action'],
    ['Tell', 'inner', 'request.name-taken'],
    ['Tell', 'manual', 'request.name-taken'],
    ['Tell', ' ', 'request.invalid-name'],
    ['Tell', 'x'.repeat(81), 'request.invalid-name'],
  ])('%s to %s is refused', (from, to, code) => {
    expect(() => renameAction(document, from, to)).toThrow(expect.objectContaining({ code }))
  })

  test('inside ARM expressions names are in doubled quotes', () => {
    const arm = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#',
      resources: [
        {
          type: 'Microsoft.Logic/workflows',
          properties: {
            definition: {
              triggers: {},
              actions: {
                A: { type: 'Compose', inputs: "[concat('@{body(''Parse'')?[''', parameters('p'), ''']}')]" },
                Parse: { type: 'Compose', inputs: 1 },
              },
            },
          },
        },
      ],
    })
    const edited = applyTextEdits(arm, renameAction(openFlowDocument(arm), 'Parse', "P'2").edits)
    expect(edited).toContain(`[concat('@{body(''P''''2'')?[''', parameters('p'), ''']}')]`)
    expect(edited).toContain(`"P'2":{"type":"Compose"`)
  })
})

test('renameVariable follows declarations, changes and reads', () => {
  expect(changes(renameVariable(document, "it's", 'they')).filter((line) => line.startsWith('+'))).toEqual([
    `+ "Init": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "they", "type": "string"}]}},`,
    `+ "Inner": {"type": "SetVariable", "inputs": {"name": "they", "value": "\\n@{items('Loop')} of @{outputs('Get_it''s')}"}},`,
    `+ "Last": {"type": "Compose", "inputs": {"@{variables('they')}": "@@outputs('Get_it''s')"}, "runAfter": {"Inner": ["Succeeded"]}}`,
  ])
  expect(() => renameVariable(document, 'nope', 'x')).toThrow(RequestError)
})

describe('addAction', () => {
  const compose = { type: 'Compose', inputs: 1 }

  test('after an action: followers run after the new one with their own statuses', () => {
    expect(changes(addAction(document, 'New', compose, { after: "get_it's" }))).toEqual([
      `- "runAfter": { "Get_it's": ["Succeeded", "Failed"] },`,
      '+ "New": {',
      '+ "type": "Compose",',
      '+ "inputs": 1,',
      '+ "runAfter": {',
      `+ "Get_it's": [`,
      '+ "Succeeded"',
      '+ ]',
      `+ "runAfter": { "New": ["Succeeded", "Failed"] },`,
    ])
  })

  test('in parallel: nothing else changes', () => {
    const edited = openFlowDocument(
      applyTextEdits(text, addAction(document, 'New', compose, { after: "Get_it's", parallel: true }).edits),
    )
    expect(checkFlow(edited)).toEqual([])
    expect(edited.text).toContain(`{ "Get_it's": ["Succeeded", "Failed"] }`)
  })

  test('at the start of a branch: the first ones run after it', () => {
    const edit = addAction(document, 'New', compose, { branch: ['actions', 'Loop', 'actions'] })
    const definition = openFlowDocument(applyTextEdits(text, edit.edits)).definition
    expect(definition?.actions.Loop?.actions).toMatchObject({
      New: { type: 'Compose', inputs: 1, runAfter: {} },
      Inner: { runAfter: { New: ['Succeeded'] } },
      Last: { runAfter: { Inner: ['Succeeded'] } },
    })
    expect(Object.keys(definition?.actions.Loop?.actions ?? {})).toEqual(['New', 'Inner', 'Last'])
  })

  test('into a branch that is not there yet', () => {
    const flow =
      '{"definition": {"triggers": {}, "actions": {"If": {"type": "If", "expression": "@true", "actions": {}}}}}'
    const edit = addAction(openFlowDocument(flow), 'No', compose, {
      branch: ['actions', 'If', 'else', 'actions'],
    })
    expect(openFlowDocument(applyTextEdits(flow, edit.edits)).definition?.actions.If?.else).toEqual({
      actions: { No: { type: 'Compose', inputs: 1, runAfter: {} } },
    })
  })

  test('names are unique', () => {
    expect(() => addAction(document, 'last', compose, { after: 'Init' })).toThrow(RequestError)
    expect(uniqueActionName(document, 'Last')).toBe('Last_1')
    expect(uniqueActionName(document, 'Free')).toBe('Free')
  })
})

describe('deleteAction', () => {
  test('followers run after what it ran after', () => {
    expect(changes(deleteAction(document, 'Loop')).slice(-1)).toEqual([
      `+ "Tell": {"type": "Compose", "inputs": "@result('LOOP')", "runAfter": {"Get_it's": ["Succeeded"]}}`,
    ])
  })

  test('one that waits for several', () => {
    const flow = JSON.stringify({
      definition: {
        triggers: {},
        actions: {
          A: { type: 'Compose', inputs: 1 },
          B: { type: 'Compose', inputs: 1 },
          C: { type: 'Compose', inputs: 1, runAfter: { A: ['Succeeded'], B: ['Failed'] } },
          D: { type: 'Compose', inputs: 1, runAfter: { b: ['Skipped'], C: ['Succeeded', 'Failed'] } },
        },
      },
    })
    const edited = applyTextEdits(flow, deleteAction(openFlowDocument(flow), 'c').edits)
    expect(openFlowDocument(edited).definition?.actions.D?.runAfter).toEqual({
      b: ['Skipped'],
      A: ['Succeeded', 'Failed'],
    })
  })

  test('the first one', () => {
    const edited = openFlowDocument(applyTextEdits(text, deleteAction(document, 'Init').edits))
    expect(edited.definition?.actions["Get_it's"]?.runAfter).toEqual({})
  })
})

test('settings', () => {
  expect(changes(setActionInput(document, 'loop', ['FOREACH'], '@createArray(1)'))).toEqual([
    `- "foreach": "@outputs('get_it''s')",`,
    `+ "foreach": "@createArray(1)",`,
  ])
  expect(changes(setActionInput(document, 'Init', ['inputs', 'variables', 0, 'type'], undefined))).toEqual([
    `- "Init": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "it's", "type": "string"}]}},`,
    `+ "Init": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "it's"}]}},`,
  ])
  expect(changes(setRunAfter(document, 'Tell', { Loop: ['Failed'] }))).toEqual([
    `- "Tell": {"type": "Compose", "inputs": "@result('LOOP')", "runAfter": {"Loop": ["Succeeded"]}}`,
    `+ "Tell": {"type": "Compose", "inputs": "@result('LOOP')", "runAfter": {"Loop": ["Failed"]}}`,
  ])
  expect(changes(setDescription(document, 'Loop', 'Each of them'))).toEqual([
    '- }',
    '+ },',
    '+ "description": "Each of them"',
  ])
  expect(changes(renameFlow(document, 'New'))).toEqual(['- "displayName": "Old",', '+ "displayName": "New",'])
  expect(() => renameFlow(openFlowDocument('{"triggers": {}, "actions": {}}'), 'X')).toThrow(RequestError)
})
