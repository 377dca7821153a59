import { expect, test } from 'vitest'
import { createFakeIo } from '../testing/fake-io.ts'
import { watchInterruption } from './interruption.ts'

function setUp() {
  const io = createFakeIo()
  const log: string[] = []
  const interruption = watchInterruption(io, () => log.push('terminal given back'))
  return { io, log, interruption }
}

test('before there is a run, Ctrl+C leaves at once', () => {
  const { io, log } = setUp()
  io.interrupt()
  expect(io.exits).toEqual([130])
  expect(log).toEqual(['terminal given back'])
})

test('the first cancels, the second leaves', () => {
  const { io, log, interruption } = setUp()
  interruption.onRun(async () => {
    log.push('cancelled')
  })
  io.interrupt()
  expect([io.exits, log]).toEqual([[], ['cancelled']])
  io.interrupt()
  expect([io.exits, log]).toEqual([[130], ['cancelled', 'terminal given back']])
})

test('a cancel that fails leaves', async () => {
  const { io, interruption } = setUp()
  interruption.onRun(async () => {
    throw new Error('gone')
  })
  io.interrupt()
  await expect.poll(() => io.exits).toEqual([130])
})

test('after the end Ctrl+C is nobody’s business here', () => {
  const { io, interruption } = setUp()
  interruption.end()
  expect(io.interruptListeners()).toBe(0)
})
