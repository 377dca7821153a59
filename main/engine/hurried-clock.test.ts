import { expect, test } from 'vitest'
import { HurriedClock } from './hurried-clock.ts'
import type { Clock } from './ports.ts'

/** A machine's clock that is moved by hand. */
function handClock() {
  let now = 1000
  let timers: { timeMs: number; callback: () => void }[] = []
  const turn: (() => void)[] = []
  const clock: Clock = {
    nowMs: () => now,
    at: (timeMs, callback) => {
      const timer = { timeMs, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    soon: (callback) => turn.push(callback),
  }
  const settle = () => {
    while (turn.length > 0) for (const callback of turn.splice(0)) callback()
  }
  const pass = (ms: number) => {
    now += ms
    const due = timers.filter(({ timeMs }) => timeMs <= now)
    timers = timers.filter(({ timeMs }) => timeMs > now)
    for (const { callback } of due) callback()
    settle()
  }
  return { clock, settle, pass, alarms: () => timers.length }
}

function setUp(isIdle: () => boolean) {
  const hand = handClock()
  const clock = new HurriedClock(hand.clock, isIdle)
  const log: string[] = []
  const note = (name: string) => () => log.push(`${name} ${clock.nowMs()}`)
  return { ...hand, hurried: clock, log, note }
}

test('idle: jumps from timer to timer in their order, and the clock moves on past them', () => {
  const { hurried, log, note, settle, pass } = setUp(() => true)
  hurried.at(86_401_000, note('day'))
  hurried.at(61_000, note('minute'))
  hurried.at(61_000, note('second minute'))
  settle()
  pass(5)
  expect([log, hurried.nowMs()]).toEqual([
    ['minute 61000', 'second minute 61000', 'day 86401000'],
    86_401_005,
  ])
})

test('busy: time goes by the real clock, and a time limit ends a call that hangs', () => {
  const { hurried, log, note, settle, pass, alarms } = setUp(() => false)
  hurried.at(6000, note('limit'))
  settle()
  pass(4999)
  expect(log).toEqual([])
  pass(1)
  expect([log, alarms()]).toEqual([['limit 6000'], 0])
})

test('busy after a jump: what is left of a timer is counted from there', () => {
  let isIdle = true
  const { hurried, log, note, settle, pass } = setUp(() => isIdle)
  hurried.at(11_000, () => {
    isIdle = false
    log.push('busy')
  })
  hurried.at(14_000, note('limit'))
  settle()
  pass(2999)
  expect(log).toEqual(['busy'])
  pass(1)
  expect(log).toEqual(['busy', 'limit 14000'])
})

test('undone timers never ring and leave no alarm', () => {
  const { hurried, log, note, settle, alarms } = setUp(() => true)
  const undo = hurried.at(5000, note('undone'))
  undo()
  settle()
  expect([log, alarms(), hurried.nowMs()]).toEqual([[], 0, 1000])
})

test('after a restart it goes on no earlier than it was', () => {
  const { hurried } = setUp(() => true)
  hurried.jumpTo(500)
  expect(hurried.nowMs()).toBe(1000)
  hurried.jumpTo(90_000)
  expect(hurried.nowMs()).toBe(90_000)
})
