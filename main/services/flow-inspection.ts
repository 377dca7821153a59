import type { FlowKind } from '../../shared/ipc/payloads.ts'
import type { ProfileName } from '../../shared/profiles/profile.ts'
import type { Problem, Severity } from '../../shared/wdl/index.ts'

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
 * Reads flow texts: slow work on large ones, which the app does away from the main thread. Neither rejects because
 * of what a text holds.
 */
export interface FlowInspector {
  /** Reads a flow file for the list. Rejects with FileError when it cannot be read. */
  outline(path: string): Promise<FlowOutline>
  prepare(text: string): Promise<RunnableFlow>
}
