import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { FlowError } from '../../shared/errors/index.ts'
import type { VaultFile } from '../credentials/vault.ts'
import { readFlowFile, writeFlowFile } from '../storage/flow-file.ts'
import { plainFormat } from '../storage/text-encoding.ts'

/** The vault as a file on disk. */
export function vaultFileAt(path: string): VaultFile {
  return {
    read: async () => {
      try {
        const { text, revision } = await readFlowFile(path)
        return { text, revision }
      } catch (thrown) {
        if (thrown instanceof FlowError && thrown.code === 'file.not-found') return undefined
        throw thrown
      }
    },
    write: async (text, expectedRevision) => {
      await mkdir(dirname(path), { recursive: true })
      await writeFlowFile(path, text, plainFormat, { expectedRevision })
    },
    remove: () => rm(path, { force: true }),
  }
}
