import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { FileError } from '../../shared/errors/index.ts'
import { cassetteSuffix, doesTestFileName, flowTestSuffix } from '../../shared/flow-tests/index.ts'
import type { TestFolderFile } from '../../shared/ipc/tests-payloads.ts'
import type { FlowSymbol } from '../../shared/wdl/symbols/flow-symbol.ts'
import { readFlowFile, writeFlowFile } from '../storage/flow-file.ts'

/** The tests and cassettes of a flow's folder of tests that name a thing of the flow; none without such a folder. */
export async function filesThatName(folder: string, symbol: FlowSymbol): Promise<readonly TestFolderFile[]> {
  const names = await readdir(folder).catch(() => [])
  const found: TestFolderFile[] = []
  for (const file of names.sort()) {
    if (file.startsWith('.') || ![flowTestSuffix, cassetteSuffix].some((suffix) => file.endsWith(suffix)))
      continue
    const { text, revision } = await readFlowFile(join(folder, file))
    if (doesTestFileName(file, text, symbol)) found.push({ file, text, revision })
  }
  return found
}

/**
 * Gives files other texts, each in the encoding it has: all of them, or none. `revision` is what each had when it was
 * read. Answers the files as they are now.
 * @throws FileError `file.changed-outside` and what writing throws; what was written by then is as before
 */
export async function rewriteTestFiles(
  folder: string,
  files: readonly TestFolderFile[],
): Promise<readonly TestFolderFile[]> {
  const before = []
  for (const { file, text, revision } of files) {
    const path = join(folder, file)
    const read = await readFlowFile(path)
    if (read.revision !== revision) throw changedOutside(file)
    before.push({ file, path, text, read })
  }
  const written: { readonly revision: string; readonly read: (typeof before)[number]['read'] }[] = []
  const now: TestFolderFile[] = []
  try {
    for (const { file, path, text, read } of before) {
      const { revision } = await writeFlowFile(path, text, read.format, { expectedRevision: read.revision })
      written.push({ revision, read })
      now.push({ file, text, revision })
    }
  } catch (error) {
    for (const { revision, read } of written.reverse()) {
      // One that somebody else changed in between is theirs.
      await writeFlowFile(read.path, read.text, read.format, { expectedRevision: revision }).catch(
        () => undefined,
      )
    }
    throw error
  }
  return now
}

function changedOutside(file: string): FileError {
  return new FileError('file.changed-outside', `The file “${file}” was changed by another program.`, {
    hint: 'Nothing was written. Look at it, then try again.',
  })
}
