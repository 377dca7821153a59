import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RequestError } from '../../shared/errors/index.ts'
import type { OwnTemplate } from '../../shared/ipc/payloads.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import { fileStemFor, firstFreeName } from '../storage/environment-file-name.ts'
import { isFlowFileName, listFlowFiles } from '../storage/environment-folder.ts'
import type { Trash } from '../storage/environment-trash.ts'
import { fileErrorOf } from '../storage/file-error-of.ts'
import { plainFormat } from '../storage/text-encoding.ts'
import type { EnvironmentService } from './environment-service.ts'
import type { FlowFiles } from './flow-files.ts'
import { renameFlowText } from './rename-flow-text.ts'

/** Name of the folder of an environment that holds its own templates. */
export const templatesFolderName = 'templates'

export interface OwnTemplatesOptions {
  readonly environments: EnvironmentService
  readonly files: FlowFiles
  readonly trash: Trash
}

/** The templates that people keep in an environment: flow files in its `templates` folder, in git like the flows. */
export class OwnTemplates {
  readonly #options: OwnTemplatesOptions

  constructor(options: OwnTemplatesOptions) {
    this.#options = options
  }

  /** All of an environment, by name. One that cannot be read is left out. */
  async list(environmentId: EnvironmentId): Promise<readonly OwnTemplate[]> {
    const { path } = await this.#options.environments.get(environmentId)
    const found: OwnTemplate[] = []
    for (const entry of await listFlowFiles(join(path, templatesFolderName))) {
      const { text } = await this.#options.files.read(entry.path).catch(() => ({ text: '' }))
      const { flow, definition } = openFlowDocument(text)
      if (definition === undefined) continue
      found.push({
        fileName: entry.fileName,
        title: flow.displayName ?? entry.fileName.replace(/\.json$/i, ''),
        summary: flow.description ?? '',
      })
    }
    return found.sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }))
  }

  /** The text of one. Throws FileError `file.not-found` when it is gone. */
  async read(environmentId: EnvironmentId, fileName: string): Promise<string> {
    const { path } = await this.#options.environments.get(environmentId)
    return (await this.#options.files.read(join(path, templatesFolderName, checked(fileName)))).text
  }

  /** Keeps a flow's text as a template under a name; where a file of that name is there it gets a number. */
  async save(environmentId: EnvironmentId, title: string, text: string): Promise<OwnTemplate> {
    if (openFlowDocument(text).definition === undefined) throw notAFlow()
    const { path } = await this.#options.environments.prepareToWrite(environmentId)
    const folder = join(path, templatesFolderName)
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw fileErrorOf(error, folder, 'write')
    })
    const taken = new Set((await listFlowFiles(folder)).map((entry) => entry.fileName.toLowerCase()))
    const stem = firstFreeName(fileStemFor(title), (name) => taken.has(`${name.toLowerCase()}.json`))
    const fileName = `${stem}.json`
    const kept = renameFlowText(text, title)
    await this.#options.files.write(join(folder, fileName), kept, plainFormat, { expectedRevision: null })
    return { fileName, title, summary: openFlowDocument(kept).flow.description ?? '' }
  }

  /** Moves one to the trash. */
  async delete(environmentId: EnvironmentId, fileName: string): Promise<void> {
    const { path } = await this.#options.environments.prepareToWrite(environmentId)
    await this.#options.trash.moveToTrash(join(path, templatesFolderName, checked(fileName)))
  }
}

/** A file's name and no path out of the folder. */
function checked(fileName: string): string {
  if (isFlowFileName(fileName) && !/[/\\]/.test(fileName)) return fileName
  throw new RequestError('request.no-such-template', `“${fileName}” is no name of a template.`)
}

/** A text without a definition is no flow. */
export function notAFlow(): RequestError {
  return new RequestError('request.not-importable', 'There is no flow in this text.', {
    hint: 'A flow has a definition with triggers and actions.',
  })
}
