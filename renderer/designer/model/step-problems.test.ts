import { expect, test } from 'vitest'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import type { Problem } from '../../../shared/wdl/problem.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { buildFlowModel } from './flow-model.ts'
import { countProblems, indexSteps } from './step-problems.ts'

const model = buildFlowModel(openFlowDocument(flowText({ A: compose(), B: compose('A') })))!
const steps = indexSteps(model)
const idOf = (name: string) => model.steps.find((step) => step.name === name)!.id
const problem = (name: string, severity: Problem['severity']): Problem => ({
  code: 'definition.unknown-type',
  severity,
  message: '',
  path: [...model.top.path, name, 'type'],
  range: { start: 0, end: 1 },
  line: 1,
  column: 1,
})

test('errors and warnings count for their step, what is only to be known does not', () => {
  const counts = countProblems(steps, [problem('A', 'error'), problem('A', 'warning'), problem('B', 'info')])
  expect([...counts]).toEqual([[idOf('A'), { errors: 1, warnings: 1 }]])
})

test('counts that stay are the very same, so that no card is painted for them', () => {
  const before = countProblems(steps, [problem('A', 'error'), problem('B', 'warning')])
  expect(countProblems(steps, [problem('B', 'warning'), problem('A', 'error')], before)).toBe(before)
  const next = countProblems(steps, [problem('A', 'error'), problem('B', 'error')], before)
  expect(next.get(idOf('A'))).toBe(before.get(idOf('A')))
  expect(next.get(idOf('B'))).toEqual({ errors: 1, warnings: 0 })
})
