import { readFlowFile, writeFlowFile } from '../storage/flow-file.ts'
import type { FlowFiles } from './flow-files.ts'
import { readPackage } from './flow-package/read-package.ts'
import { outlineFlow } from './inspect-flow.ts'
import { prepareFlowFile } from './prepare-flow-file.ts'

/** Flow files on the thread that asks: for the CLI, the tests, and inside the app's flow worker. */
export const directFlowFiles: FlowFiles = {
  outline: async (path) => outlineFlow((await readFlowFile(path)).text),
  openPackage: readPackage,
  prepare: prepareFlowFile,
  read: readFlowFile,
  write: writeFlowFile,
}
