import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RequestError } from '../errors/index.ts'
import type { WdlObject } from '../expressions/value.ts'
import { checkFlow } from './check-flow.ts'
import { newProblems } from './dependants.ts'
import { addCase, removeCase } from './edit-branches.ts'
import { setDisabled } from './edit-disable.ts'
import { addAction, setDescription, uniqueActionName } from './edit-flow.ts'
import { deleteActions, moveActions } from './edit-move.ts'
import type { FlowPlace } from './edit-place.ts'
import { unwrapAction, wrapActions } from './edit-wrap.ts'
import { type FlowDocument, openFlowDocument } from './flow-document.ts'
import type { FlowEdit } from './flow-edit.ts'
import { copyActions } from './flow-fragment.ts'
import { type ActionNode, buildGraph } from './graph.ts'
import { pasteActions } from './paste-actions.ts'
import { renameAction } from './rename-flow-part.ts'
import { applyTextEdits, invertEdits } from './text-edit.ts'

/** What random numbers choose from: makes one edit of a document, or says why not. */
type Chooser = (document: FlowDocument, pick: (count: number) => number) => FlowEdit

const scope: WdlObject = { type: 'Scope', actions: {} }

function nodesOf(document: FlowDocument): readonly ActionNode[] {
  return buildGraph(document.definition!).actions
}

function somePlace(document: FlowDocument, pick: (count: number) => number): FlowPlace {
  const graph = buildGraph(document.definition!)
  const branches = [graph.top, ...graph.actions.flatMap(({ branches: own }) => own)]
  const branch = branches[pick(branches.length)]!
  const after = branch.actions[pick(branch.actions.length + 1)]
  const before = after?.followers[pick(after.followers.length + 1)]
  return {
    branch: branch.path,
    ...(after === undefined ? {} : { after: after.name }),
    ...(before === undefined ? {} : { before: before.name }),
    parallel: pick(4) === 0,
  }
}

function someNames(document: FlowDocument, pick: (count: number) => number): readonly string[] {
  const nodes = nodesOf(document)
  const one = nodes[pick(nodes.length)]!
  const siblings = one.branch.actions
  return [...new Set([one.name, siblings[pick(siblings.length)]!.name])]
}

const choosers: readonly Chooser[] = [
  (document, pick) => {
    const place = somePlace(document, pick)
    const target = place.after === undefined ? { branch: place.branch } : { after: place.after }
    const name = uniqueActionName(document, ['New', 'An action', 'x:/y~"'][pick(3)]!)
    return addAction(document, name, { type: 'Compose', inputs: '' }, { ...target, parallel: pick(3) === 0 })
  },
  (document, pick) => deleteActions(document, someNames(document, pick)),
  (document, pick) => moveActions(document, someNames(document, pick), somePlace(document, pick)),
  (document, pick) => wrapActions(document, someNames(document, pick), { name: 'Scope', action: scope }),
  (document, pick) => unwrapAction(document, someNames(document, pick)[0]!),
  (document, pick) =>
    pasteActions(document, copyActions(document, someNames(document, pick)), somePlace(document, pick)),
  (document, pick) => setDisabled(document, someNames(document, pick), pick(2) === 0),
  (document, pick) => {
    const name = someNames(document, pick)[0]!
    return renameAction(document, name, uniqueActionName(document, `${name.slice(0, 20)} 2`))
  },
  (document, pick) => setDescription(document, someNames(document, pick)[0]!, ['', 'a "note"'][pick(2)]!),
  (document) => addCase(document, 'Choose'),
  (document, pick) => {
    const cases = nodesOf(document).find(({ name }) => name === 'Choose')?.branches ?? []
    return removeCase(document, 'Choose', cases[pick(cases.length)]?.name ?? '')
  },
]

const flow = {
  properties: {
    connectionReferences: {},
    definition: {
      $schema: 'https://schema.management.azure.com/schemas/2016-06-01/workflowdefinition.json#',
      contentVersion: '1.0.0.0',
      triggers: { manual: { type: 'Request', kind: 'Button', inputs: { schema: {} } } },
      actions: {
        A: { type: 'Compose', inputs: [1, 2.5, 'x'] },
        B: { type: 'Compose', inputs: "@outputs('A')", runAfter: { A: ['Succeeded'] } },
        C: { runAfter: { A: ['Failed', 'TIMEDOUT'] }, type: 'Compose', inputs: null },
        Each: {
          type: 'Foreach',
          foreach: "@outputs('A')",
          runAfter: { B: ['Succeeded'], C: ['Succeeded', 'Skipped'] },
          actions: {
            If: {
              type: 'If',
              expression: { and: [{ equals: [1, 1] }] },
              actions: { D: { type: 'Compose', inputs: "@items('Each')" } },
              else: { actions: {} },
            },
            F: { type: 'Compose', inputs: 1, runAfter: { If: ['Succeeded'] } },
          },
        },
        Choose: {
          type: 'Switch',
          expression: '@1',
          cases: { One: { case: 1, actions: { G: { type: 'Compose', inputs: 1 } } } },
          default: { actions: {} },
          runAfter: { Each: ['Succeeded'] },
        },
      },
    },
  },
}

const layouts: readonly ((text: string) => string)[] = [
  () => JSON.stringify(flow, null, 2),
  () => `\ufeff${JSON.stringify(flow, null, '\t').replaceAll('\n', '\r\n')}\r\n`,
  () => JSON.stringify(flow),
  () => JSON.stringify(flow, null, 4).replaceAll(/\[\s+("\w+")\s+\]/g, '[ $1 ]'),
]

/** Whether every tie names a sibling, nothing runs in a circle and no name is there twice. */
function assertSound(document: FlowDocument): void {
  expect(document.faults).toEqual([])
  const nodes = nodesOf(document)
  const folded = nodes.map(({ name }) => name.toLowerCase())
  expect(new Set(folded).size).toBe(folded.length)
  for (const { name, runAfter } of nodes) {
    expect([name, runAfter.filter(({ target }) => target === undefined)]).toEqual([name, []])
  }
  const codes = checkFlow(document).map(({ code }) => code)
  expect(codes.filter((code) => /run-after|cycl|duplicate|unknown-type/.test(code))).toEqual([])
}

test('any edits keep a sound document, and undone one by one give back its very bytes', () => {
  const steps = fc.array(fc.tuple(fc.nat(choosers.length - 1), fc.infiniteStream(fc.nat(1000))), {
    minLength: 1,
    maxLength: 14,
  })
  let made = 0
  fc.assert(
    fc.property(fc.nat(layouts.length - 1), steps, (layout, chosen) => {
      const start = layouts[layout]!('')
      let document = openFlowDocument(start)
      const backwards: (readonly [string, ReturnType<typeof invertEdits>])[] = []
      for (const [which, stream] of chosen) {
        if (nodesOf(document).length === 0) break
        const pick = (count: number) => (stream.next().value as number) % Math.max(1, count)
        try {
          const { edits, label } = choosers[which]!(document, pick)
          expect(label).not.toBe('')
          backwards.push([document.text, invertEdits(document.text, edits)])
          document = openFlowDocument(applyTextEdits(document.text, edits))
          made++
        } catch (thrown) {
          if (!(thrown instanceof RequestError)) throw thrown
          expect(thrown.code).toMatch(/^request\./)
        }
        assertSound(document)
      }
      let text = document.text
      for (const [before, edits] of backwards.toReversed()) {
        text = applyTextEdits(text, edits)
        expect(text).toBe(before)
      }
      expect(text).toBe(start)
    }),
    { numRuns: 150 },
  )
  expect(made).toBeGreaterThan(300)
})

test('moving there and back breaks nothing', () => {
  const document = openFlowDocument(JSON.stringify(flow, null, 2))
  const there = moveActions(document, ['B'], { branch: ['actions', 'Each', 'actions'], after: 'F' })
  const moved = openFlowDocument(applyTextEdits(document.text, there.edits))
  const back = moveActions(moved, ['B'], { branch: ['actions'], after: 'A', before: 'Each' })
  const again = openFlowDocument(applyTextEdits(moved.text, back.edits))
  expect(newProblems(checkFlow(document), checkFlow(again))).toEqual([])
  expect(JSON.parse(again.text).properties.definition.actions.B).toEqual(flow.properties.definition.actions.B)
})
