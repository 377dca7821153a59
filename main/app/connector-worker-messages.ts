import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { ConnectorWork } from '../services/connector-work.ts'

/** One question with the arguments of its method. */
export interface ConnectorQuestion {
  readonly id: number
  readonly method: keyof ConnectorWork
  readonly args: readonly unknown[]
}

/** The answer, in any order. */
export type ConnectorAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: FlowErrorData }
