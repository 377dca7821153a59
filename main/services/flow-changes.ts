import type { FlowFileChange } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { flowIdOf } from '../storage/environment-flow-path.ts'
import { type FlowFileEntry, flowFileEntry, listFlowFiles } from '../storage/environment-folder.ts'
import { readRevision } from '../storage/environment-revision.ts'

interface SeenFile {
  readonly fingerprint: string
  /** Undefined until the file was read or written here. */
  readonly revision: string | undefined
}

/**
 * What is known of an environment's flow files, to tell changes by somebody else's hand from our own. Calls for one
 * environment are made one at a time (see `FlowService`).
 */
export class FlowChanges {
  readonly #environmentId: EnvironmentId
  readonly flowsFolder: string
  #seen: Map<string, SeenFile> | undefined

  constructor(environmentId: EnvironmentId, flowsFolder: string) {
    this.#environmentId = environmentId
    this.flowsFolder = flowsFolder
  }

  /** Takes a file as it is now for known: we have just read or written it. */
  async note(fileName: string, revision?: string): Promise<void> {
    const entry = await flowFileEntry(this.flowsFolder, fileName)
    if (entry === undefined) this.#seen?.delete(fileName)
    else this.#seen?.set(fileName, { fingerprint: entry.fingerprint, revision })
  }

  /** Compares the folder with what is known; the first look only learns. A touched file with the same bytes is no change. */
  async scan(): Promise<readonly FlowFileChange[]> {
    const entries = await listFlowFiles(this.flowsFolder)
    const seen = this.#seen
    if (seen === undefined) {
      this.#seen = new Map(
        entries.map(({ fileName, fingerprint }) => [fileName, { fingerprint, revision: undefined }]),
      )
      return []
    }
    const changes: FlowFileChange[] = []
    for (const entry of entries) {
      const change = await this.#compare(entry, seen)
      if (change !== undefined) changes.push(change)
    }
    const present = new Set(entries.map(({ fileName }) => fileName))
    for (const fileName of [...seen.keys()]) {
      if (present.has(fileName)) continue
      seen.delete(fileName)
      changes.push(this.#change(fileName, 'removed'))
    }
    return changes
  }

  async #compare(entry: FlowFileEntry, seen: Map<string, SeenFile>): Promise<FlowFileChange | undefined> {
    const { fileName, fingerprint } = entry
    const known = seen.get(fileName)
    if (known?.fingerprint === fingerprint) return undefined
    // Unreadable for the moment (half written, locked): the next look will see.
    const revision = await readRevision(entry.path)
    if (revision === undefined) return undefined
    seen.set(fileName, { fingerprint, revision })
    if (known === undefined) return this.#change(fileName, 'added', revision)
    return known.revision === revision ? undefined : this.#change(fileName, 'changed', revision)
  }

  #change(fileName: string, change: FlowFileChange['change'], revision?: string): FlowFileChange {
    return {
      environmentId: this.#environmentId,
      flowId: flowIdOf(fileName),
      change,
      ...(revision === undefined ? {} : { revision }),
    }
  }
}
