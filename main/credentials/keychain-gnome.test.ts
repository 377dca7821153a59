import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { asId } from '../../shared/run/index.ts'
import { Keychain } from './keychain.ts'
import { loadKeytar } from './keychain-library.ts'
import { secretKey } from './secret-store.ts'

/*
 * The real Secret Service: gnome-keyring on a session bus of its own, as `npm test` starts it for unit tests
 * (build/scripts/with-display.ts). A person's own keyring is never used.
 */
const marker = process.env.FLOWBENCH_WITH_DISPLAY
const isOurs = process.platform === 'linux' && marker !== undefined && isServiceThere()
const why = isOurs ? '' : ' (skipped: no throw-away Secret Service; run under build/scripts/with-display.ts)'
if (!isOurs) console.log(`keychain-gnome.test.ts${why}`)

function isServiceThere(): boolean {
  try {
    const said = bus(
      'org.freedesktop.DBus',
      '/',
      'org.freedesktop.DBus.NameHasOwner',
      'string:org.freedesktop.secrets',
    )
    return said.includes('boolean true')
  } catch {
    return false
  }
}

function bus(destination: string, path: string, method: string, ...args: readonly string[]): string {
  const words = ['--session', '--print-reply', `--dest=${destination}`, path, method, ...args]
  return execFileSync('dbus-send', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

const service = `Flowbench test ${randomUUID()}`
const key = secretKey(asId.environment('environment'), asId.connection(randomUUID()))

async function accounts(): Promise<readonly string[]> {
  const found = await (await loadKeytar()).findCredentials(service)
  return found.map(({ account }) => account)
}

describe.skipIf(!isOurs)(`gnome-keyring${why}`, () => {
  afterEach(async () => {
    await new Keychain({ service }).delete(key)
  })

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
    expect((await accounts()).length).toBe(1 + Math.ceil(Buffer.byteLength(value) / 2_557))
    await keychain.write(key, 'small')
    expect(await accounts()).toEqual([`connection/${key}`])
  })

  test('an item that somebody deletes in the keyring is missing', async () => {
    const keychain = new Keychain({ service })
    await keychain.write(key, 'secret')
    await (await loadKeytar()).deletePassword(service, `connection/${key}`)
    expect(await keychain.read(key)).toBeUndefined()
  })

  test('a locked keyring says so at once, and works again when it is unlocked', async () => {
    const secrets = 'org.freedesktop.secrets'
    const collection = '/org/freedesktop/secrets/collection/login'
    const keychain = new Keychain({ service })
    await keychain.write(key, 'secret')
    bus(
      secrets,
      '/org/freedesktop/secrets',
      'org.freedesktop.Secret.Service.Lock',
      `array:objpath:${collection}`,
    )
    try {
      // A keychain that was used a moment ago may still take it for open: a new one asks.
      const other = new Keychain({ service })
      expect(await other.state()).toMatchObject({ kind: 'locked', code: 'credential.locked' })
      await expect(other.read(key)).rejects.toMatchObject({ code: 'credential.locked' })
      await expect(other.write(key, 'new')).rejects.toMatchObject({ code: 'credential.locked' })
    } finally {
      unlockKeyring()
    }
    expect(await new Keychain({ service }).read(key)).toBe('secret')
  })
})

/** As a login does it: the daemon is told the password of the throw-away keyring (see with-display). */
function unlockKeyring(): void {
  execFileSync('gnome-keyring-daemon', ['--unlock'], {
    input: 'throw-away',
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

test('without a session bus there is no keychain, told in words', async () => {
  if (process.platform !== 'linux') return
  const program = `
    import { Keychain } from ${JSON.stringify(new URL('./keychain.ts', import.meta.url).href)}
    const keychain = new Keychain()
    console.log(JSON.stringify([await keychain.state(), await keychain.read('a/b').catch(({ code, hint }) => ({ code, hint }))]))
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
