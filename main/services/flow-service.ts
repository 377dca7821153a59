import { join } from 'node:path'
import { FileError } from '../../shared/errors/index.ts'
import type {
  CommittedFlow,
  FlowFile,
  FlowFileChange,
  FlowSummary,
  NewFlowKind,
} from '../../shared/ipc/payloads.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import { readCommitted } from '../storage/committed-file.ts'
import { copyFileTo } from '../storage/environment-file-move.ts'
import { firstFreeName } from '../storage/environment-file-name.ts'
import { flowFileNameOf, flowIdOf, flowPathOf, testsFolderOf } from '../storage/environment-flow-path.ts'
import { exists, type FlowFileEntry } from '../storage/environment-folder.ts'
import type { Trash } from '../storage/environment-trash.ts'
import { decodeText, plainFormat } from '../storage/text-encoding.ts'
import type { EnvironmentService, OpenEnvironment } from './environment-service.ts'
import type { FlowFiles, FlowTextFormat } from './flow-files.ts'
import { fileNamesInUse, freeFileName, namesInUse, stemOf } from './flow-names.ts'
import { FlowOutlines } from './flow-outlines.ts'
import type { FlowRenames } from './flow-renames.ts'
import { FlowSummaries, type LastRuns } from './flow-summaries.ts'
import { FlowWatch } from './flow-watch.ts'
import { copyingTests, moveWithTests } from './flow-with-tests.ts'
import { KeyedQueue } from './keyed-queue.ts'
import { newFlowText } from './new-flow.ts'
import { notAFlow } from './own-templates.ts'
import { renameFlowText } from './rename-flow-text.ts'

export interface FlowServiceOptions {
  readonly environments: EnvironmentService
  readonly files: FlowFiles
  readonly trash: Trash
  readonly renames: FlowRenames
  readonly lastRuns?: LastRuns
}

/** Which flow. */
export interface FlowRef {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
}

/**
 * The flows of environments: listing, making, renaming, deleting, reading and saving their files, and noticing when
 * somebody else changes them. Work on one environment is done one step after the other.
 */
export class FlowService {
  readonly #options: FlowServiceOptions
  readonly #queue = new KeyedQueue<EnvironmentId>()
  readonly #watch: FlowWatch
  readonly #outlines: FlowOutlines
  readonly #summaries: FlowSummaries
  readonly #copyListeners = new Set<(environmentId: EnvironmentId, from: FlowId, to: FlowId) => void>()

  constructor(options: FlowServiceOptions) {
    this.#options = options
    this.#watch = new FlowWatch(options.environments, this.#queue)
    this.#outlines = new FlowOutlines(options.files)
    this.#summaries = new FlowSummaries(this.#outlines, options.lastRuns)
  }

  /**
   * All flow files, broken ones too, by display name.
   * @throws FileError `environment.not-found` and the like when the folder is gone
   */
  async list(environmentId: EnvironmentId): Promise<readonly FlowSummary[]> {
    return this.#summaries.all(await this.#options.environments.get(environmentId))
  }

  /**
   * Makes a flow of this kind, or with this text. Its file is named after it; where that name is taken it gets a number.
   * @throws RequestError `request.not-importable` when there is no flow in the text
   */
  create(request: {
    readonly environmentId: EnvironmentId
    readonly displayName: string
    readonly kind?: NewFlowKind | undefined
    /** The flow's text, of a template or an imported file; its name is written into it. Wins over `kind`. */
    readonly text?: string | undefined
  }): Promise<FlowSummary> {
    return this.#queue.run(request.environmentId, async () => {
      const environment = await this.#options.environments.prepareToWrite(request.environmentId)
      const { files } = await namesInUse(environment.flowsFolder, this.#outlines)
      const displayName = request.displayName
      const fileName = freeFileName(displayName, files)
      const { text, kind = 'instant' } = request
      if (text === undefined) return this.#writeNew(environment, fileName, newFlowText(kind, displayName))
      if (openFlowDocument(text).definition === undefined) throw notAFlow()
      return this.#writeNew(environment, fileName, renameFlowText(text, displayName))
    })
  }

  /** Told of each copy: others keep things by a flow's id. Returns the undoing. */
  onCopied(listener: (environmentId: EnvironmentId, from: FlowId, to: FlowId) => void): () => void {
    this.#copyListeners.add(listener)
    return () => this.#copyListeners.delete(listener)
  }

  /** Copies a flow and its tests under the name `... (copy)`, bytes and encoding kept but for the name. */
  duplicate(ref: FlowRef): Promise<FlowSummary> {
    return this.#queue.run(ref.environmentId, async () => {
      const environment = await this.#options.environments.prepareToWrite(ref.environmentId)
      const source = flowPathOf(environment.flowsFolder, ref.flowId)
      const entry = await this.#summaries.entryOf(environment, ref.flowId)
      const { displayName, unreadable } = await this.#outlines.of(entry)
      const { files, shown } = await namesInUse(environment.flowsFolder, this.#outlines)
      const copyName = firstFreeName(`${displayName ?? stemOf(entry.fileName)} (copy)`, (name) =>
        shown.has(name.toLowerCase()),
      )
      const fileName = freeFileName(copyName, await fileNamesInUse(environment.flowsFolder, files))
      if (unreadable !== undefined) {
        return copyingTests(environment.flowsFolder, ref.flowId, fileName, async () => {
          await copyFileTo(source, join(environment.flowsFolder, fileName))
          await this.#watch.changesOf(environment).note(fileName)
          return this.#summaries.of(environment, fileName)
        })
      }
      const copied = await copyingTests(environment.flowsFolder, ref.flowId, fileName, async () => {
        const file = await this.#options.files.read(source)
        return this.#writeNew(environment, fileName, renameFlowText(file.text, copyName), file.format)
      })
      for (const listener of this.#copyListeners) listener(ref.environmentId, ref.flowId, copied.flowId)
      return copied
    })
  }

  /**
   * Gives a flow another name: the display name inside its file, the file's own name and its tests folder's. The flow
   * then goes by another id; its runs are found under the new one (see `FlowRenames`).
   * @throws FileError `file.changed-outside`, `file.read-only`, ...
   */
  rename(ref: FlowRef & { readonly displayName: string }): Promise<FlowSummary> {
    return this.#queue.run(ref.environmentId, async () => {
      const environment = await this.#options.environments.prepareToWrite(ref.environmentId)
      const entry = await this.#summaries.entryOf(environment, ref.flowId)
      await this.#writeDisplayName(environment, entry, ref.displayName)
      const { files } = await namesInUse(environment.flowsFolder, this.#outlines)
      const taken = await fileNamesInUse(environment.flowsFolder, files)
      taken.delete(entry.fileName.toLowerCase())
      const fileName = freeFileName(ref.displayName, taken)
      if (fileName !== entry.fileName) await this.#moveFlow(environment, entry.fileName, fileName)
      return this.#summaries.of(environment, fileName)
    })
  }

  /** Moves a flow's file and its tests to the trash. */
  delete(ref: FlowRef): Promise<void> {
    return this.#queue.run(ref.environmentId, async () => {
      const environment = await this.#options.environments.prepareToWrite(ref.environmentId)
      const entry = await this.#summaries.entryOf(environment, ref.flowId)
      const tests = testsFolderOf(environment.flowsFolder, ref.flowId)
      try {
        await this.#options.trash.moveToTrash(entry.path)
        if (await exists(tests)) await this.#options.trash.moveToTrash(tests)
      } catch (cause) {
        throw new FileError('file.not-deleted', `“${entry.fileName}” could not be moved to the trash.`, {
          hint: 'The file may be in use, or its folder may only be read.',
          cause,
        })
      } finally {
        await this.#watch.changesOf(environment).note(entry.fileName)
      }
    })
  }

  /** A flow's text, exactly as it is on disk but for the encoding. */
  read(ref: FlowRef): Promise<FlowFile> {
    return this.#queue.run(ref.environmentId, async () => {
      const environment = await this.#options.environments.get(ref.environmentId)
      const fileName = flowFileNameOf(ref.flowId)
      const file = await this.#options.files.read(join(environment.flowsFolder, fileName))
      await this.#watch.changesOf(environment).note(fileName, file.revision)
      return {
        ...ref,
        path: file.path,
        text: file.text,
        revision: file.revision,
        encoding: file.format.bom ? `${file.format.encoding} (BOM)` : file.format.encoding,
        readOnly: environment.readOnly || file.isReadOnly,
      }
    })
  }

  /**
   * Saves a flow's text in the encoding its file has, whole or not at all. A file that was deleted meanwhile is made
   * again only with `force`.
   * @throws FileError `file.changed-outside` when the file is no longer at `revision`; `file.read-only` ...
   */
  save(
    request: FlowRef & {
      readonly text: string
      readonly revision: string
      readonly force?: boolean | undefined
    },
  ): Promise<{ readonly revision: string }> {
    return this.#queue.run(request.environmentId, async () => {
      const environment = await this.#options.environments.prepareToWrite(request.environmentId)
      const fileName = flowFileNameOf(request.flowId)
      const path = join(environment.flowsFolder, fileName)
      const format = await this.#formatOf(path)
      const saved = await this.#options.files.write(
        path,
        request.text,
        format,
        request.force === true ? {} : { expectedRevision: request.revision },
      )
      await this.#watch.changesOf(environment).note(fileName, saved.revision)
      return saved
    })
  }

  /** The path of a flow's file, for showing it in its folder. */
  async pathOf(ref: FlowRef): Promise<string> {
    const environment = await this.#options.environments.get(ref.environmentId)
    return (await this.#summaries.entryOf(environment, ref.flowId)).path
  }

  /**
   * The flow as it is in the last commit.
   * @throws FileError `file.git-missing`, `file.not-in-git`, `file.not-committed`, `file.git-failed`
   */
  async committed(ref: FlowRef): Promise<CommittedFlow> {
    const { bytes, ...commit } = await readCommitted(await this.pathOf(ref))
    return { text: decodeText(bytes).text, ...commit }
  }

  /** Told of flow files that somebody else changed, in the environments that are watched. Returns the undoing. */
  onChanged(listener: (changes: readonly FlowFileChange[]) => void): () => void {
    return this.#watch.onChanged(listener)
  }

  /** Watches an environment's flow files until `close`. The first look is done when this resolves. */
  watch(environmentId: EnvironmentId): Promise<void> {
    return this.#watch.watch(environmentId)
  }

  /** Looks for changes now: when a window gets the focus, and after each sign of the watcher. */
  rescan(environmentId: EnvironmentId): Promise<void> {
    return this.#watch.rescan(environmentId)
  }

  /** Stops watching. */
  close(): void {
    this.#watch.close()
  }

  async #writeNew(
    environment: OpenEnvironment,
    fileName: string,
    text: string,
    format: FlowTextFormat = plainFormat,
  ): Promise<FlowSummary> {
    const path = join(environment.flowsFolder, fileName)
    const { revision } = await this.#options.files.write(path, text, format, { expectedRevision: null })
    await this.#watch.changesOf(environment).note(fileName, revision)
    return this.#summaries.of(environment, fileName)
  }

  async #writeDisplayName(
    environment: OpenEnvironment,
    entry: FlowFileEntry,
    displayName: string,
  ): Promise<void> {
    if ((await this.#outlines.of(entry)).unreadable !== undefined) return
    const file = await this.#options.files.read(entry.path)
    const text = renameFlowText(file.text, displayName)
    if (text === file.text) return
    const options = { expectedRevision: file.revision }
    const { revision } = await this.#options.files.write(entry.path, text, file.format, options)
    await this.#watch.changesOf(environment).note(entry.fileName, revision)
  }

  async #moveFlow(environment: OpenEnvironment, from: string, to: string): Promise<void> {
    await moveWithTests(environment.flowsFolder, from, to)
    this.#options.renames.add(environment.id, flowIdOf(from), flowIdOf(to))
    const changes = this.#watch.changesOf(environment)
    await changes.note(from)
    await changes.note(to)
  }

  /** Format of the file on disk; plain UTF-8 for one that is gone or is no text any more. */
  async #formatOf(path: string): Promise<FlowTextFormat> {
    return this.#options.files.read(path).then(
      ({ format }) => format,
      () => plainFormat,
    )
  }
}
