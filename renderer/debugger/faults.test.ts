import { beforeEach, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { faults, withFaults } from './faults.ts'

const flow = { environmentId: asId.environment('e'), flowId: asId.flow('f') }

beforeEach(() => faults.set(flow, []))

test('without faults a run is answered as it was chosen', () => {
  expect([withFaults(flow, 'none'), withFaults(flow, 'auto')]).toEqual([{ mocks: 'none' }, { mocks: 'auto' }])
})

test.each([
  ['none', 'call'],
  ['auto', 'sample'],
] as const)('with faults and mocks %s, calls that go well are answered by a %s', (mocks, unanswered) => {
  const fault = { action: 'Get', fault: 'status', statusCode: 429, retryAfter: 5, times: 2 } as const
  faults.set(flow, [fault])
  const { mocks: mode, mockScript = '' } = withFaults(flow, mocks)
  expect([mode, JSON.parse(mockScript)]).toEqual(['script', { $unanswered: unanswered, $faults: [fault] }])
})
