import type { JsonPath } from '../../shared/errors/index.ts'
import type { FlowKind } from '../../shared/ipc/payloads.ts'
import type { LimitMode, ProfileName } from '../../shared/profiles/profile.ts'
import type { Problem, Severity } from '../../shared/wdl/index.ts'
import type { FlowFile, WriteOptions } from '../storage/flow-file.ts'
import type { TextFormat } from '../storage/text-encoding.ts'
import type { ChildFlow } from './engine-host.ts'
import type { FlowPackage } from './flow-package/flow-package.ts'

/** What the flow list shows of a file, found by reading it once. */
export interface FlowOutline {
  /** Undefined where the file gives its flow no name. */
  readonly displayName: string | undefined
  readonly kind: FlowKind
  readonly trigger: string
  readonly actionCount: number
  readonly connectors: readonly string[]
  readonly worst: Severity | undefined
  readonly errorCount: number
  /** Why the text is no flow, in words. */
  readonly unreadable: string | undefined
}

/** How a text is made ready to run. */
export interface PrepareOptions {
  /** The flow's file: what lies around it (environment variables, parameters, connections) goes into the run. */
  readonly path?: string
  /** Which definition of a text with several; the first one when absent. */
  readonly definitionPath?: JsonPath
  /** Whether to look beside `path` for the flows it calls. */
  readonly wantsChildFlows?: boolean
}

/** A flow text made ready to run: its parts as JSON text, and everything that is wrong with it. */
export interface RunnableFlow {
  readonly displayName: string | undefined
  /** Undefined when there is no definition in the text. */
  readonly definition: string | undefined
  readonly connectionReferences: string | undefined
  /** Values of workflow parameters that the file and what lies around it give, as JSON text by name. */
  readonly parameters: Readonly<Record<string, string>>
  readonly profile: ProfileName
  readonly limits: LimitMode
  readonly problems: readonly Problem[]
  /** Flows its Workflow actions may call, where they were asked for. */
  readonly childFlows?: Readonly<Record<string, ChildFlow>>
  /** What the person should know of how the parts were found. */
  readonly notes: readonly string[]
}

/**
 * Flow files and their texts. On large ones each of these is slow work, which the app does away from the main thread
 * (`openFlowFiles`); the CLI and the tests do it directly (`directFlowFiles`).
 */
export interface FlowFiles {
  /** Reads a flow file for the list. Rejects with FileError when it cannot be read, never because of what it holds. */
  outline(path: string): Promise<FlowOutline>
  /** Never rejects because of what the text holds. */
  prepare(text: string, options?: PrepareOptions): Promise<RunnableFlow>
  /** As `readPackage`. */
  openPackage(bytes: Uint8Array, name: string): Promise<FlowPackage>
  /** As `readFlowFile`. */
  read(path: string): Promise<FlowFile>
  /** As `writeFlowFile`. */
  write(
    path: string,
    text: string,
    format: FlowTextFormat,
    options?: WriteOptions,
  ): Promise<{ readonly revision: string }>
}

/** What of a file's format is needed to write it. */
export type FlowTextFormat = Pick<TextFormat, 'encoding' | 'bom'>
