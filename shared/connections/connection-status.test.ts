import { expect, test } from 'vitest'
import type { ConnectionState, ConnectionStatus } from './connection.ts'
import { connectionStatus } from './connection-status.ts'

const now = Date.UTC(2026, 10, 23)
const day = 24 * 60 * 60 * 1000
const fault = (code: `oauth.${string}` | `credential.${string}` | `connection.${string}`) => ({
  lastError: { code, message: '', at: now },
})

test.each<[string, ConnectionState, ConnectionStatus]>([
  ['nothing known', {}, 'connected'],
  ['ends in ten days', { expiresAt: now + 10 * day }, 'connected'],
  ['ends in two days', { expiresAt: now + 2 * day }, 'expiring'],
  ['ends now', { expiresAt: now }, 'expired'],
  ['refresh token no longer taken', fault('oauth.sign-in-again'), 'expired'],
  ['refused by the service', fault('connection.refused'), 'error'],
  ['secret deleted', fault('credential.missing'), 'error'],
  ['keychain locked', fault('credential.locked'), 'locked'],
  ['no keychain', fault('credential.no-keychain'), 'locked'],
  ['sign-in service away for a moment', fault('oauth.unreachable'), 'connected'],
  ['locked counts before expired', { ...fault('credential.vault-locked'), expiresAt: now - day }, 'locked'],
])('%s', (_, state, expected) => {
  expect(connectionStatus(state, now)).toBe(expected)
})
