import type { EnvironmentId, FlowId, RunId } from '../run/ids.ts'
import type { RunSummary } from '../run/run-state.ts'
import type { Severity } from '../wdl/problem.ts'
import type { LanguageChoice } from './language.ts'

/** What the window should know of the app it runs in. */
export interface AppInfo {
  readonly version: string
  readonly platform: string
  readonly electron: string
  readonly node: string
  /** Where the readable log is. */
  readonly logFile: string
  /** The sample environment's folder, once it exists. */
  readonly samplePath?: string
  /** Environment folder to open now: given on the command line. */
  readonly openAtStart?: string
  /** True under the end-to-end tests: no animations. */
  readonly reducedMotion: boolean
}

export type Theme = 'system' | 'light' | 'dark'

/** Settings of the person, kept by electron-store. */
export interface Settings {
  readonly theme: Theme
  /** A change takes hold when the window is loaded again, which main does. */
  readonly language: LanguageChoice
  /** Open the last environment at start. */
  readonly reopenLast: boolean
  /** While flows are on, closing the window leaves the app in the tray. */
  readonly keepInBackground: boolean
  /** The system tells of failed runs that a trigger started, while nobody looks at the window. */
  readonly notifyFailures: boolean
  /** Finished runs are kept for so many days, */
  readonly historyDays: number
  /** and the run history within so many megabytes. */
  readonly historyMegabytes: number
  /** Where the world reaches the callback addresses, such as the address of a tunnel; empty: nowhere. */
  readonly publicAddress: string
  /** Keys of operations added lately, the last one first; see `operationKey`. */
  readonly recentOperations: readonly string[]
  /** Keys of the operations marked as favourites. */
  readonly favouriteOperations: readonly string[]
}

/** A line of the recent environments on Home. */
export interface RecentEnvironment {
  readonly path: string
  readonly name: string
  /** ms since 1970. */
  readonly openedAt: number
  /** The folder is gone or cannot be read. */
  readonly missing: boolean
}

/** An environment folder that is open. */
export interface EnvironmentInfo {
  readonly id: EnvironmentId
  readonly name: string
  readonly path: string
  /** The folder cannot be written: everything can be looked at and run, nothing saved. */
  readonly readOnly: boolean
  /** Something to tell the person about the folder: its environment.json is broken and not used. */
  readonly notice?: string
}

export type FlowKind = 'automated' | 'instant' | 'scheduled' | 'unknown'

/** A line of the flow list. */
export interface FlowSummary {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  /** Name of the file within `flows/`. */
  readonly fileName: string
  readonly displayName: string
  readonly kind: FlowKind
  /** What starts it, in words. */
  readonly trigger: string
  readonly actionCount: number
  readonly connectors: readonly string[]
  /** ms since 1970. */
  readonly modifiedAt: number
  readonly bytes: number
  readonly worst?: Severity
  readonly errorCount: number
  /** Why the file cannot be shown as a flow (not JSON, no definition); it still opens in the code view. */
  readonly unreadable?: string
  readonly lastRun?: RunSummary
}

/** A flow file as text, ready to edit. */
export interface FlowFile {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly path: string
  readonly text: string
  /** Hash of the bytes on disk; handed back when saving. */
  readonly revision: string
  readonly encoding: string
  readonly readOnly: boolean
}

/** A trigger of a flow that is on. */
export interface ListeningTriggerInfo {
  readonly trigger: string
  readonly type: string
  /** Triggers that are called: how, and where. Whoever has the address can start the flow. */
  readonly method?: string
  readonly url?: string
  /** The same as the world sees it, where there is a public address. */
  readonly publicUrl?: string
  /** Triggers that go by the clock: when they fire or ask next, ms since 1970. */
  readonly nextMs?: number
  /** Why it does not listen, or what went wrong the last time. */
  readonly problem?: { readonly code: string; readonly message: string }
}

/** A flow that is on: its triggers start runs while the app is there. */
export interface FlowOn {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly displayName: string
  /** ms since 1970. */
  readonly since: number
  /** Its triggers listen to the offline sandboxes of their connectors, and its runs use them. */
  readonly sandboxes: boolean
  readonly triggers: readonly ListeningTriggerInfo[]
  /** When one of its triggers started a run the last time, ms since 1970. */
  readonly lastFiredMs?: number
  /** Why it is not on as its file is now: an earlier version listens, or nothing does. */
  readonly problem?: { readonly code: string; readonly message: string }
}

export type NewFlowKind = 'instant' | 'scheduled' | 'automated'

/** A flow file changed on disk by somebody else's hand. */
export interface FlowFileChange {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly change: 'added' | 'changed' | 'removed'
  readonly revision?: string
}

/**
 * What the shell asks the window to do: a menu item, a shortcut, a second start of the app with a folder.
 * `save-all` comes when the person chose to save before closing; the window closes once nothing is unsaved.
 */
export type ShellCommand =
  | { readonly command: 'open-run'; readonly runId: RunId }
  | {
      readonly command:
        | 'save'
        | 'save-all'
        | 'undo'
        | 'redo'
        | 'run'
        | 'new-flow'
        | 'open-folder'
        | 'palette'
        | 'settings'
    }
  | { readonly command: 'open-environment'; readonly path: string }

/** A flow's text as it is in the last commit. */
export interface CommittedFlow {
  readonly text: string
  /** Short hash of the last commit that changed the file. */
  readonly hash: string
  /** ms since 1970. */
  readonly committedAt: number
  readonly subject: string
}

/** A flow that is kept in an environment to make others from. */
export interface OwnTemplate {
  /** Name of the file within `templates/`. */
  readonly fileName: string
  readonly title: string
  readonly summary: string
}
