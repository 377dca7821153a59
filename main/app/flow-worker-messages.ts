import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { FlowOutline, RunnableFlow } from '../services/flow-inspection.ts'

/** What the flow worker is asked. */
export type FlowQuestion =
  | { readonly id: number; readonly kind: 'outline'; readonly path: string }
  | { readonly id: number; readonly kind: 'prepare'; readonly text: string }

/** What it answers, in any order. */
export type FlowAnswer =
  | { readonly id: number; readonly ok: true; readonly value: FlowOutline | RunnableFlow }
  | { readonly id: number; readonly ok: false; readonly error: FlowErrorData }
