import type { Draft, DraftInfo } from '../../shared/ipc/drafts-contract.ts'
import type { EnvironmentId, FlowId } from '../../shared/run/index.ts'

interface DraftKey {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
}

/** Main's answers about unsaved edits, from those that were kept. */
export function fakeDrafts(seed: readonly Draft[] = []) {
  const drafts = new Map(seed.map((draft) => [keyOf(draft), draft]))
  return {
    keep: ({ environmentId, flowId, text, revision }: DraftKey & { text: string; revision: string }) => {
      drafts.set(keyOf({ environmentId, flowId }), { environmentId, flowId, text, revision, keptAt: 0 })
    },
    read: (key: DraftKey): Draft | null => drafts.get(keyOf(key)) ?? null,
    discard: (key: DraftKey) => {
      drafts.delete(keyOf(key))
    },
    list: ({ environmentId }: { environmentId: EnvironmentId }): readonly DraftInfo[] =>
      [...drafts.values()].filter((draft) => draft.environmentId === environmentId),
  }
}

function keyOf({ environmentId, flowId }: DraftKey): string {
  return JSON.stringify([environmentId, flowId])
}
