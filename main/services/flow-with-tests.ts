import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { FlowId } from '../../shared/run/index.ts'
import { moveFileTo } from '../storage/environment-file-move.ts'
import { flowIdOf, testsFolderOf } from '../storage/environment-flow-path.ts'
import { exists } from '../storage/environment-folder.ts'
import { fileErrorOf } from '../storage/file-error-of.ts'
import { copyTests } from '../storage/tests-folder.ts'

/** Copies a flow's tests to those of a new file, then makes that file; where it is not made, neither are they. */
export async function copyingTests<T>(
  flowsFolder: string,
  from: FlowId,
  to: string,
  makeFlow: () => Promise<T>,
): Promise<T> {
  const remove = await copyTests(testsFolderOf(flowsFolder, from), testsFolderOf(flowsFolder, flowIdOf(to)))
  try {
    return await makeFlow()
  } catch (error) {
    await remove()
    throw error
  }
}

/** Moves a flow's file and its tests to another file name, both or neither. Rejects with FileError. */
export async function moveWithTests(flowsFolder: string, from: string, to: string): Promise<void> {
  const [oldTests, newTests] = [
    testsFolderOf(flowsFolder, flowIdOf(from)),
    testsFolderOf(flowsFolder, flowIdOf(to)),
  ]
  await moveFileTo(join(flowsFolder, from), join(flowsFolder, to))
  if (!(await exists(oldTests))) return
  await rename(oldTests, newTests).catch(async (cause: unknown) => {
    // A flow without its tests would be half a rename.
    await moveFileTo(join(flowsFolder, to), join(flowsFolder, from))
    throw fileErrorOf(cause, newTests, 'write')
  })
}
