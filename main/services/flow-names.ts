import { fileStemFor, firstFreeName } from '../storage/environment-file-name.ts'
import { listFlowFiles } from '../storage/environment-folder.ts'
import { flowNamesOfTests } from '../storage/tests-folder.ts'
import type { FlowOutlines } from './flow-outlines.ts'

/** Names in use in a folder of flows, in lower case. */
export interface NamesInUse {
  /** Of files. */
  readonly files: Set<string>
  /** As flows show them. */
  readonly shown: Set<string>
}

/** The names that the flows of a folder have. */
export async function namesInUse(flowsFolder: string, outlines: FlowOutlines): Promise<NamesInUse> {
  const entries = await listFlowFiles(flowsFolder)
  const shown = new Set<string>()
  for (const entry of entries) {
    shown.add(((await outlines.of(entry)).displayName ?? stemOf(entry.fileName)).toLowerCase())
  }
  return { files: new Set(entries.map(({ fileName }) => fileName.toLowerCase())), shown }
}

/** Names of files in use and those of tests whose flow is gone: they are not taken for another flow's. */
export async function fileNamesInUse(flowsFolder: string, files: ReadonlySet<string>): Promise<Set<string>> {
  return new Set([...files, ...(await flowNamesOfTests(flowsFolder))])
}

/** The name of a flow's file without its extension. */
export function stemOf(fileName: string): string {
  return fileName.replace(/\.json$/i, '')
}

/** A file name after a display name; where that is taken, with a number. */
export function freeFileName(displayName: string, takenNames: ReadonlySet<string>): string {
  return `${firstFreeName(fileStemFor(displayName), (stem) => takenNames.has(`${stem}.json`.toLowerCase()))}.json`
}
