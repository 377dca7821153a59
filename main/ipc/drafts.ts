import type { DraftService } from '../services/draft-service.ts'
import type { AreaHandlers } from './handle.ts'

/** Requests about unsaved edits. */
export function draftHandlers(drafts: DraftService): AreaHandlers<'drafts'> {
  return {
    keep: (draft) => drafts.keep(draft),
    read: (flow) => drafts.read(flow),
    discard: (flow) => drafts.discard(flow),
    list: ({ environmentId }) => drafts.list(environmentId),
  }
}
