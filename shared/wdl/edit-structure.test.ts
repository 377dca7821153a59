import { describe, expect, test } from 'vitest'
import { RequestError } from '../errors/index.ts'
import type { WdlObject } from '../expressions/value.ts'
import { checkFlow } from './check-flow.ts'
import { dependantsOf, newProblems } from './dependants.ts'
import { addCase, removeCase, renameCase, setCaseValue } from './edit-branches.ts'
import { setDisabled } from './edit-disable.ts'
import { deleteActions, moveActions } from './edit-move.ts'
import type { FlowPlace } from './edit-place.ts'
import { unwrapAction, wrapActions } from './edit-wrap.ts'
import { type FlowDocument, openFlowDocument } from './flow-document.ts'
import type { FlowEdit } from './flow-edit.ts'
import { buildGraph } from './graph.ts'
import { applyTextEdits, invertEdits } from './text-edit.ts'

// A -> B -> C, A -failed-> E;  S { X -> Y } after C;  W { One: {P}, Two: {} } after S
const text = `{
  "schemaVersion": "1.0.0.0",
  "properties": {
    "displayName": "Old",
    "connectionReferences": {},
    "definition": {
      "$schema": "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
      "triggers": {"manual": {"type": "Request", "kind": "Button", "inputs": {"schema": {}}}},
      "actions": {
        "V": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "n", "type": "integer"}]}},
        "A": {"type": "Compose", "inputs": [1,  2], "runAfter": {"V": ["Succeeded"]}},
        "B": {
          "type": "Compose",
          "inputs": "@outputs('A')",
          "runAfter": {"A": ["Succeeded"]}
        },
        "C": {"type": "Compose", "inputs": "@outputs('B')", "runAfter": {"B": ["Succeeded"]}},
        "E": {"type": "Compose", "inputs": 5.0, "runAfter": {"A": ["Failed", "TimedOut"]}},
        "S": {
          "type": "Scope",
          "actions": {
            "X": {"type": "Compose", "inputs": "@outputs('C')"},
            "Y": {"type": "Compose", "inputs": "@outputs('X')", "runAfter": {"X": ["Succeeded"]}}
          },
          "runAfter": {"C": ["Succeeded"]}
        },
        "W": {
          "type": "Switch",
          "expression": "@variables('n')",
          "cases": {
            "One": {"case": 1, "actions": {"P": {"type": "Compose", "inputs": 1}}},
            "Two": {"case": 2, "actions": {}}
          },
          "default": {"actions": {}},
          "runAfter": {"S": ["Succeeded"]}
        }
      }
    }
  }
}
`
const document = openFlowDocument(text)

function applied(edit: FlowEdit, from: FlowDocument = document): FlowDocument {
  const edited = applyTextEdits(from.text, edit.edits)
  expect(applyTextEdits(edited, invertEdits(from.text, edit.edits))).toBe(from.text)
  const next = openFlowDocument(edited)
  expect(next.faults).toEqual([])
  return next
}

/** Every action with what it runs after, those inside of others indented by their branch. */
function ties(of: FlowDocument): readonly string[] {
  return buildGraph(of.definition!).actions.map((node) => {
    const where =
      node.parent === undefined ? '' : `${node.parent.name}.${node.branch.name ?? node.branch.kind}: `
    const before = node.runAfter.map(({ name, statuses }) =>
      statuses.join() === 'Succeeded' ? name : `${name}(${statuses.join()})`,
    )
    return `${where}${node.name} < ${before.join(' ')}`.trim()
  })
}

/** The lines of `ties` that an edit changes. */
function changed(edit: FlowEdit): readonly string[] {
  const before = ties(document)
  return ties(applied(edit)).filter((line) => !before.includes(line))
}

test('the flow under test is right', () => expect(checkFlow(document)).toEqual([]))

describe('moving', () => {
  const top = ['actions']
  test.each<[string, readonly string[], FlowPlace, readonly string[]]>([
    [
      'over a line: both ways are joined',
      ['B'],
      { branch: top, after: 'C', before: 'S' },
      ['C < A', 'B < C', 'S < B'],
    ],
    ['to the start', ['C'], { branch: top }, ['C <', 'V < C', 'S < B']],
    [
      'onto a line for certain outcomes: these go over',
      ['C'],
      { branch: top, after: 'A', before: 'E' },
      ['C < A(Failed,TimedOut)', 'E < C', 'S < B'],
    ],
    [
      'into a scope',
      ['B'],
      { branch: ['actions', 'S', 'actions'], after: 'X', before: 'Y' },
      ['C < A', 'S.actions: B < X', 'S.actions: Y < B'],
    ],
    [
      'into an empty case',
      ['B', 'C'],
      { branch: ['actions', 'W', 'cases', 'Two', 'actions'] },
      ['S < A', 'W.Two: B <', 'W.Two: C < B'],
    ],
    ['out of a scope', ['Y'], { branch: top, after: 'W' }, ['Y < W']],
    ['beside others', ['C'], { branch: top, after: 'A', parallel: true }, ['C < A', 'S < B']],
    [
      'two with one between them left behind',
      ['A', 'C'],
      { branch: top, after: 'W' },
      ['B < V', 'E < V(Failed,TimedOut)', 'S < B', 'A < W', 'C < A'],
    ],
  ])('%s', (_name, names, place, expected) => {
    expect(changed(moveActions(document, names, place)).toSorted()).toEqual(expected.toSorted())
  })

  test('an action keeps its text', () => {
    const moved = applied(moveActions(document, ['A'], { branch: ['actions', 'S', 'actions'] }))
    expect(moved.text).toContain('            "A": {"type": "Compose", "inputs": [1,  2], "runAfter": {}},\n')
    const b = applied(moveActions(document, ['B'], { branch: ['actions', 'S', 'actions'], after: 'Y' }))
    expect(b.text).toContain(
      '            "B": {\n              "type": "Compose",\n              "inputs": "@outputs(\'A\')",\n              "runAfter": {"Y": ["Succeeded"]}\n            }\n',
    )
  })

  test('to where it stands is no change', () => {
    expect(moveActions(document, ['B'], { branch: top, after: 'A', before: 'B' }).edits).toEqual([])
  })

  test.each<[string, readonly string[], FlowPlace, string]>([
    ['into itself', ['S'], { branch: ['actions', 'S', 'actions'] }, 'request.into-itself'],
    ['from several branches', ['A', 'X'], { branch: top }, 'request.several-branches'],
    ['to nowhere', ['A'], { branch: ['actions', 'Q', 'actions'] }, 'request.no-such-place'],
    ['behind a stranger', ['A'], { branch: top, after: 'X' }, 'request.no-such-place'],
  ])('%s is refused', (_name, names, place, code) => {
    expect(() => moveActions(document, names, place)).toThrow(expect.objectContaining({ code }))
  })
})

describe('deleting several', () => {
  test('joins what is left', () => {
    expect(changed(deleteActions(document, ['B', 'C', 'X']))).toEqual(['S < A', 'S.actions: Y <'])
  })

  test('what refers to them is told', () => {
    expect(dependantsOf(document, ['B', 'S', 'V']).map(({ owner, refersTo }) => [owner, refersTo])).toEqual([
      ['C', 'B'],
      ['W', 'n'],
    ])
  })

  test('what it breaks is what is new to the checker', () => {
    const now = applied(deleteActions(document, ['B']))
    const broken = newProblems(checkFlow(document), checkFlow(now))
    expect(broken.map(({ code, action }) => [code, action])).toEqual([['definition.unknown-action', 'C']])
  })
})

describe('wrapping', () => {
  const scope = { name: 'Scope', action: { type: 'Scope', actions: {} } as WdlObject }

  test('puts actions and what lies between them into a scope', () => {
    expect(changed(wrapActions(document, ['A', 'C'], scope))).toEqual([
      'Scope < V',
      'Scope.actions: A <',
      'Scope.actions: B < A',
      'Scope.actions: C < B',
      'E < Scope(Failed,TimedOut)',
      'S < Scope',
    ])
  })

  test('and away again gives the same flow', () => {
    const wrapped = applied(wrapActions(document, ['B', 'C'], scope))
    const unwrapped = applied(unwrapAction(wrapped, 'Scope'), wrapped)
    expect(ties(unwrapped)).toEqual(ties(document))
    expect(JSON.parse(unwrapped.text)).toEqual(JSON.parse(text))
  })

  test('an unwrapped scope hands on its ways', () => {
    expect(changed(unwrapAction(document, 'S'))).toEqual(['X < C', 'Y < X', 'W < Y'])
  })

  test('one filled case can be unwrapped', () => {
    expect(changed(unwrapAction(document, 'W'))).toEqual(['P < S'])
  })

  test.each<[string, () => unknown, string]>([
    ['a variable that is made', () => wrapActions(document, ['V'], scope), 'request.top-level-only'],
    ['several branches', () => wrapActions(document, ['A', 'X'], scope), 'request.several-branches'],
    [
      'different outcomes of one',
      () => wrapActions(document, ['B', 'E'], scope),
      'request.different-outcomes',
    ],
    ['unwrapping a plain action', () => unwrapAction(document, 'A'), 'request.no-such-place'],
  ])('%s is refused', (_name, make, code) => {
    expect(make).toThrow(expect.objectContaining({ code }))
    expect(make).toThrow(RequestError)
  })
})

describe('cases', () => {
  const casesOf = (of: FlowDocument) =>
    Object.entries(JSON.parse(of.text).properties.definition.actions.W.cases).map(
      ([name, value]) => `${name}=${JSON.stringify((value as { case: unknown }).case)}`,
    )

  test('are added with a name and a value of their own', () => {
    const added = addCase(document, 'W')
    expect(added.name).toBe('Case')
    const once = applied(added)
    expect(casesOf(once)).toEqual(['One=1', 'Two=2', 'Case=3'])
    expect(casesOf(applied(addCase(once, 'W'), once))).toEqual(['One=1', 'Two=2', 'Case=3', 'Case_2=4'])
  })

  test('are renamed, changed and taken away', () => {
    expect(casesOf(applied(renameCase(document, 'W', 'one', 'First')))).toEqual(['First=1', 'Two=2'])
    expect(casesOf(applied(setCaseValue(document, 'W', 'Two', 'b')))).toEqual(['One=1', 'Two="b"'])
    expect(casesOf(applied(removeCase(document, 'W', 'One')))).toEqual(['Two=2'])
  })

  test('a taken name is refused', () => {
    expect(() => renameCase(document, 'W', 'One', 'TWO')).toThrow(
      expect.objectContaining({ code: 'request.name-taken' }),
    )
    expect(() => addCase(document, 'S')).toThrow(expect.objectContaining({ code: 'request.no-such-place' }))
  })
})

describe('disabling', () => {
  test('is a static result, and enabling takes every trace of it away', () => {
    const off = applied(setDisabled(document, ['B', 'S'], true))
    const { actions, staticResults } = JSON.parse(off.text).properties.definition
    expect(staticResults).toEqual({ Disabled: { status: 'Succeeded' } })
    expect(actions.B.runtimeConfiguration).toEqual({
      staticResult: { name: 'Disabled', staticResultOptions: 'Enabled' },
    })
    expect(actions.S.actions.Y.runtimeConfiguration).toEqual(actions.B.runtimeConfiguration)
    const half = applied(setDisabled(off, ['S'], false), off)
    expect(applied(setDisabled(half, ['B'], false), half).text).toBe(text)
  })

  test('leaves a static result of its own alone', () => {
    const own = text.replace(
      '"inputs": 5.0,',
      '"inputs": 5.0, "runtimeConfiguration": {"staticResult": {"name": "Mine", "staticResultOptions": "Enabled"}},',
    )
    expect(() => setDisabled(openFlowDocument(own), ['E'], true)).toThrow(
      expect.objectContaining({ code: 'request.has-static-result' }),
    )
  })
})
