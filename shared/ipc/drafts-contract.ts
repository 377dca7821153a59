import { z } from 'zod'
import type { EnvironmentId, FlowId } from '../run/ids.ts'
import { environmentId, flowId } from './contract-fields.ts'
import { request } from './message.ts'

const aFlow = { environmentId, flowId }

/** Longest text kept, in UTF-16 units: that of a flow. */
const maxText = 120_000_000

/** That a flow has edits which are not in its file. */
export interface DraftInfo {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  /** Revision of the file that the edits began from. */
  readonly revision: string
  /** When it was kept, ms since 1970. */
  readonly keptAt: number
}

/** Edits of a flow that are not in its file, as text. */
export interface Draft extends DraftInfo {
  readonly text: string
}

/** Requests about unsaved edits, which are kept beside the app's data so that they outlive its end. */
export const draftsContract = {
  'drafts:keep': request<void>()(
    z.object({ ...aFlow, text: z.string().max(maxText), revision: z.string().max(200) }),
  ),
  /** Null: there are none. */
  'drafts:read': request<Draft | null>()(z.object(aFlow)),
  'drafts:discard': request<void>()(z.object(aFlow)),
  /** Those of one environment, newest first. */
  'drafts:list': request<readonly DraftInfo[]>()(z.object({ environmentId })),
} as const
