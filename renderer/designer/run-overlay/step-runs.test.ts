import { describe, expect, test } from 'vitest'
import {
  asId,
  foldEvents,
  type Repetition,
  type RunEvent,
  type RunState,
  type Status,
} from '../../../shared/run/index.ts'
import { openFlowDocument } from '../../../shared/wdl/flow-document.ts'
import { buildFlowModel } from '../model/flow-model.ts'
import { compose, flowText } from '../testing/flow-text.ts'
import { overlayRun } from './step-runs.ts'

const started: RunEvent = {
  type: 'run-started',
  at: 0,
  runId: asId.run('r'),
  flow: { flowId: asId.flow('f'), displayName: 'F' },
  origin: 'manual',
  trigger: { name: 'manual', type: 'Request' },
  definition: asId.content('d'),
  mocks: 'none',
  correlationId: 'c',
}

type Done = [
  action: string,
  status: Exclude<Status, 'Waiting' | 'Running' | 'Suspended' | 'Paused'>,
  repetition?: Repetition | undefined,
  branch?: string,
]

function runOf(done: readonly Done[], more: readonly RunEvent[] = []): RunState {
  const events: RunEvent[] = [
    started,
    ...done.map(
      ([action, status, repetition, branch], index): RunEvent => ({
        type: 'action-completed',
        at: index + 2,
        action,
        status,
        code: 'OK',
        startTime: index + 1,
        ...(repetition === undefined ? {} : { repetition }),
        ...(branch === undefined ? {} : { branch }),
      }),
    ),
    ...more,
  ]
  return foldEvents(events.map((event, index) => ({ seq: index + 1, event })))!
}

const ended: RunEvent = { type: 'run-completed', at: 99, status: 'Succeeded' }
const model = buildFlowModel(
  openFlowDocument(
    flowText({
      If: { type: 'If', expression: {}, actions: { Yes: compose() }, else: { actions: { No: compose() } } },
      Loop: {
        type: 'Foreach',
        foreach: '@1',
        actions: { Work: compose(), Inner: { type: 'Foreach', foreach: '@1', actions: { Deep: compose() } } },
      },
    }),
  ),
)!

function shown(run: RunState, repetition?: Repetition) {
  const { steps } = overlayRun(model, run, repetition)
  return (name: string) => steps.get(model.steps.find((step) => step.name === name)!.id)!
}

describe('a run over the canvas', () => {
  test('the trigger that fired and the actions that ran have their status; what never started is dim when all is over', () => {
    const at = shown(
      runOf(
        [
          ['If', 'Succeeded', undefined, 'actions'],
          ['Yes', 'Succeeded'],
          ['No', 'Skipped'],
        ],
        [ended],
      ),
    )
    expect(
      ['manual', 'If', 'Yes', 'No', 'Loop'].map((name) => [name, at(name).status, at(name).isDimmed]),
    ).toEqual([
      ['manual', 'Succeeded', false],
      ['If', 'Succeeded', false],
      ['Yes', 'Succeeded', false],
      ['No', 'Skipped', true],
      ['Loop', undefined, true],
    ])
  })

  test('while it runs, what has not started yet is not dim', () => {
    expect(shown(runOf([]))('Loop')).toMatchObject({ status: undefined, isDimmed: false })
  })

  test('the branch that was taken is told from the one passed by', () => {
    const { branches } = overlayRun(model, runOf([['if', 'Succeeded', undefined, 'else']]))
    expect(model.top.steps[0]!.branches.map(({ id }) => branches.get(id))).toEqual(['passed', 'taken'])
  })
})

describe('iterations', () => {
  const of = (...steps: [string, number][]): Repetition => steps.map(([scope, index]) => ({ scope, index }))
  const run = runOf([
    ['Work', 'Succeeded', of(['Loop', 0])],
    ['Work', 'Failed', of(['Loop', 1])],
    ['Work', 'Succeeded', of(['Loop', 2])],
    ['Inner', 'Succeeded', of(['Loop', 1])],
    ['Deep', 'Succeeded', of(['Loop', 1], ['Inner', 0])],
    ['Deep', 'Failed', of(['Loop', 2], ['Inner', 4])],
  ])

  test('the first that failed is shown unless one is asked for', () => {
    expect(shown(run)('Work')).toMatchObject({ status: 'Failed', iteration: 1 })
    expect(shown(run, of(['Loop', 2]))('Work')).toMatchObject({ status: 'Succeeded', iteration: 2 })
  })

  test('inner loops show what belongs to the iteration of the outer one', () => {
    expect(shown(run)('Deep')).toMatchObject({ status: 'Succeeded', iteration: 0 })
    expect(shown(run, of(['Loop', 0]))('Deep')).toMatchObject({ status: undefined })
  })

  test('the last is shown when none failed', () => {
    const fine = runOf([
      ['Work', 'Succeeded', of(['Loop', 0])],
      ['Work', 'Succeeded', of(['Loop', 1])],
    ])
    expect(shown(fine)('Work')).toMatchObject({ iteration: 1 })
  })
})
