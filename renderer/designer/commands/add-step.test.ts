import { describe, expect, test } from 'vitest'
import { actionOperations, operationOf } from '../../../shared/operations/index.ts'
import { checkFlow } from '../../../shared/wdl/check-flow.ts'
import { type FlowDocument, openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { applyTextEdits } from '../../../shared/wdl/text-edit.ts'
import type { AddPlace } from '../canvas/canvas-state.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { addStep } from './add-step.ts'
import { addTrigger } from './add-trigger.ts'

const manifest = operationOf('Compose')

/** runAfter of every action after a Compose was added at a place, by names. */
function afterAdding(actions: object, place: (document: FlowDocument) => AddPlace): Record<string, string[]> {
  const text = flowText(actions)
  const document = openFlowDocument(text)
  const { edit, id } = addStep(document, manifest, place(document))
  const model = buildFlowModel(openFlowDocument(applyTextEdits(text, edit.edits)))!
  expect(model.steps.map((step) => step.id)).toContain(id)
  return Object.fromEntries(
    model.steps
      .filter(({ kind }) => kind === 'action')
      .map((step) => [step.name, step.runAfter.map(({ name, statuses }) => `${name}:${statuses.join('+')}`)]),
  )
}

function place(after: string | undefined, before?: string) {
  return (document: FlowDocument): AddPlace => {
    const model = buildFlowModel(document)!
    const named = (name: string | undefined) => model.steps.find((step) => step.name === name)
    const home = [model.top, ...model.steps.flatMap(({ branches }) => branches)]
    const branch = home.find(({ steps }) => steps.some(({ name }) => name === (after ?? before))) ?? model.top
    return { branch, after: named(after), before: named(before) }
  }
}

describe('adding on a line or at an end', () => {
  test.each<[string, object, (document: FlowDocument) => AddPlace, Record<string, string[]>]>([
    ['an empty flow', {}, place(undefined), { Compose: [] }],
    ['behind the last', { A: compose() }, place('A'), { A: [], Compose: ['A:Succeeded'] }],
    ['before the first', { A: compose() }, place(undefined, 'A'), { Compose: [], A: ['Compose:Succeeded'] }],
    [
      'between two',
      { A: compose(), B: compose('A') },
      place('A', 'B'),
      { A: [], Compose: ['A:Succeeded'], B: ['Compose:Succeeded'] },
    ],
    [
      'on one way of a fork: the other way stays',
      { A: compose(), B: compose('A'), C: compose('A') },
      place('A', 'C'),
      { A: [], Compose: ['A:Succeeded'], B: ['A:Succeeded'], C: ['Compose:Succeeded'] },
    ],
    [
      'on one way into a join: the other condition stays',
      { A: compose(), B: compose(), C: compose('A', 'B') },
      place('A', 'C'),
      { A: [], Compose: ['A:Succeeded'], B: [], C: ['Compose:Succeeded', 'B:Succeeded'] },
    ],
    [
      'where names differ in case',
      { First: compose(), B: compose('FIRST') },
      place('First', 'B'),
      { First: [], Compose: ['First:Succeeded'], B: ['Compose:Succeeded'] },
    ],
  ])('%s', (_name, actions, where, expected) => expect(afterAdding(actions, where)).toEqual(expected))

  test('everything outside of the edit stays as it is written', () => {
    const text = flowText({ A: compose(), B: compose('A') }).replaceAll('\n', '\r\n')
    const document = openFlowDocument(text)
    const { edit } = addStep(document, manifest, place('A', 'B')(document))
    const after = applyTextEdits(text, edit.edits)
    expect(after.replace(/\r\n/g, '')).not.toContain('\n')
    expect(after.startsWith(text.slice(0, text.indexOf('"A"')))).toBe(true)
  })
})

test.each(actionOperations.map((operation) => [operation.type, operation] as const))(
  'a new %s is one the checker knows the type of',
  (_type, operation) => {
    const text = flowText({})
    const document = openFlowDocument(text)
    const { edit } = addStep(document, operation, place(undefined)(document))
    const added = openFlowDocument(applyTextEdits(text, edit.edits))
    expect(added.syntaxProblems).toEqual([])
    const codes = checkFlow(added).map(({ code }) => code)
    expect(codes.filter((code) => /unknown-type|bad-type|run-after/.test(code))).toEqual([])
  },
)

test('a trigger can be added where there is none, also without a triggers object', () => {
  for (const text of [
    flowText({}, {}),
    '{"definition":{"$schema":"x/workflowdefinition.json#","actions":{}}}',
  ]) {
    const document = openFlowDocument(text)
    const { edit, id } = addTrigger(document, operationOf('Recurrence', 'trigger'))
    const model = buildFlowModel(openFlowDocument(applyTextEdits(text, edit.edits)))
    expect(model?.triggers.map((step) => [step.id, step.type])).toEqual([[id, 'Recurrence']])
  }
})
