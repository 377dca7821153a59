import { expect, test } from 'vitest'
import { isHostAllowed, isHostPattern } from './host-pattern.ts'

test.each([
  ['api.example.com', [], true],
  ['api.example.com', ['api.example.com'], true],
  ['API.Example.com', ['api.example.COM'], true],
  ['evil.com', ['api.example.com'], false],
  ['api.example.com.evil.com', ['api.example.com'], false],
  ['a.sharepoint.com', ['*.sharepoint.com'], true],
  ['a.b.sharepoint.com', ['*.sharepoint.com'], true],
  ['sharepoint.com', ['*.sharepoint.com'], false],
  ['evilsharepoint.com', ['*.sharepoint.com'], false],
  ['graph.microsoft.com', ['*.sharepoint.com', 'graph.microsoft.com'], true],
])('%s against %j: %s', (host, patterns, expected) => {
  expect(isHostAllowed(host, patterns)).toBe(expected)
})

test.each([
  ['api.example.com', true],
  ['*.example.com', true],
  ['127.0.0.1', true],
  ['[::1]', true],
  ['*', false],
  ['*.*.com', false],
  ['https://example.com', false],
  ['example.com/path', false],
  ['', false],
])('%s as a pattern: %s', (text, expected) => {
  expect(isHostPattern(text)).toBe(expected)
})
