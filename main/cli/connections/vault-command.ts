import type { SecretStoreInfo } from '../../../shared/connections/index.ts'
import { RequestError } from '../../../shared/errors/index.ts'
import type { SecretPlace } from '../../services/open-connections.ts'
import type { CliIo } from '../cli-io.ts'
import { glyphsFor } from '../terminal/glyphs.ts'
import { styleFor } from '../terminal/style.ts'
import { userDataFolder } from '../user-data-folder.ts'
import { readSecrets } from './read-secrets.ts'

/** How a command about the vault answers. */
export interface VaultCommandPlace {
  readonly json: boolean
  readonly io: CliIo
}

const current = { name: 'passphrase', label: 'Passphrase of the vault', isRequired: true }
const next = { name: 'new', label: 'New passphrase', isRequired: true }
const again = { name: 'again', label: 'New passphrase once more', isRequired: false }

/** `flowbench connections vault status`. Exit code 1 when secrets cannot be had now. */
export async function showSecretPlace(at: VaultCommandPlace): Promise<void> {
  const secrets = await openSecrets(at)
  const passphrase = await passphraseOf(at.io)
  const info = await secrets.info()
  const isShut = info.store === 'vault' && info.state === 'locked'
  const now = isShut && passphrase !== undefined ? await secrets.openVault(passphrase) : info
  tell(now, at)
  at.io.setExitCode(now.state === 'ready' ? 0 : 1)
}

/** `flowbench connections vault create`: where there is no keychain. */
export async function createVault(at: VaultCommandPlace): Promise<void> {
  const secrets = await openSecrets(at)
  tell(await secrets.createVault(await newPassphrase(at.io)), at)
}

/** `flowbench connections vault passphrase`. */
export async function changePassphrase(at: VaultCommandPlace): Promise<void> {
  const secrets = await openSecrets(at)
  const known = await passphraseOf(at.io)
  const asked = known === undefined ? [current, next, again] : [next, again]
  const given = await readSecrets(asked, at.io)
  requireSame(given)
  tell(await secrets.changePassphrase(known ?? given.passphrase ?? '', given.new ?? ''), at)
}

/** `flowbench connections vault move keychain|vault`: all secrets go there. */
export async function moveSecrets(to: string, at: VaultCommandPlace): Promise<void> {
  const secrets = await openSecrets(at)
  const { store } = await secrets.info()
  if (to !== 'keychain' && to !== 'vault') {
    throw new RequestError('cli.vault-place', `Secrets cannot be kept in '${to}'.`, {
      hint: 'Move them to keychain or to vault.',
    })
  }
  if (to === store) {
    throw new RequestError('cli.vault-place', `Secrets are kept in the ${store} already.`)
  }
  if (to === 'vault') {
    tell(await secrets.moveToVault(await newPassphrase(at.io)), at)
    return
  }
  const known = (await passphraseOf(at.io)) ?? (await readSecrets([current], at.io)).passphrase ?? ''
  await secrets.openVault(known)
  tell(await secrets.moveToKeychain(), at)
}

/** `flowbench connections vault forget --yes`: for a passphrase that is lost. */
export async function forgetVault(isSure: boolean, at: VaultCommandPlace): Promise<void> {
  const secrets = await openSecrets(at)
  if ((await secrets.info()).store !== 'vault') {
    throw new RequestError('cli.vault-place', 'There is no vault on this machine.')
  }
  if (!isSure) {
    throw new RequestError(
      'cli.vault-not-sure',
      'All secrets in the vault would be lost; each connection would ask for its own anew.',
      { hint: 'Say --yes if that is meant.' },
    )
  }
  tell(await secrets.forgetVault(), at)
}

async function openSecrets({ io }: VaultCommandPlace): Promise<SecretPlace> {
  const { openSecretPlace } = await import('../../services/open-connections.ts')
  return openSecretPlace(userDataFolder(io.env))
}

async function passphraseOf(io: CliIo): Promise<string | undefined> {
  const { passphraseVariable } = await import('../../services/open-connections.ts')
  return io.env[passphraseVariable] || undefined
}

async function newPassphrase(io: CliIo): Promise<string> {
  const known = await passphraseOf(io)
  if (known !== undefined) return known
  const given = await readSecrets([next, again], io)
  requireSame(given)
  return given.new ?? ''
}

/** Typed unseen, so typed twice; a pipe may say it once. */
function requireSame(given: Readonly<Record<string, string>>): void {
  if (given.again === undefined || given.again === given.new) return
  throw new RequestError('cli.no-secret', 'The two new passphrases do not agree.', {
    hint: 'Type them again.',
  })
}

function tell(info: SecretStoreInfo, { io, json }: VaultCommandPlace): void {
  if (json) {
    io.stdout.write(`${JSON.stringify(info, null, 2)}\n`)
    return
  }
  const style = styleFor(io.stdout, io.env)
  const glyphs = glyphsFor(io.env)
  const isReady = info.state === 'ready'
  const mark = isReady ? style.green(glyphs.done) : style.red(glyphs.failed)
  const place = info.store === 'vault' ? 'in the vault file' : 'in the keychain of this system'
  const { problem } = info
  const why =
    problem === undefined ? '' : `\n    ${[problem.message, problem.hint].filter(Boolean).join(' ')}`
  io.stdout.write(`${mark} Secrets are kept ${place}${why}\n`)
}
