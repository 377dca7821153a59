import type { FlowKind } from '../../shared/ipc/payloads.ts'
import type { ProfileName } from '../../shared/profiles/profile.ts'
import type { Problem, Severity } from '../../shared/wdl/index.ts'
import type { FlowFile, WriteOptions } from '../storage/flow-file.ts'
import type { TextFormat } from '../storage/text-encoding.ts'

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

/** A flow text made ready to run: its parts as JSON text, and everything that is wrong with it. */
export interface RunnableFlow {
  readonly displayName: string | undefined
  /** Undefined when there is no definition in the text. */
  readonly definition: string | undefined
  readonly connectionReferences: string | undefined
  /** Values of workflow parameters that the file gives, as JSON text by name. */
  readonly parameters: Readonly<Record<string, string>>
  readonly profile: ProfileName
  readonly problems: readonly Problem[]
}

/**
 * Flow files and their texts. On large ones each of these is slow work, which the app does away from the main thread
 * (`openFlowFiles`); the CLI and the tests do it directly (`directFlowFiles`).
 */
export interface FlowFiles {
  /** Reads a flow file for the list. Rejects with FileError when it cannot be read, never because of what it holds. */
  outline(path: string): Promise<FlowOutline>
  /** Never rejects because of what the text holds. */
  prepare(text: string): Promise<RunnableFlow>
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
