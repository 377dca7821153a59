import { expect, test } from 'vitest'
import { driverFailure } from './driver-failure.ts'

const thrown = (code: string, message = '') => Object.assign(new Error(message), { code })

test.each([
  [thrown('ECONNREFUSED'), 'db:5432 refused the connection.', true],
  [thrown('ENOTFOUND'), 'db:5432 is no known host name.', true],
  [
    thrown('DEPTH_ZERO_SELF_SIGNED_CERT'),
    'No secure connection to db:5432: its certificate is signed by itself.',
    false,
  ],
  [
    thrown('EPROTO', 'error:0A00010B:SSL routines:ssl3_get_record:wrong version number:'),
    'No secure connection to db:5432: what answers there does not speak TLS.',
    false,
  ],
])('%s', (error, message, retryable) => {
  expect(driverFailure('db:5432', error)).toMatchObject({ code: 'driver.unreachable', message, retryable })
  expect(driverFailure('db:5432', error)?.hint).not.toContain('http://')
})

test('what is about something else', () => {
  expect(driverFailure('db:5432', thrown('42P01', 'relation does not exist'))).toBeUndefined()
  expect(driverFailure('db:5432', 'odd')).toBeUndefined()
})
