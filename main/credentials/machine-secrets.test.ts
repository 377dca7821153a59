import { beforeEach, describe, expect, test } from 'vitest'
import { FileError } from '../../shared/errors/index.ts'
import { asId } from '../../shared/run/index.ts'
import { Keychain } from './keychain.ts'
import type { KeychainLibrary } from './keychain-library.ts'
import { MachineSecrets } from './machine-secrets.ts'
import type { CollectionState } from './secret-service-probe.ts'
import { secretKey } from './secret-store.ts'
import { Vault, type VaultFile } from './vault.ts'

const key = secretKey(asId.environment('e'), asId.connection('c'))
const passphrase = 'four random words here'

let collection: CollectionState
let items: Map<string, string>
let fails: Error | undefined
let text: string | undefined

const library: KeychainLibrary = {
  getPassword: async (_service, account) => {
    if (fails !== undefined) throw fails
    // The person types the password of a locked keychain.
    if (items.has(account)) collection = 'unlocked'
    return items.get(account) ?? null
  },
  setPassword: async (_service, account, password) => void items.set(account, password),
  deletePassword: async (_service, account) => items.delete(account),
  findCredentials: async () => {
    if (fails !== undefined) throw fails
    return [...items].map(([account, password]) => ({ account, password }))
  },
}

const file: VaultFile = {
  read: async () => (text === undefined ? undefined : { text, revision: String(text.length) }),
  write: async (next, expected) => {
    if (expected === null && text !== undefined) throw new FileError('file.exists', 'It is there.')
    text = next
  },
  remove: async () => {
    text = undefined
  },
}

function newSecrets(): MachineSecrets {
  return new MachineSecrets({
    keychain: new Keychain({ load: async () => library, probe: async () => collection }),
    vault: new Vault(file),
    platform: 'linux',
  })
}

beforeEach(() => {
  collection = 'unlocked'
  items = new Map()
  fails = undefined
  text = undefined
})

describe('with a keychain', () => {
  test('secrets are kept there, and a vault is not offered', async () => {
    const secrets = newSecrets()
    await secrets.write(key, 'PLANTED-one')
    expect([...items.values()].join()).toContain('PLANTED-one')
    expect(await secrets.info()).toEqual({
      store: 'keychain',
      state: 'ready',
      canMakeVault: false,
      canMove: true,
      platform: 'linux',
    })
    await expect(secrets.createVault(passphrase)).rejects.toMatchObject({ code: 'credential.keychain-works' })
    expect(text).toBeUndefined()
  })

  test('locked: said with words, a vault is no way round it, unlocking opens it and tells', async () => {
    await newSecrets().write(key, 'PLANTED-one')
    collection = 'locked'
    const secrets = newSecrets()
    await expect(secrets.read(key)).rejects.toMatchObject({ code: 'credential.locked' })
    let told = 0
    secrets.onChanged(() => {
      told += 1
    })
    expect(await secrets.info()).toMatchObject({
      state: 'locked',
      canMakeVault: false,
      problem: { code: 'credential.locked' },
    })
    await expect(secrets.createVault(passphrase)).rejects.toMatchObject({ code: 'credential.keychain-works' })
    expect(await secrets.unlockKeychain()).toMatchObject({ state: 'ready' })
    expect(told).toBe(1)
  })

  test('denied: said as such, and tried again on a click', async () => {
    const secrets = newSecrets()
    fails = new Error('User denied access')
    expect(await secrets.info()).toMatchObject({ state: 'denied', canMakeVault: true })
    expect(await secrets.unlockKeychain()).toMatchObject({ state: 'denied' })
    fails = undefined
    expect(await secrets.unlockKeychain()).toMatchObject({ state: 'ready' })
  })
})

describe('without a keychain', () => {
  beforeEach(() => {
    collection = 'no-service'
  })

  test('a vault is offered; once made, secrets are kept in it, over a lock and another start', async () => {
    const secrets = newSecrets()
    expect(await secrets.info()).toMatchObject({
      store: 'keychain',
      state: 'absent',
      canMakeVault: true,
      problem: { code: 'credential.no-keychain' },
    })
    await expect(secrets.write(key, 'PLANTED-one')).rejects.toMatchObject({ code: 'credential.no-keychain' })
    await expect(secrets.createVault('short')).rejects.toMatchObject({
      code: 'credential.passphrase-too-short',
    })
    expect(await secrets.createVault(passphrase)).toEqual({
      store: 'vault',
      state: 'ready',
      canMakeVault: false,
      canMove: false,
      platform: 'linux',
    })
    await secrets.write(key, 'PLANTED-one')
    expect(text).not.toContain('PLANTED-one')
    expect(await secrets.lockVault()).toMatchObject({ store: 'vault', state: 'locked' })
    await expect(secrets.read(key)).rejects.toMatchObject({ code: 'credential.vault-locked' })

    const next = newSecrets()
    expect(await next.info()).toMatchObject({ store: 'vault', state: 'locked', canMakeVault: false })
    await expect(next.openVault('not the passphrase')).rejects.toMatchObject({
      code: 'credential.vault-wrong-passphrase',
    })
    await next.openVault(passphrase)
    expect(await next.read(key)).toBe('PLANTED-one')
    expect(await next.delete(key)).toBe(true)
  })

  test('a damaged vault is said to be that, and no other place is taken for it', async () => {
    text = 'not a vault'
    const secrets = newSecrets()
    expect(await secrets.info()).toMatchObject({
      store: 'vault',
      state: 'failed',
      canMakeVault: false,
      problem: { code: 'credential.vault-damaged' },
    })
    await expect(secrets.createVault(passphrase)).rejects.toMatchObject({ code: 'credential.vault-exists' })
  })
})
