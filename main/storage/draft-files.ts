import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Draft, DraftInfo } from '../../shared/ipc/drafts-contract.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { replaceFile } from './replace-file.ts'

/** Names a draft. */
export interface DraftKey {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
}

/**
 * Unsaved edits of flows, one file each in a folder of the app's data: written whole and synced, so that they are there
 * after a crash or a power cut. Only the person who runs the app can read the folder.
 */
export class DraftFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async write(draft: Draft): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const { text, ...info } = draft
    // What lists need stands in the first line, so that they read no text.
    const bytes = Buffer.from(`${JSON.stringify(info)}\n${text}`, 'utf8')
    await replaceFile(this.#pathOf(draft), bytes, {
      mustNotExist: false,
      beforeRename: async () => undefined,
    })
  }

  /** Undefined where there is none, or one that cannot be understood. */
  async read(key: DraftKey): Promise<Draft | undefined> {
    return (await this.#open(this.#pathOf(key)))?.draft
  }

  async remove(key: DraftKey): Promise<void> {
    await rm(this.#pathOf(key), { force: true })
  }

  /** Every draft that is kept, without its text. */
  async list(): Promise<readonly DraftInfo[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const found: DraftInfo[] = []
    for (const name of names) {
      if (!name.endsWith('.draft')) continue
      const opened = await this.#open(join(this.#folder, name))
      if (opened === undefined) continue
      const { text: _left, ...info } = opened.draft
      found.push(info)
    }
    return found
  }

  #pathOf({ environmentId, flowId }: DraftKey): string {
    const name = createHash('sha256')
      .update(JSON.stringify([environmentId, flowId]))
      .digest('hex')
      .slice(0, 40)
    return join(this.#folder, `${name}.draft`)
  }

  async #open(path: string): Promise<{ readonly draft: Draft } | undefined> {
    const content = await readFile(path, 'utf8').catch(() => undefined)
    const end = content?.indexOf('\n') ?? -1
    if (content === undefined || end < 0) return undefined
    const info = readInfo(content.slice(0, end))
    return info === undefined ? undefined : { draft: { ...info, text: content.slice(end + 1) } }
  }
}

function readInfo(line: string): DraftInfo | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value !== 'object' || value === null) return undefined
    const { environmentId, flowId, revision, keptAt } = value as Readonly<Record<string, unknown>>
    if (typeof environmentId !== 'string' || typeof flowId !== 'string') return undefined
    if (typeof revision !== 'string' || typeof keptAt !== 'number') return undefined
    return { environmentId: environmentId as EnvironmentId, flowId: flowId as FlowId, revision, keptAt }
  } catch {
    // Spoilt by hand, or by a disk: as good as none.
    return undefined
  }
}
