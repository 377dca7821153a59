import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import type { StepRun } from '../run-overlay/step-runs.ts'
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
  ['Say_it', false, 'Say it, Compose, Aloud., Action'],
  ['Guard', false, 'Guard, Scope, Action, 1 action inside'],
  ['Guard', true, 'Guard, 1 action inside, Action, Scope'],
])('%s, collapsed: %s', (name, isCollapsed, label) => {
  expect(stepLabel(named(name), { isCollapsed })).toBe(label)
})

test('begins with the texts of the card as one reads them', () => {
  for (const step of model.steps) {
    for (const isCollapsed of [false, true]) {
      const shown = `${step.name.replaceAll('_', ' ')}, ${stepSubtitle(step, isCollapsed)}, `
      expect(stepLabel(step, { isCollapsed }).startsWith(shown)).toBe(true)
    }
  }
})

test('all texts of a card come one after the other, as axe reads them', () => {
  const step = named('Say_it')
  const run = { status: 'Failed', startTime: 0, endTime: 1_500, attempt: 2 } as StepRun
  expect(stepLabel(step, { run, coverage: { mark: '3×', words: 'Reached by tests, 3 times' } })).toBe(
    'Say it, Compose, 3×, 1.5 s, Attempt 2, Aloud., Action, Failed, Reached by tests, 3 times',
  )
  expect(stepLabel(step, { problems: { errors: 2, warnings: 1 } })).toMatch(
    /^Say it, Compose, 3, Aloud\., Action, 2 errors/,
  )
})
