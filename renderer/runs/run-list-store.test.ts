// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { asId, foldEvents, type RunEvent, summarize } from '../../shared/run/index.ts'
import { startWithBridge } from '../bridge/render-with-bridge.tsx'
import { acceptSummaries, deleteRun, showOlderRuns, showRuns, useRunList } from './run-list-store.ts'
import { ended, started } from './run-samples.ts'

const ids = () => useRunList.getState().runs?.map(({ runId }) => runId as string)
const summary = (...events: readonly RunEvent[]) => {
  const state = foldEvents(events.map((event, index) => ({ seq: index + 1, event })))
  if (state === undefined) throw new Error('no run-started')
  return summarize(state)
}

test('shows the newest first, page by page, runs of one ms on both sides of a page once', async () => {
  // 250 runs, three in each ms.
  startWithBridge({
    runs: Array.from({ length: 250 }, (_, at) => [started(`r${at}`, 1000 + Math.floor(at / 3)), ended(5000)]),
  })
  await showRuns({ filter: 'all' })
  expect([ids()?.length, useRunList.getState().hasMore]).toEqual([100, true])
  await showOlderRuns()
  await showOlderRuns()
  await showOlderRuns()
  expect([new Set(ids()).size, ids()?.length, useRunList.getState().hasMore]).toEqual([250, 250, false])
})

test('asks for what the filter lets through', async () => {
  const bridge = startWithBridge({
    runs: [
      [started('ok', 1), ended(9)],
      [started('bad', 2), ended(9, 'Failed')],
      [started('slow', 3), ended(9, 'TimedOut')],
      [started('on', 4)],
    ],
  })
  await showRuns({ filter: 'failed', flowId: asId.flow('digest') })
  expect(ids()).toEqual(['slow', 'bad'])
  expect(bridge.requests.at(-1)?.args).toEqual({
    limit: 100,
    flowId: 'digest',
    statuses: ['Failed', 'TimedOut', 'Aborted'],
  })
})

test('news changes the list; a run that no longer passes the filter leaves it', async () => {
  startWithBridge({ runs: [[started('a', 1)]] })
  await showRuns({ filter: 'active' })
  acceptSummaries([summary(started('b', 2))])
  expect(ids()).toEqual(['b', 'a'])
  expect([...useRunList.getState().active.keys()]).toEqual(['a', 'b'])
  acceptSummaries([summary(started('b', 2), ended(3))])
  expect(ids()).toEqual(['a'])
  expect([...useRunList.getState().active.keys()]).toEqual(['a'])
})

test('an answer to an older question does not overwrite the newer list', async () => {
  startWithBridge({
    runs: [
      [started('ok', 1), ended(9)],
      [started('bad', 2), ended(9, 'Failed')],
    ],
  })
  const first = showRuns({ filter: 'succeeded' })
  const second = showRuns({ filter: 'failed' })
  await Promise.all([first, second])
  expect(ids()).toEqual(['bad'])
})

test('a list that cannot be read says why and keeps nothing of another query', async () => {
  const bridge = startWithBridge({ runs: [[started('a', 1)]] })
  await showRuns({ filter: 'all' })
  bridge.failNext('runs:list', { code: 'run.store-locked', message: 'The history is locked.' })
  await showRuns({ filter: 'failed' })
  expect(useRunList.getState()).toMatchObject({
    runs: undefined,
    error: { message: 'The history is locked.' },
  })
})

test('a deleted run leaves the list; one that was not deleted stays', async () => {
  const bridge = startWithBridge({
    runs: [
      [started('a', 1), ended(2)],
      [started('b', 3), ended(4)],
    ],
  })
  await showRuns({ filter: 'all' })
  bridge.failNext('runs:delete', { code: 'run.store-locked', message: 'The history is locked.' })
  expect([await deleteRun(asId.run('a')), ids()]).toEqual([false, ['b', 'a']])
  expect([await deleteRun(asId.run('a')), ids()]).toEqual([true, ['b']])
})
