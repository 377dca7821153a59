import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { FlowFiles } from '../services/flow-files.ts'

/** What the flow worker can be asked. */
export type FlowMethod = keyof FlowFiles

/** One question with the arguments of its method. */
export interface FlowQuestion {
  readonly id: number
  readonly method: FlowMethod
  readonly args: readonly unknown[]
}

/** The answer, in any order. */
export type FlowAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: FlowErrorData }
