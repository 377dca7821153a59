import { beforeAll, describe, expect, test } from 'vitest'
import { FileError } from '../../shared/errors/index.ts'
import { asId } from '../../shared/run/index.ts'
import { secretKey } from './secret-store.ts'
import { Vault, type VaultFile } from './vault.ts'

const passphrase = 'correct horse battery'
const keys = ['one', 'two', 'three'].map((name) => secretKey(asId.environment('e'), asId.connection(name)))
const [first, second, third] = keys as [(typeof keys)[0], (typeof keys)[0], (typeof keys)[0]]

/** The vault's file in memory, with revisions as the real one has them. */
class FakeFile implements VaultFile {
  text: string | undefined
  #revision = 0
  beforeWrite: (() => void) | undefined

  async read() {
    return this.text === undefined ? undefined : { text: this.text, revision: String(this.#revision) }
  }

  async write(text: string, expected: string | null): Promise<void> {
    this.beforeWrite?.()
    const found = this.text === undefined ? null : String(this.#revision)
    if (found !== expected) {
      throw new FileError(
        expected === null ? 'file.exists' : 'file.changed-outside',
        'The file is not as it was.',
      )
    }
    this.put(text)
  }

  async remove(): Promise<void> {
    this.text = undefined
  }

  put(text: string): void {
    this.text = text
    this.#revision += 1
  }
}

let sealed = ''
beforeAll(async () => {
  const file = new FakeFile()
  await new Vault(file).create(passphrase)
  sealed = file.text ?? ''
})

async function openVault(): Promise<{ file: FakeFile; vault: Vault }> {
  const file = new FakeFile()
  file.put(sealed)
  const vault = new Vault(file)
  await vault.unlock(passphrase)
  return { file, vault }
}

describe('a vault', () => {
  test('keeps secrets over a lock, and none of them can be read in its file', async () => {
    const { file, vault } = await openVault()
    await vault.write(first, 'PLANTED-secret-one')
    await vault.write(second, 'PLANTED 😀\nlines')
    const other = new Vault(file)
    await other.unlock(passphrase)
    expect([await other.read(first), await other.read(second), await other.read(third)]).toEqual([
      'PLANTED-secret-one',
      'PLANTED 😀\nlines',
      undefined,
    ])
    expect(file.text).not.toMatch(/PLANTED|horse/)
    expect([await other.delete(first), await other.delete(first), await other.read(first)]).toEqual([
      true,
      false,
      undefined,
    ])
  })

  test('does not keep the thread busy while it works on the passphrase', async () => {
    const file = new FakeFile()
    file.put(sealed)
    let turns = 0
    const count = () => {
      turns += 1
      next = setImmediate(count)
    }
    let next = setImmediate(count)
    await new Vault(file).unlock(passphrase)
    clearImmediate(next)
    // Reading, asking the other thread and hearing from it takes a few; a wait that leaves the thread free, thousands.
    expect(turns).toBeGreaterThan(100)
  })

  test('states: none, locked, ready, locked again', async () => {
    const empty = new Vault(new FakeFile())
    expect(await empty.state()).toMatchObject({ kind: 'absent', code: 'credential.no-vault' })
    const { file, vault } = await openVault()
    const locked = new Vault(file)
    expect(await locked.state()).toMatchObject({ kind: 'locked', code: 'credential.vault-locked' })
    await expect(locked.read(first)).rejects.toMatchObject({ code: 'credential.vault-locked' })
    await expect(locked.write(first, 's')).rejects.toMatchObject({ code: 'credential.vault-locked' })
    expect(await vault.state()).toEqual({ kind: 'ready' })
    vault.lock()
    expect(await vault.state()).toMatchObject({ kind: 'locked' })
  })

  test('a wrong passphrase, a short one, a second vault', async () => {
    const { file, vault } = await openVault()
    await expect(new Vault(file).unlock('wrong passphrase')).rejects.toMatchObject({
      code: 'credential.vault-wrong-passphrase',
    })
    await expect(new Vault(new FakeFile()).create('short')).rejects.toMatchObject({
      code: 'credential.passphrase-too-short',
    })
    await expect(vault.create(passphrase)).rejects.toMatchObject({ code: 'credential.vault-exists' })
  })

  test('another passphrase opens the same secrets; the old one no longer does', async () => {
    const { file, vault } = await openVault()
    await vault.write(first, 'secret')
    await vault.changePassphrase(passphrase, 'another long phrase')
    const other = new Vault(file)
    await expect(other.unlock(passphrase)).rejects.toMatchObject({
      code: 'credential.vault-wrong-passphrase',
    })
    await other.unlock('another long phrase')
    expect(await other.read(first)).toBe('secret')
  })

  test('two processes that write at the same moment lose nothing', async () => {
    const { file, vault } = await openVault()
    const other = new Vault(file)
    await other.unlock(passphrase)
    await Promise.all([vault.write(first, '1'), other.write(second, '2'), vault.write(third, '3')])
    expect(await Promise.all(keys.map((key) => vault.read(key)))).toEqual(['1', '2', '3'])
  })

  test('entries swapped or changed in the file are noticed', async () => {
    const { file, vault } = await openVault()
    await vault.write(first, 'mine')
    await vault.write(second, 'yours')
    const document = JSON.parse(file.text ?? '') as { items: Record<string, string> }
    const { [first]: one = '', [second]: two = '' } = document.items
    file.put(JSON.stringify({ ...document, items: { [first]: two, [second]: one } }))
    await expect(vault.read(first)).rejects.toMatchObject({ code: 'credential.vault-damaged' })
    file.put(
      JSON.stringify({ ...document, items: { [first]: one.replace(/[A-Za-z0-9]{8}\n/, 'AAAAAAAA\n') } }),
    )
    await expect(vault.read(first)).rejects.toMatchObject({ code: 'credential.vault-damaged' })
  })

  test.each([
    ['', 'credential.vault-damaged'],
    ['{"format":"other"}', 'credential.vault-damaged'],
    ['{"format":"flowbench-vault","version":1,"identity":"x","items":{"a":1}}', 'credential.vault-damaged'],
    ['{"format":"flowbench-vault","version":2}', 'credential.vault-too-new'],
    [
      '{"format":"flowbench-vault","version":1,"identity":"no age text","items":{}}',
      'credential.vault-damaged',
    ],
  ])('a file that holds %s', async (text, code) => {
    const file = new FakeFile()
    file.put(text)
    await expect(new Vault(file).unlock(passphrase)).rejects.toMatchObject({ name: 'CredentialError', code })
  })
})
