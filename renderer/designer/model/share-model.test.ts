import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { buildFlowModel, type FlowModel } from './flow-model.ts'
import { shareModel } from './share-model.ts'

const text = flowText({
  A: compose(),
  Scope: {
    type: 'Scope',
    actions: { Inner: compose(), Last: compose('Inner') },
    runAfter: { A: ['Succeeded'] },
  },
})

function modelOf(source: string): FlowModel {
  return buildFlowModel(openFlowDocument(source))!
}

/** Names of the steps that are other objects than before. */
function changed(before: FlowModel, source: string): string[] {
  const old = new Set(before.steps)
  return shareModel(before, modelOf(source))
    .steps.filter((step) => !old.has(step))
    .map(({ name }) => name)
}

test.each([
  ['a value no card shows', text.replace('"inputs": 1', '"inputs": 12345'), []],
  ['white space', `\n\n${text}`, []],
  ['a type', text.replace('"type": "Compose"', '"type": "Wait"'), ['A']],
  ['a note inside a scope', text.replace('"Last": {', '"Last": { "description": "x",'), ['Scope', 'Last']],
  ['statuses', text.replace('"Inner": [\n', '"Inner": ["Failed",\n'), ['Scope', 'Last']],
])('after %s only what looks different is new', (_name, source, names) => {
  expect(source).not.toBe(text)
  expect(changed(modelOf(text), source)).toEqual(names)
})

test('with nothing changed to the eye the drawn parts are the very same; ranges are those of the new text', () => {
  const before = modelOf(text)
  const after = shareModel(before, modelOf(`  ${text}`))
  expect([
    after.top === before.top,
    after.triggers === before.triggers,
    after.steps === before.steps,
  ]).toEqual([true, true, true])
  const id = before.steps[1]!.id
  expect(after.ranges.get(id)!.start).toBe(before.ranges.get(id)!.start + 2)
})

test('whatever changes, the shared model says the same as the new one', () => {
  const sources = [
    text,
    flowText({}),
    flowText({ Scope: compose(), A: { type: 'If', actions: { Inner: compose() } } }),
    flowText({ A: compose() }, {}),
  ]
  for (const from of sources)
    for (const to of sources) expect(shareModel(modelOf(from), modelOf(to))).toEqual(modelOf(to))
})
