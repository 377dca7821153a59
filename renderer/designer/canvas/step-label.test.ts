import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { stepLabel, stepSubtitle } from './step-label.ts'

const model = buildFlowModel(
  openFlowDocument(
    flowText({
      Say_it: { ...compose(), description: 'Aloud.' },
      Guard: { type: 'Scope', actions: { In_it: compose() }, runAfter: {} },
      Odd: { type: 'Teleport', inputs: {}, runAfter: {} },
    }),
  ),
)!
const named = (name: string) => model.steps.find((step) => step.name === name)!

test.each([
  ['Say_it', false, 'Say it, Compose, Action, Note: Aloud.'],
  ['Guard', false, 'Guard, Scope, Action, 1 action inside'],
  ['Guard', true, 'Guard, 1 action inside, Action, Scope'],
])('%s, collapsed: %s', (name, isCollapsed, label) => {
  expect(stepLabel(named(name), isCollapsed, undefined, undefined)).toBe(label)
})

test('begins with the texts of the card as one reads them', () => {
  for (const step of model.steps) {
    for (const isCollapsed of [false, true]) {
      const shown = `${step.name.replaceAll('_', ' ')}, ${stepSubtitle(step, isCollapsed)}, `
      expect(stepLabel(step, isCollapsed, undefined, undefined).startsWith(shown)).toBe(true)
    }
  }
})
