/** Entry of the vault's thread: scrypt in plain JavaScript keeps a thread busy for a second, so it gets its own. */
import { parentPort } from 'node:worker_threads'
import { createIdentity, openIdentity, sealIdentity } from './vault-cipher.ts'
import type { VaultAnswer, VaultTask } from './vault-messages.ts'

parentPort?.on('message', async (task: VaultTask) => {
  parentPort?.postMessage(await answer(task))
})

async function answer(task: VaultTask): Promise<VaultAnswer> {
  const { id, passphrase } = task
  try {
    if (task.kind === 'open') {
      const { sealed } = task
      return { id, ok: true, identity: await openIdentity(sealed, passphrase), sealed }
    }
    const { identity } = task
    if (identity === undefined) return { id, ok: true, ...(await createIdentity(passphrase)) }
    return { id, ok: true, identity, sealed: await sealIdentity(identity, passphrase) }
  } catch (thrown) {
    return { id, ok: false, message: thrown instanceof Error ? thrown.message : 'unknown' }
  }
}
