import { useCallback, useEffect, useState } from 'react'
import type { RunId, RunTag, TagChange } from '../../shared/run/index.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { historyStrings } from '../strings/history.ts'

/** The tags of a run as they are now, and how they are changed; a failure is shown. */
export function useRunTags(runId: RunId): {
  readonly tags: readonly RunTag[]
  readonly change: (change: TagChange) => Promise<void>
} {
  const [tags, setTags] = useState<readonly RunTag[]>([])
  useEffect(() => {
    let isOver = false
    const stop = bridge.on('runs:summaryChanged', (summaries) => {
      const own = summaries.find((run) => run.runId === runId)
      if (own !== undefined) setTags(own.tags ?? [])
    })
    bridge.runs.get({ runId }).then(
      (run) => {
        if (!isOver) setTags(run.tags ?? [])
      },
      // The page itself says that there is no such run.
      () => undefined,
    )
    return () => {
      isOver = true
      stop()
    }
  }, [runId])
  const change = useCallback(
    async ({ add = [], remove = [] }: TagChange) => {
      try {
        setTags((await bridge.runs.tag({ runId, add: [...add], remove: [...remove] })).tags ?? [])
      } catch (error) {
        notifyError(historyStrings.tags.failed, error)
      }
    },
    [runId],
  )
  return { tags, change }
}
