import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import type { NotificationSignature } from '../../../shared/connectors/notification-signature.ts'
import { readConnector } from '../../../shared/connectors/read-connector.ts'
import { notificationSignatureOf } from '../../../shared/connectors/read-notification-signature.ts'
import { noProofSecret } from '../prove-secret.ts'
import { verifyNotification } from './verify-notification.ts'

const now = Date.parse('2026-11-26T12:00:00Z')
const seconds = now / 1000
const secret = 'PLANTED-secret'
const body = '{"action":"opened","title":"Größe ☃"}'
const hmac = (text: string, key = secret) => createHmac('sha256', key).update(text).digest()

function ruleOf(given: unknown): NotificationSignature {
  const { model } = readConnector({
    id: 'x',
    definition: JSON.stringify({ swagger: '2.0', paths: {}, 'x-flowbench-notification-signature': given }),
  })
  const rule = notificationSignatureOf(model, undefined)
  if (typeof rule !== 'object') throw new Error('no rule')
  return rule
}

const call = (headers: Readonly<Record<string, string>>, bytes: Uint8Array = Buffer.from(body)) => ({
  method: 'POST',
  relativePath: '',
  queries: {},
  headers,
  body: bytes,
  whenGone: () => () => undefined,
})

async function verify(
  given: unknown,
  headers: Readonly<Record<string, string>>,
  bytes?: Uint8Array,
): Promise<string> {
  const prove = async (_: unknown, text: string) => hmac(text)
  const refused = await verifyNotification(call(headers, bytes), ruleOf(given), prove, now)
  if (refused === undefined) return 'taken'
  expect(refused.answer.status).toBe(401)
  expect(refused.answer.body).not.toContain('PLANTED')
  return refused.problem.message
}

const hex = (text: string, key?: string) => hmac(text, key).toString('hex')
const slack = (at: number) => ({
  'X-Slack-Signature': `v0=${hex(`v0:${at}:${body}`)}`,
  'x-slack-request-timestamp': String(at),
})
const stripe = (at: number, ...more: string[]) => ({
  'Stripe-Signature': [`t=${at}`, ...more, `v1=${hex(`${at}.${body}`)}`, 'v0=aa'].join(','),
})
const generic = { header: 'X-Sig', encoding: 'base64', signed: '{timestamp}{body}', timestampHeader: 'X-At' }

test.each([
  ['GitHub', 'github', { 'x-hub-signature-256': `sha256=${hex(body)}` }],
  ['Slack', 'slack', slack(seconds - 299)],
  ['Slack, whose clock runs ahead', 'slack', slack(seconds + 300)],
  ['Stripe', 'stripe', stripe(seconds)],
  ['Stripe, while the secret is being changed', 'stripe', stripe(seconds, `v1=${hex('other')}`)],
  [
    'a header of its own, in base64, its time in ms',
    generic,
    {
      'x-sig': hmac(`${now}${body}`).toString('base64'),
      'x-at': String(now),
    },
  ],
])('%s: a call that is signed is taken', async (_, rule, headers) => {
  expect(await verify(rule, headers as Record<string, string>)).toBe('taken')
})

test.each([
  ['no signature', 'github', {}, /not signed \(no header X-Hub-Signature-256\)/],
  [
    'that of another secret',
    'github',
    { 'X-Hub-Signature-256': `sha256=${hex(body, 'x')}` },
    /not that of the secret/,
  ],
  [
    'that of another body',
    'github',
    { 'X-Hub-Signature-256': `sha256=${hex(`${body} `)}` },
    /not that of the secret/,
  ],
  ['without its prefix', 'github', { 'X-Hub-Signature-256': hex(body) }, /holds no signature/],
  [
    'cut short',
    'github',
    { 'X-Hub-Signature-256': `sha256=${hex(body).slice(0, 62)}` },
    /holds no signature/,
  ],
  ['an old call once more', 'slack', slack(seconds - 301), /more than 300 seconds from now/],
  ['one of the future', 'slack', slack(seconds + 301), /more than 300 seconds from now/],
  ['no time', 'slack', { 'X-Slack-Signature': slack(seconds)['X-Slack-Signature'] }, /when it was made/],
  [
    'an old call with a time of today',
    'slack',
    { ...slack(seconds - 900), 'x-slack-request-timestamp': String(seconds) },
    /not that of the secret/,
  ],
  ['an old call', 'stripe', stripe(seconds - 400), /more than 300 seconds/],
  ['a list without a signature', 'stripe', { 'Stripe-Signature': `t=${seconds}` }, /holds no signature/],
  [
    'a scheme of the list that is not ours',
    'stripe',
    { 'Stripe-Signature': `t=${seconds},v0=${hex(`${seconds}.${body}`)}` },
    /holds no signature/,
  ],
])('%s: refused', async (_, rule, headers, message) => {
  expect(await verify(rule, headers as Record<string, string>)).toMatch(message)
})

test('a body that is no text cannot be checked, so it is refused', async () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0)
  const signature = createHmac('sha256', secret).update(bytes).digest('hex')
  expect(await verify('github', { 'X-Hub-Signature-256': `sha256=${signature}` }, bytes)).toMatch(/not text/)
})

test('a byte order mark is part of what was signed', async () => {
  const bytes = Buffer.from('\uFEFF{}')
  const signature = createHmac('sha256', secret).update(bytes).digest('hex')
  expect(await verify('github', { 'X-Hub-Signature-256': `sha256=${signature}` }, bytes)).toBe('taken')
})

test('without the secret in the connection all is refused, unless the connector says that it need not be there', async () => {
  const prove = async () => {
    throw noProofSecret('webhook')
  }
  const signed = call({ 'X-Hub-Signature-256': `sha256=${hex(body)}` })
  const refused = await verifyNotification(signed, ruleOf('github'), prove, now)
  expect(refused?.problem.code).toBe('connection.no-proof-secret')
  const open = ruleOf({ scheme: 'github', required: false })
  expect(await verifyNotification(call({}), open, prove, now)).toBeUndefined()
  expect((await verifyNotification(call({}), 'unreadable', prove, now))?.answer.status).toBe(401)
})

test('a secret that need not be there is checked with when it is', async () => {
  expect(await verify({ scheme: 'github', required: false }, {})).toMatch(/not signed/)
})
