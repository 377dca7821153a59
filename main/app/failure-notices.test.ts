import { expect, test } from 'vitest'
import { asId, type RunOrigin, type RunSummary } from '../../shared/run/index.ts'
import type { RunEventBatch } from '../services/engine-host.ts'
import { tellFailures } from './failure-notices.ts'

const runId = asId.run('r')

function setUp(origin: RunOrigin, facts: { isWatched?: boolean; isWanted?: boolean } = {}) {
  const shown: string[] = []
  let listener: (batch: RunEventBatch) => void = () => {}
  const undo = tellFailures({
    runs: {
      subscribe: (given) => {
        listener = given
        return () => {
          listener = () => {}
        }
      },
      get: async () =>
        ({
          runId,
          flowId: asId.flow('f'),
          flowName: 'Nightly',
          status: 'Failed',
          origin,
          trigger: 't',
          startTime: 0,
        }) satisfies RunSummary,
    },
    isWatched: () => facts.isWatched ?? false,
    isWanted: () => facts.isWanted ?? true,
    show: ({ flowName }) => shown.push(flowName),
  })
  const end = async (status: 'Failed' | 'TimedOut' | 'Succeeded' | 'Cancelled') => {
    listener({ runId, events: [{ seq: 2, event: { type: 'run-completed', at: 1, status } }] })
    await Promise.resolve()
    await Promise.resolve()
  }
  return { shown, end, undo }
}

test('a failed or timed out run of a trigger is told, once each; others are not', async () => {
  const { shown, end, undo } = setUp('trigger')
  await end('Succeeded')
  await end('Cancelled')
  expect(shown).toEqual([])
  await end('Failed')
  await end('TimedOut')
  expect(shown).toEqual(['Nightly', 'Nightly'])
  undo()
  await end('Failed')
  expect(shown).toHaveLength(2)
})

test.each([
  ['what a person started is on their screen', 'manual', {}],
  ['while the window is looked at it tells itself', 'trigger', { isWatched: true }],
  ['nobody wants to know', 'trigger', { isWanted: false }],
] as const)('%s', async (_why, origin, facts) => {
  const { shown, end } = setUp(origin, facts)
  await end('Failed')
  expect(shown).toEqual([])
})
