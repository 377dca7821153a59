import { expect, test } from 'vitest'
import { proxyFor } from './proxy.ts'

const env = {
  HTTP_PROXY: 'proxy:3128',
  HTTPS_PROXY: 'http://secure:3129',
  NO_PROXY: 'intern.test, .corp.test other.test:8080',
}

test.each([
  ['http://a.test/', env, 'http://proxy:3128'],
  ['https://a.test/', env, 'http://secure:3129'],
  ['https://a.test/', { HTTP_PROXY: 'p:1' }, 'http://p:1'],
  ['https://a.test/', { https_proxy: 'http://low:1', HTTPS_PROXY: 'http://up:1' }, 'http://low:1'],
  ['http://intern.test/', env, undefined],
  ['http://x.intern.test/', env, undefined],
  ['http://x.corp.test/', env, undefined],
  ['http://other.test:8080/', env, undefined],
  ['http://other.test/', env, 'http://proxy:3128'],
  ['http://a.test/', { HTTP_PROXY: 'p:1', NO_PROXY: '*' }, undefined],
  ['http://127.0.0.1:9/', env, undefined],
  ['http://localhost/', env, undefined],
  ['http://[::1]/', env, undefined],
  ['http://a.test/', {}, undefined],
  ['http://a.test/', { HTTP_PROXY: '' }, undefined],
])('%s by %o', (url, environment, expected) => {
  expect(proxyFor(url, environment)).toBe(expected)
})
