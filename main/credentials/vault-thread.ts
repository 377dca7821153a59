import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { VaultAnswer, VaultTask } from './vault-messages.ts'

type Work = {
  readonly [Kind in VaultTask['kind']]: Omit<Extract<VaultTask, { kind: Kind }>, 'id'>
}[VaultTask['kind']]

/** Does one piece of passphrase work on a thread of its own, which ends with it. Rejects with a plain Error. */
export function runVaultTask(
  work: Work,
  workerPath: string = findWorker(),
): Promise<{ readonly identity: string; readonly sealed: string }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath)
    worker.once('message', (answer: VaultAnswer) => {
      void worker.terminate()
      if (answer.ok) resolve(answer)
      else reject(new Error(answer.message))
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread ended')))
    worker.postMessage({ ...work, id: 1 })
  })
}

/** The thread's file: the source under Node, or the bundle's file beside ours or above our chunk. */
function findWorker(): string {
  const names = [
    './vault-worker.ts',
    './vault-worker.cjs',
    './vault-worker.mjs',
    '../vault-worker.cjs',
    '../vault-worker.mjs',
  ]
  const paths = names.map((name) => fileURLToPath(new URL(name, import.meta.url)))
  return paths.find((path) => existsSync(path)) ?? (paths[0] as string)
}
