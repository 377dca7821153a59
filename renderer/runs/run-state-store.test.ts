// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { asId, type RunEvent } from '../../shared/run/index.ts'
import { startWithBridge } from '../bridge/render-with-bridge.tsx'
import { ended, ran, started } from './run-samples.ts'
import { followRun, useFollowedRuns } from './run-state-store.ts'

const runId = asId.run('r1')
const followed = () => useFollowedRuns.getState().runs[runId]
const undoings: (() => void)[] = []
afterEach(() => {
  for (const undo of undoings.splice(0)) undo()
})
const follow = () => {
  const undo = followRun(runId)
  undoings.push(undo)
  return undo
}

test('reads the journal, then follows what happens', async () => {
  const bridge = startWithBridge({ runs: [[started('r1'), ...ran('A', 1001)]] })
  follow()
  await expect.poll(() => followed()?.state?.actions.get('A')?.status).toBe('Succeeded')
  const before = followed()?.state
  bridge.play(runId, ...ran('B', 1010, 'Failed'), ended(1020, 'Failed'))
  await expect.poll(() => followed()?.state?.status).toBe('Failed')
  expect(followed()?.state?.actions.get('B')?.error?.message).toBe('B did not work.')
  expect(followed()?.state).not.toBe(before)
})

test('a gap between the journal read and the live events is closed from the journal', async () => {
  const bridge = startWithBridge({ runs: [[started('r1')]] })
  follow()
  await expect.poll(() => followed()?.state?.lastSeq).toBe(1)
  const events = ran('A', 1001)
  bridge.play(runId, ...events, ...ran('B', 1010))
  // The same events once more and out of order: nothing is folded twice.
  bridge.emit('runs:eventBatch', { runId, events: [{ seq: 5, event: events[1] as RunEvent }] })
  bridge.emit('runs:eventBatch', { runId, events: [{ seq: 9, event: ended(1030) }] })
  await expect.poll(() => followed()?.state?.lastSeq).toBe(5)
  expect(followed()?.state?.status).toBe('Running')
})

test('more events than one page are read page by page', async () => {
  const many = Array.from({ length: 2600 }, (_, index) => ran(`A${index}`, 1001 + index)).flat()
  const bridge = startWithBridge({ runs: [[started('r1'), ...many]] })
  follow()
  await expect.poll(() => followed()?.state?.lastSeq).toBe(5201)
  const pages = bridge.requests.filter(({ channel }) => channel === 'runs:events')
  expect(pages.map(({ args }) => (args as { after: number }).after)).toEqual([0, 5000])
})

test('a run that is gone is an error, and trying again helps', async () => {
  startWithBridge()
  follow()
  await expect.poll(() => followed()?.error?.code).toBe('run.not-found')
  expect(followed()?.isLoading).toBe(false)
})

test('the last to follow is served live; nobody left means nothing is watched', async () => {
  const bridge = startWithBridge({ runs: [[started('r1')], [started('r2')]] })
  const watches = () =>
    bridge.requests.filter(({ channel }) => channel === 'runs:watch').map(({ args }) => args)
  const stopFirst = follow()
  const stopSecond = followRun(asId.run('r2'))
  stopSecond()
  stopFirst()
  undoings.length = 0
  expect(watches()).toEqual([{ runId: 'r1' }, { runId: 'r2' }, { runId: 'r1' }, { runId: null }])
  expect(useFollowedRuns.getState().runs).toEqual({})
})
