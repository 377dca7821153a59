import { expect, test } from 'vitest'
import { foldEvents, type RunEvent } from '../../shared/run/index.ts'
import { findFailure } from './find-failure.ts'
import { ran, started } from './run-samples.ts'

const failureOf = (...events: readonly RunEvent[]) => {
  const state = foldEvents([started('r'), ...events].map((event, index) => ({ seq: index + 1, event })))
  return state === undefined ? undefined : findFailure(state)?.name
}

test('nothing failed', () => expect(failureOf(...ran('A', 1))).toBeUndefined())

test('the first to fail, not the last', () => {
  expect(failureOf(...ran('A', 1), ...ran('B', 10, 'Failed'), ...ran('C', 20, 'TimedOut'))).toBe('B')
})

test('what failed inside a scope, not the scope', () => {
  const [scopeStart, scopeEnd] = ran('Try', 1, 'Failed') as [RunEvent, RunEvent]
  const [innerStart, innerEnd] = ran('Read', 3, 'Failed') as [RunEvent, RunEvent]
  // Both end in the same ms.
  expect(failureOf(scopeStart, innerStart, { ...innerEnd, at: 9 }, { ...scopeEnd, at: 9 })).toBe('Read')
})
