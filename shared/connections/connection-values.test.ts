import { expect, test } from 'vitest'
import { authenticationKinds } from './authentication/index.ts'
import { isSecretField } from './authentication-field.ts'
import { isServiceAddress, readConnectionValues } from './connection-values.ts'
import { providers } from './providers/index.ts'

test.each(Object.values(authenticationKinds))(
  '$kind: field names are told apart, defaults are sound',
  (kind) => {
    const names = kind.fields.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    const required = kind.fields.filter((field) => field.isRequired && field.default === undefined)
    const values = Object.fromEntries(
      required.map(({ name, type }) => [name, type === 'url' ? 'https://a.example' : 'x']),
    )
    expect(readConnectionValues(kind, values).problems).toEqual([])
    expect(kind.fields.filter((field) => isSecretField(field) && field.default !== undefined)).toEqual([])
  },
)

test('every key is the kind it stands for', () => {
  expect(Object.entries(authenticationKinds).filter(([key, { kind }]) => key !== kind)).toEqual([])
})

test('secrets and settings are parted, defaults filled in, surroundings of settings trimmed', () => {
  const given = { key: ' k ', name: '  X-Key ', prefix: '' }
  expect(readConnectionValues(authenticationKinds.apiKey, given)).toEqual({
    settings: { in: 'header', name: 'X-Key' },
    secrets: { key: ' k ' },
    problems: [],
  })
})

test.each([
  ['apiKey', {}, 'key', 'Key: a value is needed.'],
  ['apiKey', { key: 'k', in: 'cookie' }, 'in', 'Sent in: one of header, query.'],
  [
    'apiKey',
    { key: 'k\r\nX-Evil: 1' },
    'key',
    'Key: line breaks and control characters cannot be part of it.',
  ],
  ['apiKey', { key: 'k', kex: 'secret?' }, 'kex', "'kex' is no field of 'API key'."],
  ['apiKey', { key: 'x'.repeat(20_001) }, 'key', 'Key: longer than 20,000 characters.'],
  ['databaseLogin', { server: 's', username: 'u', port: '70000' }, 'port', 'Port: a number from 1 to 65535.'],
  [
    'databaseLogin',
    { server: 's', username: 'u', encrypt: 'yes' },
    'encrypt',
    'Encrypted connection: true or false.',
  ],
  [
    'oauthCode',
    { clientId: 'c', tokenUrl: 'http://login.example.com/token' },
    'tokenUrl',
    'Token address: a whole https address (http only for this machine).',
  ],
] as const)('%s with %j', (kind, given, field, message) => {
  expect(readConnectionValues(authenticationKinds[kind], given).problems).toEqual([{ field, message }])
})

test.each([
  ['-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n', true],
  ['PuTTY-User-Key-File-3: ssh-ed25519\r\nEncryption: none\r\n', true],
  ['1234\r\nX-Evil: 1', false],
])('of the values of a connector, keys alone have several lines: %j', (text, isTaken) => {
  const { problems, secrets } = readConnectionValues(authenticationKinds.basic, {
    username: 'ada',
    'secret-parameter:sshPrivateKey': text,
  })
  expect(problems.length === 0).toBe(isTaken)
  expect(secrets['secret-parameter:sshPrivateKey']).toBe(isTaken ? text : undefined)
})

test('values of the connector itself: open ones to the settings, secret ones to the secret store', () => {
  const given = {
    key: 'k',
    'parameter:host': 'api.example.com',
    'secret-parameter:pin': '1234',
    'parameter:empty': '',
  }
  expect(readConnectionValues(authenticationKinds.apiKey, given)).toMatchObject({
    settings: { 'parameter:host': 'api.example.com' },
    secrets: { key: 'k', 'secret-parameter:pin': '1234' },
    problems: [],
  })
  expect(readConnectionValues(authenticationKinds.none, { 'secret-parameter:pin': '1234' })).toEqual({
    settings: {},
    secrets: {},
    problems: [
      {
        field: 'secret-parameter:pin',
        message: "'secret-parameter:pin' is no field of 'No authentication'.",
      },
    ],
  })
})

test('no problem quotes a value', () => {
  const planted = 'PLANTED-a1b2c3'
  for (const kind of Object.values(authenticationKinds)) {
    const values = Object.fromEntries(kind.fields.map(({ name }) => [name, `${planted}\n`]))
    expect(JSON.stringify(readConnectionValues(kind, values).problems)).not.toContain(planted)
  }
})

test.each([
  ['https://login.example.com/token', true],
  ['https://login.example.com:8443?x=1', true],
  ['http://127.0.0.1:4711/token', true],
  ['http://localhost/token', true],
  ['http://[::1]:80/', true],
  ['http://login.example.com/token', false],
  ['http://127.0.0.1.example.com/', false],
  ['https://user:password@example.com/', false],
  ['https:///token', false],
  ['javascript:alert(1)', false],
  ['login.example.com', false],
])('%s as an address of a service: %s', (text, expected) => {
  expect(isServiceAddress(text)).toBe(expected)
})

test.each(Object.values(providers))('$title: addresses are safe, offered ways have theirs', (provider) => {
  const { authorizationUrl, tokenUrl, deviceUrl, revocationUrl, account, registerUrl, grants } = provider
  const urls = [authorizationUrl, tokenUrl, deviceUrl, revocationUrl, account?.url, registerUrl]
  const given = urls.flatMap((url) => url?.replace('{tenant}', 'organizations') ?? [])
  expect(given.filter((url) => !isServiceAddress(url))).toEqual([])
  expect(grants.includes('device')).toBe(deviceUrl !== undefined)
})
