import { expect, test } from 'vitest'
import { glyphsFor } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import { createFakeSink } from '../testing/fake-io.ts'
import { completed, graphOf, RecordedRun, started } from '../testing/run-events.ts'
import { screenOf } from '../testing/screen.ts'
import { createProgressTree } from './progress-tree.ts'

const compose = { type: 'Compose', inputs: 1 }

function setUp(actions: Readonly<Record<string, unknown>>, size: { columns?: number; rows?: number } = {}) {
  const sink = createFakeSink({ isTTY: true, ...size })
  let now = 0
  let tick: (() => void) | undefined
  const progress = createProgressTree({
    sink,
    style: styleFor(createFakeSink(), {}),
    glyphs: glyphsFor({}),
    graph: graphOf(actions),
    clock: {
      nowMs: () => now,
      every: (_interval, callback) => {
        tick = callback
        return () => {
          tick = undefined
        }
      },
    },
  })
  return {
    progress,
    run: new RecordedRun(),
    /** Moves the clock and draws. */
    at: (ms: number) => {
      now = ms
      tick?.()
      return screenOf(sink.text())
    },
    screen: () => screenOf(sink.text()),
    isTicking: () => tick !== undefined,
  }
}

test('nested scopes are indented, ended ones stay, running ones move', () => {
  const { progress, run, at, screen, isTicking } = setUp({
    First: compose,
    Scope: { type: 'Scope', actions: { Inner: compose } },
  })
  run.begin(progress)
  run.tell(progress, started('First', 0), completed('First', 12, { startTime: 0 }))
  run.tell(progress, started('Scope', 12), started('Inner', 12))
  expect(at(1500)).toEqual([
    '✔ First  12 ms',
    '⠙ Scope  1.5 s',
    '  ⠙ Inner  1.5 s',
    'running, 1 done, 2 open, 1.5 s, Ctrl+C cancels',
  ])
  run.tell(progress, completed('Inner', 1600, { startTime: 12 }), completed('Scope', 1600, { startTime: 12 }))
  progress.finish(run.state)
  expect(screen()).toEqual(['✔ First  12 ms', '✔ Scope  1.6 s', '  ✔ Inner  1.6 s'])
  expect(isTicking()).toBe(false)
})

test('a loop is one line with a counter; below it what runs or failed', () => {
  const loop = { type: 'Foreach', foreach: '@x', actions: { Step: compose } }
  const { progress, run, at, screen } = setUp({ Loop: loop })
  run.begin(progress)
  run.tell(progress, started('Loop', 0), {
    type: 'loop-progressed',
    at: 0,
    action: 'Loop',
    total: 3,
  })
  run.tell(
    progress,
    started('Step', 0, 'Loop[0]'),
    completed('Step', 5, { startTime: 0 }, 'Loop[0]'),
    { type: 'loop-progressed', at: 5, action: 'Loop', index: 0, status: 'Succeeded' },
    started('Step', 5, 'Loop[1]'),
  )
  expect(at(100)).toEqual([
    '⠙ Loop  1/3  100 ms',
    '  ⠙ Step  100 ms',
    'running, 1 done, 2 open, 100 ms, Ctrl+C cancels',
  ])
  run.tell(
    progress,
    completed(
      'Step',
      9,
      {
        status: 'Failed',
        code: 'BadRequest',
        error: { code: 'BadRequest', message: 'no\nway' },
        startTime: 5,
      },
      'Loop[1]',
    ),
    { type: 'loop-progressed', at: 9, action: 'Loop', index: 1, status: 'Failed' },
    completed('Loop', 10, { status: 'Failed', code: 'ActionFailed', startTime: 0 }),
  )
  progress.finish(run.state)
  expect(screen()).toEqual(['✖ Loop  2 iterations, 1 failed  10 ms', '  ✖ Step  4 ms  no way'])
})

test('retries, waits, branches and skips are told', () => {
  const { progress, run, at, screen } = setUp({
    Choose: {
      type: 'If',
      expression: '@true',
      actions: { Yes: compose },
      else: { actions: { No: compose } },
    },
    Call: { type: 'Http', inputs: { method: 'GET', uri: 'x' } },
    Rest: { type: 'Wait', inputs: {} },
  })
  run.begin(progress)
  run.tell(
    progress,
    started('Choose', 0),
    completed('No', 1, { status: 'Skipped', code: 'ActionSkipped' }),
    started('Yes', 1),
    completed('Yes', 2, { startTime: 1 }),
    completed('Choose', 2, { branch: 'actions', startTime: 0 }),
    started('Call', 2),
    { type: 'action-retrying', at: 10, action: 'Call', attempt: 1, until: 5010, code: 'ServiceUnavailable' },
    started('Rest', 2),
    { type: 'action-waiting', at: 2, action: 'Rest', reason: 'delay', until: 65_010 },
  )
  expect(at(10)).toEqual([
    '✔ Choose  → yes  2 ms',
    '  ○ No  skipped',
    '  ✔ Yes  1 ms',
    '↻ Call  attempt 2 in 5.0 s, last: ServiceUnavailable',
    '◌ Rest  waits 1 min 5 s',
    'running, 3 done, 2 open, 10 ms, Ctrl+C cancels',
  ])
  run.tell(progress, completed('Call', 5100, { startTime: 2 }))
  progress.finish(run.state)
  expect(screen().slice(3)).toEqual(['✔ Call  5.1 s  1 retry', '◌ Rest  waits 1 min 5 s'])
})

test('no line is wider than the terminal, and a low terminal shows the end', () => {
  const names = Array.from({ length: 30 }, (_, index) => `Action_with_a_rather_long_name_${index}`)
  const actions = Object.fromEntries(names.map((name) => [name, compose]))
  const { progress, run, at } = setUp(actions, { columns: 30, rows: 10 })
  run.begin(progress)
  run.tell(progress, ...names.map((name) => started(name, 0)))
  const screen = at(100)
  expect(screen).toHaveLength(8)
  expect(screen[0]).toBe('… 24 more above')
  expect(screen.every((line) => line.length < 30)).toBe(true)
})

test('a run given up before its end leaves the terminal in order', () => {
  const { progress, run, at, screen } = setUp({ Only: compose })
  run.begin(progress)
  run.tell(progress, started('Only', 0))
  at(80)
  progress.finish(undefined)
  expect(screen()).toEqual(['⠙ Only  80 ms'])
})
