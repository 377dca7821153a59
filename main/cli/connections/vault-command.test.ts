import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asId } from '../../../shared/run/index.ts'
import { secretKey } from '../../credentials/secret-store.ts'
import {
  type PrivateKeyring,
  startPrivateKeyring,
  whyNoKeyring,
} from '../../credentials/testing/private-keyring.ts'
import { openSecretPlace } from '../../services/open-connections.ts'
import { runCli } from '../run-cli.ts'
import { createFakeIo } from '../testing/fake-io.ts'

/* Real vaults in real files; the keychain is gnome-keyring, where there is one. */
let root: string
const passphrase = 'PLANTED four random words'
const key = secretKey(asId.environment('work'), asId.connection('c1'))

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'flowbench-cli-vault-'))
  await mkdir(join(root, 'data'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function vault(args: readonly string[], stdin = '', env: Record<string, string> = {}) {
  const io = createFakeIo({
    cwd: root,
    env: { FLOWBENCH_USER_DATA: join(root, 'data'), ...env },
    stdin,
  })
  await runCli(['connections', 'vault', ...args], io)
  const out = io.stdout.text()
  expect(out + io.stderr.text()).not.toContain('PLANTED')
  return { out, err: io.stderr.text(), code: io.exitCode() ?? 0 }
}

const shut = { FLOWBENCH_VAULT_PASSPHRASE: '' }
const open = { FLOWBENCH_VAULT_PASSPHRASE: passphrase }
const vaultText = () => readFile(join(root, 'data', 'secrets.vault.json'), 'utf8')

describe.skipIf(process.platform !== 'linux')('without a keychain', { timeout: 90_000 }, () => {
  const bus = process.env.DBUS_SESSION_BUS_ADDRESS
  beforeEach(() => {
    process.env.DBUS_SESSION_BUS_ADDRESS = `unix:path=${join(root, 'no-bus')}`
  })
  afterEach(() => {
    if (bus === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS
    else process.env.DBUS_SESSION_BUS_ADDRESS = bus
  })

  test('made, opened by the variable, given another passphrase, forgotten', async () => {
    expect(await vault(['status'])).toMatchObject({ code: 1, out: expect.stringContaining('no keychain') })
    expect((await vault(['create'], 'short\n')).err).toContain('at least 10 characters')
    expect((await vault(['create'], `${passphrase}\nanother one here\n`)).err).toContain('do not agree')
    expect(await vault(['create'], `${passphrase}\n${passphrase}\n`)).toMatchObject({ code: 0, err: '' })
    expect(await vault(['status'])).toMatchObject({ code: 1, out: expect.stringContaining('locked') })
    expect(await vault(['status'], '', open)).toMatchObject({ code: 0 })
    const wrong = await vault(['status'], '', { FLOWBENCH_VAULT_PASSPHRASE: 'not the passphrase' })
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('not the passphrase of the vault') })

    const to = 'PLANTED quite another one'
    expect((await vault(['passphrase'], `wrong\n${to}\n${to}\n`)).err).toContain('not the passphrase')
    expect(await vault(['passphrase'], `${to}\n${to}\n`, open)).toMatchObject({ code: 0, err: '' })
    expect((await vault(['status'], '', open)).code).toBe(2)
    expect((await vault(['status'], '', { FLOWBENCH_VAULT_PASSPHRASE: to })).code).toBe(0)

    expect((await vault(['move', 'keychain'], '', { FLOWBENCH_VAULT_PASSPHRASE: to })).err).toContain(
      'no keychain',
    )
    expect(await vaultText()).toContain('flowbench-vault')
    expect((await vault(['forget'])).err).toContain('--yes')
    expect(await vaultText()).toContain('flowbench-vault')
    await vault(['forget', '--yes'], '', shut)
    await expect(vaultText()).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe.skipIf(whyNoKeyring() !== undefined)('with gnome-keyring', { timeout: 90_000 }, () => {
  let keyring: PrivateKeyring
  beforeEach(async () => {
    keyring = await startPrivateKeyring()
  })
  afterEach(() => keyring.stop())

  test('secrets move to a vault and back, and are in one place only', async () => {
    const place = openSecretPlace(join(root, 'data'))
    const long = 'PLANTED long '.repeat(500)
    await place.write(key, long)
    expect((await vault(['create'], '', open)).err).toContain('has a keychain')
    expect(await vault(['move', 'vault'], '', open)).toMatchObject({ code: 0, err: '' })
    expect(await vaultText()).not.toContain('PLANTED')
    expect((await vault(['move', 'vault'], '', open)).err).toContain('in the vault already')
    await keyring.lock()
    expect((await vault(['move', 'keychain'], '', open)).err).toContain('locked')
    expect(await vaultText()).toContain(key)
    await keyring.unlock()
    const opened = openSecretPlace(join(root, 'data'))
    await opened.openVault(passphrase)
    expect(await opened.read(key)).toBe(long)
    expect(await vault(['move', 'keychain'], `${passphrase}\n`)).toMatchObject({ code: 0, err: '' })
    await expect(vaultText()).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await openSecretPlace(join(root, 'data')).read(key)).toBe(long)
  })
})
