import { FlowError } from '../../../shared/errors/index.ts'
import type { PackageNote } from '../../../shared/ipc/package-payloads.ts'
import { readImport } from '../../../shared/wdl/import-flow.ts'
import type { UnzippedFile } from '../../storage/zip/read-zip.ts'
import type { PackagedFlow } from './flow-package.ts'
import { textOfFile } from './package-files.ts'
import { packagedFlow } from './packaged-flow.ts'

/** A file of a package that should hold a flow. */
export interface FlowFile {
  readonly file: UnzippedFile
  /** Name of its flow; that of the file itself counts where this is undefined, and `fallback` where it has none. */
  readonly name?: string
  readonly fallback?: string
  /** Adds to the text what lies elsewhere in the package. */
  readonly complete?: (text: string) => string
}

/** The flows of some files. One that cannot be read does not hide the others: a note says why. */
export function readFlowFiles(files: readonly FlowFile[]): {
  readonly flows: readonly PackagedFlow[]
  readonly notes: readonly PackageNote[]
} {
  const flows: PackagedFlow[] = []
  const notes: PackageNote[] = []
  for (const { file, name, fallback, complete } of files) {
    const { path } = file
    try {
      const found = readImport(textOfFile(file))
      found.forEach((flow, index) => {
        const own = found.length === 1 ? name : undefined
        const numbered = found.length === 1 ? '' : ` ${index + 1}`
        const shown = own ?? flow.name ?? `${fallback ?? name ?? path}${numbered}`
        const id = found.length === 1 ? path : `${path}#${index}`
        flows.push(packagedFlow(flow, { id, name: shown.slice(0, 255), path }, complete))
      })
    } catch (thrown) {
      if (!(thrown instanceof FlowError)) throw thrown
      notes.push({ note: 'unreadable', path, reason: thrown.message })
    }
  }
  return { flows, notes }
}
