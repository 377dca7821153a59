import { FlowError } from '../../shared/errors/index.ts'
import type { FlowFileEntry } from '../storage/environment-folder.ts'
import type { FlowFiles, FlowOutline } from './flow-files.ts'

/** Outlines of flow files, each read again only when its file has changed. */
export class FlowOutlines {
  readonly #files: Pick<FlowFiles, 'outline'>
  readonly #known = new Map<string, { readonly fingerprint: string; readonly outline: FlowOutline }>()

  constructor(files: Pick<FlowFiles, 'outline'>) {
    this.#files = files
  }

  /** Never rejects: a file that cannot even be read has an outline that says why, and is tried again next time. */
  async of(entry: FlowFileEntry): Promise<FlowOutline> {
    const known = this.#known.get(entry.path)
    if (known?.fingerprint === entry.fingerprint) return known.outline
    try {
      const outline = await this.#files.outline(entry.path)
      this.#known.set(entry.path, { fingerprint: entry.fingerprint, outline })
      return outline
    } catch (error) {
      return unreadableOutline(error)
    }
  }
}

function unreadableOutline(error: unknown): FlowOutline {
  return {
    displayName: undefined,
    kind: 'unknown',
    trigger: '',
    actionCount: 0,
    connectors: [],
    worst: 'error',
    errorCount: 1,
    unreadable: error instanceof FlowError ? error.message : 'The file could not be read.',
  }
}
