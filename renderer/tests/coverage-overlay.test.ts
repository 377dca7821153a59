import { expect, test } from 'vitest'
import { coverageItemsOf, coverRun } from '../../shared/flow-tests/index.ts'
import { asId, foldEvents, type RunEvent } from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import { coverageOverlay } from './coverage-overlay.ts'

const { definition } = openFlowDocument(
  JSON.stringify({
    definition: {
      triggers: {},
      actions: {
        A: { type: 'Compose', inputs: 1 },
        If: {
          type: 'If',
          expression: '@equals(1, 1)',
          actions: { Yes: { type: 'Compose', inputs: 1 } },
          else: { actions: { No: { type: 'Compose', inputs: 1 } } },
          runAfter: { A: ['Succeeded'] },
        },
        B: { type: 'Compose', inputs: 1, runAfter: { A: ['Failed'] } },
      },
    },
  }),
)

test('what is painted: reached, reached in part, not at all, and lines nobody followed', () => {
  const done = (action: string, status: 'Succeeded' | 'Skipped', branch?: string): RunEvent => ({
    type: 'action-completed',
    at: 1,
    action,
    status,
    code: 'OK',
    startTime: 1,
    ...(branch === undefined ? {} : { branch }),
  })
  const started: RunEvent = {
    type: 'run-started',
    at: 0,
    runId: asId.run('r'),
    flow: { flowId: asId.flow('f'), displayName: 'F' },
    origin: 'test',
    trigger: { name: 'manual', type: 'Request' },
    definition: asId.content('d'),
    mocks: 'none',
    correlationId: 'c',
  }
  const events = [
    started,
    done('A', 'Succeeded'),
    done('If', 'Succeeded', 'actions'),
    done('Yes', 'Succeeded'),
    done('No', 'Skipped'),
    done('B', 'Skipped'),
  ]
  const state = foldEvents(events.map((event, index) => ({ seq: index + 1, event })))!
  const items = coverageItemsOf(definition!)
  const overlay = coverageOverlay(coverRun({ flow: 'f.json', flowName: 'F', runs: 0, items }, state, []))
  expect([...overlay.actions].map(([name, { level, hits }]) => [name, level, hits])).toEqual([
    ['a', 'covered', 1],
    ['if', 'partly', 1],
    ['yes', 'covered', 1],
    ['no', 'missed', 0],
    ['b', 'missed', 0],
  ])
  expect(overlay.actions.get('if')?.missed).toEqual([
    'If: false',
    'If: equals(1, 1) is true',
    'If: equals(1, 1) is false',
  ])
  expect([...overlay.missedEdges]).toEqual(['a>b'])
})
