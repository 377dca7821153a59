import type { Script, ScriptEnd } from '../../shared/connectors/script-exchange.ts'

/** A script for the script thread. */
export interface ScriptTask extends Script {
  readonly id: number
}

/** What the script thread says. */
export type ScriptMessage =
  /** The script's own time begins now. */
  | { readonly kind: 'begun'; readonly id: number }
  /** `isReusable`: the thread is as good as new and may take another script. */
  | { readonly kind: 'ended'; readonly id: number; readonly end: ScriptEnd; readonly isReusable: boolean }
