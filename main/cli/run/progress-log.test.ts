import { expect, test } from 'vitest'
import { createFakeSink } from '../testing/fake-io.ts'
import { completed, RecordedRun, started } from '../testing/run-events.ts'
import { createProgressLog } from './progress-log.ts'

test('one line for what ended, retried or waits; quiet success inside loops', () => {
  const sink = createFakeSink()
  const progress = createProgressLog(sink)
  const run = new RecordedRun()
  run.begin(progress)
  run.tell(
    progress,
    started('First', 0),
    completed('First', 12, { startTime: 0 }),
    started('Loop', 12),
    completed('Step', 20, { startTime: 12 }, 'Loop[0]'),
    { type: 'loop-progressed', at: 20, action: 'Loop', index: 0, status: 'Succeeded' },
    completed(
      'Step',
      30,
      { status: 'Failed', code: 'BadRequest', error: { code: 'BadRequest', message: 'no' }, startTime: 20 },
      'Loop[1]',
    ),
    { type: 'loop-progressed', at: 30, action: 'Loop', index: 1, status: 'Failed' },
    completed('Loop', 31, { status: 'Failed', startTime: 12 }),
    { type: 'action-retrying', at: 40, action: 'Call', attempt: 1, until: 5040, code: 'TooManyRequests' },
    {
      type: 'part-retrying',
      at: 40,
      action: 'Send',
      range: '10-19/26',
      attempt: 2,
      startTime: 30,
      until: 7040,
      code: 'ServiceUnavailable',
    },
    { type: 'action-waiting', at: 40, action: 'Rest', reason: 'delay', until: 60_000 },
    { type: 'action-waiting', at: 40, action: 'Ask', reason: 'webhook' },
    completed('Later', 50, { status: 'Skipped', code: 'ActionSkipped' }),
  )
  progress.finish(run.state)
  expect(sink.text()).toBe(
    [
      'Started    Sample (run run-1)',
      'Succeeded  First (12 ms)',
      'Failed     Loop[1]/Step (10 ms): no',
      'Failed     Loop (19 ms, 2 iterations, 1 failed)',
      'Retrying   Call: attempt 1 ended TooManyRequests, next in 5.0 s',
      'Retrying   Send: attempt 2 of bytes 10-19/26 ended ServiceUnavailable, next in 7.0 s',
      'Waiting    Rest until 1970-01-01T00:01:00.0000000Z',
      'Waiting    Ask (webhook)',
      'Skipped    Later',
      '',
    ].join('\n'),
  )
})
