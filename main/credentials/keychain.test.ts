import { expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { Keychain, type KeychainOptions } from './keychain.ts'
import type { KeychainLibrary } from './keychain-library.ts'
import { secretKey } from './secret-store.ts'
import { splitText } from './split-secret.ts'

const key = secretKey(asId.environment('env one'), asId.connection('c-1'))

/** A keychain in memory that refuses items over 2,560 bytes, as Windows does. */
class FakeLibrary implements KeychainLibrary {
  readonly items = new Map<string, string>()
  readonly calls: string[] = []
  failing: ((call: string, account: string) => Error | undefined) | undefined

  async getPassword(_: string, account: string): Promise<string | null> {
    this.#note('get', account)
    return this.items.get(account) ?? null
  }

  async setPassword(_: string, account: string, password: string): Promise<void> {
    this.#note('set', account)
    if (Buffer.byteLength(password) > 2_560) throw new Error('The stub received bad data.')
    this.items.set(account, password)
  }

  async deletePassword(_: string, account: string): Promise<boolean> {
    this.#note('delete', account)
    return this.items.delete(account)
  }

  async findCredentials(): Promise<readonly { account: string; password: string }[]> {
    return []
  }

  #note(call: string, account: string): void {
    this.calls.push(call)
    const error = this.failing?.(call, account)
    if (error !== undefined) throw error
  }
}

function make(library: KeychainLibrary, options: KeychainOptions = {}): Keychain {
  return new Keychain({
    maxItemBytes: 2_560,
    load: async () => library,
    probe: async () => 'unlocked',
    ...options,
  })
}

test.each([
  ['small', 'secret'],
  ['empty', ''],
  ['just one item', 'x'.repeat(2_557)],
  ['a byte more', 'x'.repeat(2_558)],
  ['large, of several bytes a character', 'é€😀'.repeat(3_000)],
])('%s: comes back as it was, in items that the platform takes', async (_, value) => {
  const library = new FakeLibrary()
  const keychain = make(library)
  await keychain.write(key, value)
  expect(await keychain.read(key)).toBe(value)
  const expectedItems = Buffer.byteLength(value) <= 2_557 ? 1 : 1 + splitText(value, 2_557).length
  expect(library.items.size).toBe(expectedItems)
  expect(await keychain.delete(key)).toBe(true)
  expect({
    left: [...library.items],
    read: await keychain.read(key),
    again: await keychain.delete(key),
  }).toEqual({
    left: [],
    read: undefined,
    again: false,
  })
})

test('replacing leaves no part of the old value', async () => {
  const library = new FakeLibrary()
  const keychain = make(library)
  await keychain.write(key, 'a'.repeat(10_000))
  await keychain.write(key, 'b'.repeat(6_000))
  expect(library.items.size).toBe(4)
  await keychain.write(key, 'c')
  expect([...library.items.values()]).toEqual(['v1:c'])
})

test('a write that fails half-way keeps the old value and leaves nothing behind', async () => {
  const library = new FakeLibrary()
  const keychain = make(library)
  const old = 'a'.repeat(6_000)
  await keychain.write(key, old)
  let sets = 0
  library.failing = (call) => (call === 'set' && ++sets === 3 ? new Error('disk full') : undefined)
  await expect(keychain.write(key, 'b'.repeat(20_000))).rejects.toMatchObject({
    code: 'credential.keychain-failed',
  })
  library.failing = undefined
  expect({ value: await keychain.read(key), items: library.items.size }).toEqual({ value: old, items: 4 })
})

test.each([
  ['lost', (items: Map<string, string>, part: string) => items.delete(part)],
  ['changed', (items: Map<string, string>, part: string) => items.set(part, 'other')],
])('a part that is %s is noticed, and the secret can be entered anew', async (_, harm) => {
  const library = new FakeLibrary()
  const keychain = make(library)
  await keychain.write(key, 'a'.repeat(6_000))
  const part = [...library.items.keys()].find((account) => account.endsWith('.2')) ?? ''
  harm(library.items, part)
  await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.damaged' })
  await keychain.write(key, 'new')
  expect(await keychain.read(key)).toBe('new')
})

test('a first item that somebody else wrote is damaged, not a secret', async () => {
  const library = new FakeLibrary()
  const keychain = make(library)
  await keychain.write(key, 'secret')
  for (const account of library.items.keys()) library.items.set(account, 'p1:{"count":99}')
  await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.damaged' })
})

test.each([
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'absent', 'credential.no-keychain'],
  [
    'The name org.freedesktop.secrets was not provided by any .service files',
    'absent',
    'credential.no-keychain',
  ],
  [
    'Object does not exist at path “/org/freedesktop/secrets/collection/login”',
    'absent',
    'credential.no-keychain',
  ],
  ['libsecret-1.so.0: cannot open shared object file: No such file', 'absent', 'credential.no-keychain'],
  [
    'A specified logon session does not exist. It may already have been terminated.',
    'absent',
    'credential.no-keychain',
  ],
  ['User canceled the operation.', 'denied', 'credential.denied'],
  ['The user name or passphrase you entered is not correct.', 'denied', 'credential.denied'],
  ['User interaction is not allowed.', 'locked', 'credential.locked'],
  ['Cannot create an item in a locked collection', 'locked', 'credential.locked'],
  ['Something nobody has heard of', 'failed', 'credential.keychain-failed'],
])('"%s" is %s', async (message, kind, code) => {
  const library = new FakeLibrary()
  library.failing = () => new Error(message)
  const keychain = make(library)
  expect(await keychain.state()).toMatchObject({ kind, code })
  await expect(keychain.read(key)).rejects.toMatchObject({ name: 'CredentialError', code })
})

test('a native module that does not load is no keychain, and is tried again', async () => {
  let loads = 0
  const keychain = new Keychain({
    probe: async () => 'unknown',
    load: async () => {
      loads += 1
      if (loads === 1) throw Object.assign(new Error('libsecret-1.so.0'), { code: 'ERR_DLOPEN_FAILED' })
      return new FakeLibrary()
    },
  })
  expect(await keychain.state()).toMatchObject({ kind: 'absent', code: 'credential.no-keychain' })
  expect(await keychain.state()).toEqual({ kind: 'ready' })
})

test('a locked keyring is not touched: no window, no waiting thread', async () => {
  const library = new FakeLibrary()
  const keychain = make(library, { probe: async () => 'locked' })
  await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.locked' })
  await expect(keychain.write(key, 'secret')).rejects.toMatchObject({ code: 'credential.locked' })
  expect({ state: await keychain.state(), calls: library.calls }).toMatchObject({
    state: { kind: 'locked' },
    calls: [],
  })
})

test('a keychain that does not answer is told as locked, and not asked again while it waits', async () => {
  const library = new FakeLibrary()
  let answer: ((value: string | null) => void) | undefined
  library.getPassword = () => new Promise((resolve) => (answer = resolve))
  const keychain = make(library, { timeoutMs: 20 })
  await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.locked' })
  const first = answer
  await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.locked' })
  expect(answer).toBe(first)
  first?.('v1:late')
  library.getPassword = async () => 'v1:secret'
  await expect.poll(() => keychain.read(key).catch(() => 'still waiting')).toBe('secret')
})

test('names of environments and connections cannot be mistaken for one another', () => {
  const one = secretKey(asId.environment('a/b'), asId.connection('c'))
  const other = secretKey(asId.environment('a'), asId.connection('b/c'))
  expect(one).not.toBe(other)
})
