import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { FileError, RequestError } from '../../shared/errors/index.ts'
import type {
  CommittedFlow,
  FlowFile,
  FlowFileChange,
  FlowSummary,
  NewFlowKind,
} from '../../shared/ipc/payloads.ts'
import type { EnvironmentId, FlowId, RunSummary } from '../../shared/run/index.ts'
import { openFlowDocument } from '../../shared/wdl/index.ts'
import { readCommitted } from '../storage/committed-file.ts'
import { copyFileTo, moveFileTo } from '../storage/environment-file-move.ts'
import { fileStemFor, firstFreeName } from '../storage/environment-file-name.ts'
import { flowFileNameOf, flowIdOf, flowPathOf, testsFolderOf } from '../storage/environment-flow-path.ts'
import {
  exists,
  type FlowFileEntry,
  flowFileEntry,
  listFlowFiles,
  requireFolder,
} from '../storage/environment-folder.ts'
import type { Trash } from '../storage/environment-trash.ts'
import { watchFolders } from '../storage/environment-watch.ts'
import { fileErrorOf } from '../storage/file-error-of.ts'
import { copyTests, flowNamesOfTests } from '../storage/tests-folder.ts'
import { decodeText, plainFormat } from '../storage/text-encoding.ts'
import type { EnvironmentService, OpenEnvironment } from './environment-service.ts'
import { FlowChanges } from './flow-changes.ts'
import type { FlowFiles, FlowTextFormat } from './flow-files.ts'
import { FlowOutlines } from './flow-outlines.ts'
import type { FlowRenames } from './flow-renames.ts'
import { KeyedQueue } from './keyed-queue.ts'
import { newFlowText } from './new-flow.ts'
import { notAFlow } from './own-templates.ts'
import { renameFlowText } from './rename-flow-text.ts'

export interface FlowServiceOptions {
  readonly environments: EnvironmentService
  readonly files: FlowFiles
  readonly trash: Trash
  readonly renames: FlowRenames
  /** The newest run of each flow of an environment, by today's flow id. */
  readonly lastRuns?: (environmentId: EnvironmentId) => Promise<ReadonlyMap<FlowId, RunSummary>>
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
  readonly #outlines: FlowOutlines
  readonly #changes = new Map<EnvironmentId, FlowChanges>()
  readonly #listeners = new Set<(changes: readonly FlowFileChange[]) => void>()
  readonly #copyListeners = new Set<(environmentId: EnvironmentId, from: FlowId, to: FlowId) => void>()
  readonly #watches = new Map<EnvironmentId, () => void>()

  constructor(options: FlowServiceOptions) {
    this.#options = options
    this.#outlines = new FlowOutlines(options.files)
  }

  /**
   * All flow files, broken ones too, by display name.
   * @throws FileError `environment.not-found` and the like when the folder is gone
   */
  async list(environmentId: EnvironmentId): Promise<readonly FlowSummary[]> {
    const environment = await this.#options.environments.get(environmentId)
    await requireFolder(environment.path)
    const entries = await listFlowFiles(environment.flowsFolder)
    const lastRuns = await this.#lastRuns(environmentId)
    const summaries: FlowSummary[] = []
    for (const entry of entries) summaries.push(await this.#summarize(environment, entry, lastRuns))
    return summaries.sort((a, b) => a.displayName.localeCompare(b.displayName, undefined, { numeric: true }))
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
      const { names } = await this.#namesIn(environment)
      const displayName = request.displayName
      const fileName = freeFileName(displayName, names)
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
      const entry = await this.#entryOf(environment, ref.flowId)
      const { displayName, unreadable } = await this.#outlines.of(entry)
      const { names, displayNames } = await this.#namesIn(environment)
      const copyName = firstFreeName(`${displayName ?? stemOf(entry.fileName)} (copy)`, (name) =>
        displayNames.has(name.toLowerCase()),
      )
      const fileName = freeFileName(copyName, await this.#withNamesOfTests(environment, names))
      if (unreadable !== undefined) {
        return this.#copyingTests(environment, ref.flowId, fileName, async () => {
          await copyFileTo(source, join(environment.flowsFolder, fileName))
          await this.#changesOf(environment).note(fileName)
          return this.#summaryOf(environment, fileName)
        })
      }
      const copied = await this.#copyingTests(environment, ref.flowId, fileName, async () => {
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
      const entry = await this.#entryOf(environment, ref.flowId)
      await this.#writeDisplayName(environment, entry, ref.displayName)
      const { names } = await this.#namesIn(environment)
      const taken = await this.#withNamesOfTests(environment, names)
      taken.delete(entry.fileName.toLowerCase())
      const fileName = freeFileName(ref.displayName, taken)
      if (fileName !== entry.fileName) await this.#moveFlow(environment, entry.fileName, fileName)
      return this.#summaryOf(environment, fileName)
    })
  }

  /** Moves a flow's file and its tests to the trash. */
  delete(ref: FlowRef): Promise<void> {
    return this.#queue.run(ref.environmentId, async () => {
      const environment = await this.#options.environments.prepareToWrite(ref.environmentId)
      const entry = await this.#entryOf(environment, ref.flowId)
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
        await this.#changesOf(environment).note(entry.fileName)
      }
    })
  }

  /** A flow's text, exactly as it is on disk but for the encoding. */
  read(ref: FlowRef): Promise<FlowFile> {
    return this.#queue.run(ref.environmentId, async () => {
      const environment = await this.#options.environments.get(ref.environmentId)
      const fileName = flowFileNameOf(ref.flowId)
      const file = await this.#options.files.read(join(environment.flowsFolder, fileName))
      await this.#changesOf(environment).note(fileName, file.revision)
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
      await this.#changesOf(environment).note(fileName, saved.revision)
      return saved
    })
  }

  /** The path of a flow's file, for showing it in its folder. */
  async pathOf(ref: FlowRef): Promise<string> {
    const environment = await this.#options.environments.get(ref.environmentId)
    return (await this.#entryOf(environment, ref.flowId)).path
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
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Watches an environment's flow files until `close`. The first look is done when this resolves. */
  async watch(environmentId: EnvironmentId): Promise<void> {
    const environment = await this.#options.environments.get(environmentId)
    this.#watches.get(environmentId)?.()
    // Watched before the first look, so that nothing falls between the two.
    const unwatch = watchFolders([environment.path, environment.flowsFolder], () => {
      void this.rescan(environmentId)
    })
    this.#watches.set(environmentId, unwatch)
    await this.rescan(environmentId)
  }

  /** Looks for changes now: when a window gets the focus, and after each sign of the watcher. */
  async rescan(environmentId: EnvironmentId): Promise<void> {
    const changes = await this.#queue.run(environmentId, async () => {
      const environment = await this.#options.environments.get(environmentId)
      return this.#changesOf(environment).scan()
    })
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes)
  }

  /** Stops watching. */
  close(): void {
    for (const unwatch of this.#watches.values()) unwatch()
    this.#watches.clear()
  }

  #changesOf(environment: OpenEnvironment): FlowChanges {
    const known = this.#changes.get(environment.id)
    // An environment that was moved and opened again is looked at anew.
    if (known?.flowsFolder === environment.flowsFolder) return known
    const changes = new FlowChanges(environment.id, environment.flowsFolder)
    this.#changes.set(environment.id, changes)
    return changes
  }

  async #entryOf(environment: OpenEnvironment, flowId: FlowId): Promise<FlowFileEntry> {
    const entry = await flowFileEntry(environment.flowsFolder, flowFileNameOf(flowId))
    if (entry !== undefined) return entry
    throw new RequestError('request.flow-not-found', `There is no flow “${flowId}” in this environment.`, {
      hint: 'Its file may have been moved, renamed or deleted.',
    })
  }

  /** Names in use, in lower case: of files, and as flows show them. */
  async #namesIn(environment: OpenEnvironment): Promise<{ names: Set<string>; displayNames: Set<string> }> {
    const entries = await listFlowFiles(environment.flowsFolder)
    const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()))
    const displayNames = new Set<string>()
    for (const entry of entries) {
      displayNames.add(((await this.#outlines.of(entry)).displayName ?? stemOf(entry.fileName)).toLowerCase())
    }
    return { names, displayNames }
  }

  /** Names in use and those of tests whose flow is gone: they are not taken for another flow's. */
  async #withNamesOfTests(environment: OpenEnvironment, names: ReadonlySet<string>): Promise<Set<string>> {
    return new Set([...names, ...(await flowNamesOfTests(environment.flowsFolder))])
  }

  /** Copies a flow's tests to those of a new file, then makes that file; where it is not made, neither are they. */
  async #copyingTests<T>(
    { flowsFolder }: OpenEnvironment,
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

  async #writeNew(
    environment: OpenEnvironment,
    fileName: string,
    text: string,
    format: FlowTextFormat = plainFormat,
  ): Promise<FlowSummary> {
    const path = join(environment.flowsFolder, fileName)
    const { revision } = await this.#options.files.write(path, text, format, { expectedRevision: null })
    await this.#changesOf(environment).note(fileName, revision)
    return this.#summaryOf(environment, fileName)
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
    await this.#changesOf(environment).note(entry.fileName, revision)
  }

  async #moveFlow(environment: OpenEnvironment, from: string, to: string): Promise<void> {
    const { flowsFolder } = environment
    const [oldId, newId] = [flowIdOf(from), flowIdOf(to)]
    const [oldTests, newTests] = [testsFolderOf(flowsFolder, oldId), testsFolderOf(flowsFolder, newId)]
    await moveFileTo(join(flowsFolder, from), join(flowsFolder, to))
    if (await exists(oldTests)) {
      await rename(oldTests, newTests).catch(async (cause: unknown) => {
        // A flow without its tests would be half a rename.
        await moveFileTo(join(flowsFolder, to), join(flowsFolder, from))
        throw fileErrorOf(cause, newTests, 'write')
      })
    }
    this.#options.renames.add(environment.id, oldId, newId)
    const changes = this.#changesOf(environment)
    await changes.note(from)
    await changes.note(to)
  }

  async #summaryOf(environment: OpenEnvironment, fileName: string): Promise<FlowSummary> {
    const entry = await this.#entryOf(environment, flowIdOf(fileName))
    return this.#summarize(environment, entry, await this.#lastRuns(environment.id))
  }

  async #summarize(
    environment: OpenEnvironment,
    entry: FlowFileEntry,
    lastRuns: ReadonlyMap<FlowId, RunSummary>,
  ): Promise<FlowSummary> {
    const outline = await this.#outlines.of(entry)
    const flowId = flowIdOf(entry.fileName)
    const lastRun = lastRuns.get(flowId)
    const { displayName, worst, unreadable, ...counted } = outline
    return {
      environmentId: environment.id,
      flowId,
      fileName: entry.fileName,
      displayName: displayName ?? stemOf(entry.fileName),
      ...counted,
      modifiedAt: Math.round(entry.modifiedAt),
      bytes: entry.bytes,
      ...(worst === undefined ? {} : { worst }),
      ...(unreadable === undefined ? {} : { unreadable }),
      ...(lastRun === undefined ? {} : { lastRun }),
    }
  }

  /** Format of the file on disk; plain UTF-8 for one that is gone or is no text any more. */
  async #formatOf(path: string): Promise<FlowTextFormat> {
    return this.#options.files.read(path).then(
      ({ format }) => format,
      () => plainFormat,
    )
  }

  async #lastRuns(environmentId: EnvironmentId): Promise<ReadonlyMap<FlowId, RunSummary>> {
    return (await this.#options.lastRuns?.(environmentId)) ?? new Map()
  }
}

function stemOf(fileName: string): string {
  return fileName.replace(/\.json$/i, '')
}

function freeFileName(displayName: string, takenNames: ReadonlySet<string>): string {
  return `${firstFreeName(fileStemFor(displayName), (stem) => takenNames.has(`${stem}.json`.toLowerCase()))}.json`
}
