import { expect, test } from 'vitest'
import { asId, type RunId } from '../../shared/run/index.ts'
import { TriggerGate } from './trigger-gate.ts'

/** Runs by name that end when they are told to, and the order in which they began. */
function runs() {
  const begun: string[] = []
  const enders = new Map<string, (outcome?: 'fail') => void>()
  return {
    begun,
    run: (name: string) => ({
      runId: asId.run(name),
      begin: () => {
        begun.push(name)
        return new Promise<void>((resolve, reject) => {
          enders.set(name, (outcome) => (outcome === 'fail' ? reject(new Error('no')) : resolve()))
        })
      },
    }),
    end: async (name: string, outcome?: 'fail') => {
      enders.get(name)?.(outcome)
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

test('lets through as many as there may be, the others in order; a run that fails makes room, too', async () => {
  const gate = new TriggerGate({ runs: 2, waiting: 2 })
  const { begun, end, run } = runs()
  expect(['a', 'b', 'c', 'd'].map((name) => gate.enter(run(name)))).toEqual([false, false, true, true])
  expect([begun, gate.waitingCount, gate.hasRoomFor(1)]).toEqual([['a', 'b'], 2, false])
  await end('b', 'fail')
  expect([begun, gate.hasRoomFor(1), gate.hasRoomFor(2)]).toEqual([['a', 'b', 'c'], true, false])
  await end('a')
  await end('c')
  await end('d')
  expect([begun, gate.isBusy]).toEqual([['a', 'b', 'c', 'd'], false])
})

test('runs of the time before count, and a stopped gate begins nothing more', async () => {
  const gate = new TriggerGate({ runs: 1, waiting: 1 })
  const { begun, end, run } = runs()
  let over = () => {}
  const earlier: Promise<void> = new Promise((resolve) => {
    over = resolve
  })
  gate.occupy('earlier' as RunId, earlier)
  expect([gate.enter(run('a')), gate.isBusy]).toEqual([true, true])
  over()
  await earlier
  await Promise.resolve()
  expect(begun).toEqual(['a'])
  gate.enter(run('b'))
  gate.stop()
  await end('a')
  expect([begun, gate.waitingCount]).toEqual([['a'], 0])
})
