import { expect, test } from 'vitest'
import { openFlowDocument } from './flow-document.ts'
import { applyTextEdits } from './text-edit.ts'
import { wrapInForeach } from './wrap-in-foreach.ts'

const text = JSON.stringify(
  {
    definition: {
      $schema: 'https://schema.management.azure.com/schemas/2016-06-01/workflowdefinition.json#',
      triggers: {},
      actions: {
        List: { type: 'Compose', inputs: [1, 2], runAfter: {} },
        Send: {
          type: 'Http',
          inputs: { method: 'POST', uri: 'x' },
          runAfter: { List: ['Succeeded', 'Failed'] },
          note: 1,
        },
        Apply_to_each: { type: 'Scope', actions: {}, runAfter: { SEND: ['Failed'] } },
        Other: { type: 'Compose', inputs: 1, runAfter: { Send: ['Succeeded'], List: ['Skipped'] } },
      },
    },
  },
  null,
  2,
)
  .replace('1,\n', '1.0,\n')
  .replace('2\n', '9007199254740993\n')

test('an action goes into a loop of its own, at its place; nothing else changes', () => {
  const document = openFlowDocument(text)
  const { edit, loopName, path } = wrapInForeach(
    document,
    'send',
    [() => "@body('List')"],
    (action, loop) => ({
      ...action,
      inputs: { method: 'POST', uri: `@items('${loop}')` },
    }),
  )
  const after = applyTextEdits(text, edit.edits)
  expect([loopName, path]).toEqual([
    'Apply_to_each_1',
    ['definition', 'actions', 'Apply_to_each_1', 'actions', 'Send'],
  ])
  const before = JSON.parse(text).definition.actions
  expect(JSON.parse(after).definition.actions).toEqual({
    List: before.List,
    Apply_to_each_1: {
      type: 'Foreach',
      foreach: "@body('List')",
      actions: {
        Send: {
          type: 'Http',
          inputs: { method: 'POST', uri: "@items('Apply_to_each_1')" },
          runAfter: {},
          note: 1,
        },
      },
      runAfter: { List: ['Succeeded', 'Failed'] },
    },
    Apply_to_each: { type: 'Scope', actions: {}, runAfter: { Apply_to_each_1: ['Failed'] } },
    Other: { type: 'Compose', inputs: 1, runAfter: { Apply_to_each_1: ['Succeeded'], List: ['Skipped'] } },
  })
  // What lies before is the same text, numbers that JSON.parse would change included.
  const start = text.indexOf('"Send"')
  expect(after.slice(0, start)).toBe(text.slice(0, start))
})

test('an action that is not there cannot be wrapped', () => {
  expect(() => wrapInForeach(openFlowDocument(text), 'Nobody', [], (action) => action)).toThrow(
    /no action 'Nobody'/,
  )
})

test('lists inside of lists: a loop in a loop, each over what the one around it is at', () => {
  const document = openFlowDocument(text)
  const lists = [() => "@body('List')", (outer: string | undefined) => `@items('${outer}')?['parts']`]
  const { edit, path } = wrapInForeach(document, 'Send', lists, (action, loop) => ({
    ...action,
    inputs: `@items('${loop}')?['sku']`,
  }))
  const { actions } = JSON.parse(applyTextEdits(text, edit.edits)).definition
  expect(actions.Apply_to_each_1).toEqual({
    type: 'Foreach',
    foreach: "@body('List')",
    actions: {
      Apply_to_each_2: {
        type: 'Foreach',
        foreach: "@items('Apply_to_each_1')?['parts']",
        actions: {
          Send: { type: 'Http', inputs: "@items('Apply_to_each_2')?['sku']", runAfter: {}, note: 1 },
        },
        runAfter: {},
      },
    },
    runAfter: { List: ['Succeeded', 'Failed'] },
  })
  expect(path).toEqual([
    'definition',
    'actions',
    'Apply_to_each_1',
    'actions',
    'Apply_to_each_2',
    'actions',
    'Send',
  ])
})
