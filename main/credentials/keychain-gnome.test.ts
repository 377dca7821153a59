import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { Keychain } from './keychain.ts'
import { loadKeytar } from './keychain-library.ts'
import { secretKey } from './secret-store.ts'
import { type PrivateKeyring, startPrivateKeyring, whyNoKeyring } from './testing/private-keyring.ts'

/* The real Secret Service: gnome-keyring on a session bus of this file's own. Nobody's keyring is touched. */
const reason = whyNoKeyring()
if (reason !== undefined) console.log(`keychain-gnome.test.ts: skipped, ${reason}`)

const service = `Flowbench test ${randomUUID()}`
const key = secretKey(asId.environment('environment'), asId.connection(randomUUID()))

async function accounts(): Promise<readonly string[]> {
  const found = await (await loadKeytar()).findCredentials(service)
  return found.map(({ account }) => account)
}

describe.skipIf(reason !== undefined)(
  `gnome-keyring${reason === undefined ? '' : ` (skipped: ${reason})`}`,
  () => {
    let keyring: PrivateKeyring
    beforeAll(async () => {
      keyring = await startPrivateKeyring()
    })
    afterEach(async () => {
      await new Keychain({ service }).delete(key)
    })
    afterAll(() => keyring?.stop())

    test('is ready, keeps a secret for another process of the app, forgets it', async () => {
      const keychain = new Keychain({ service })
      expect(await keychain.state()).toEqual({ kind: 'ready' })
      expect(await keychain.read(key)).toBeUndefined()
      await keychain.write(key, 'päss “wörd” 😀\n')
      expect(await new Keychain({ service }).read(key)).toBe('päss “wörd” 😀\n')
      expect(await accounts()).toEqual([`connection/${key}`])
      expect(await keychain.delete(key)).toBe(true)
      expect(await accounts()).toEqual([])
    })

    test('large values in numbered items, as on a platform that takes 2,560 bytes', async () => {
      const keychain = new Keychain({ service, maxItemBytes: 2_560 })
      const value = 'token😀'.repeat(2_000)
      await keychain.write(key, value)
      expect(await keychain.read(key)).toBe(value)
      expect((await accounts()).length).toBeGreaterThan(Buffer.byteLength(value) / 2_557)
      await keychain.write(key, 'small')
      expect(await accounts()).toEqual([`connection/${key}`])
    })

    test('an item that somebody deletes in the keyring is missing', async () => {
      const keychain = new Keychain({ service })
      await keychain.write(key, 'secret')
      await (await loadKeytar()).deletePassword(service, `connection/${key}`)
      expect(await keychain.read(key)).toBeUndefined()
    })

    test('a bus that lets nobody through: denied, told as such at once, and over when it does', async () => {
      await new Keychain({ service }).write(key, 'secret')
      await keyring.deny()
      const keychain = new Keychain({ service })
      try {
        expect(await keychain.state()).toMatchObject({ kind: 'denied', code: 'credential.denied' })
        expect(await keychain.unlock()).toMatchObject({ kind: 'denied' })
        await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.denied' })
        await expect(keychain.write(key, 'new')).rejects.toMatchObject({ code: 'credential.denied' })
      } finally {
        await keyring.allow()
      }
      expect([await keychain.state(), await keychain.read(key)]).toEqual([{ kind: 'ready' }, 'secret'])
    })

    test('a window of the keyring that is closed, or cannot open: it stays locked, and the process lives', async () => {
      await new Keychain({ service }).write(key, 'secret')
      await keyring.lock()
      const keychain = new Keychain({ service })
      try {
        await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.locked' })
        // There is no screen here. With one, the end-to-end test closes the window.
        expect(await keychain.unlock()).toMatchObject({ kind: 'locked', code: 'credential.locked' })
        await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.locked' })
      } finally {
        await keyring.unlock()
      }
      expect(await keychain.read(key)).toBe('secret')
    })

    test('lists what is there, without numbered items', async () => {
      const keychain = new Keychain({ service, maxItemBytes: 2_560 })
      await keychain.write(key, 'long '.repeat(2_000))
      expect(await keychain.keys()).toEqual([key])
    })

    test('a locked keyring says so at once, and works again when it is unlocked', async () => {
      await new Keychain({ service }).write(key, 'secret')
      await keyring.lock()
      // A keychain that was used a moment ago may still take it for open: a new one asks.
      const keychain = new Keychain({ service })
      try {
        expect(await keychain.state()).toMatchObject({ kind: 'locked', code: 'credential.locked' })
        await expect(keychain.read(key)).rejects.toMatchObject({ code: 'credential.locked' })
        await expect(keychain.write(key, 'new')).rejects.toMatchObject({ code: 'credential.locked' })
        await expect(keychain.delete(key)).rejects.toMatchObject({ code: 'credential.locked' })
      } finally {
        await keyring.unlock()
      }
      expect([await keychain.unlock(), await keychain.read(key)]).toEqual([{ kind: 'ready' }, 'secret'])
    })
  },
)

test.skipIf(process.platform !== 'linux')('without a session bus there is no keychain, told in words', () => {
  const program = `
    import { Keychain } from ${JSON.stringify(new URL('./keychain.ts', import.meta.url).href)}
    const keychain = new Keychain()
    const refused = await keychain.read('a/b').catch(({ code, hint }) => ({ code, hint }))
    console.log(JSON.stringify([await keychain.state(), refused]))
  `
  const { DBUS_SESSION_BUS_ADDRESS: _, DISPLAY: __, XDG_RUNTIME_DIR: ___, ...env } = process.env
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env,
  })
  expect(JSON.parse(said)).toEqual([
    expect.objectContaining({ kind: 'absent', code: 'credential.no-keychain' }),
    { code: 'credential.no-keychain', hint: expect.stringContaining('vault') },
  ])
})
