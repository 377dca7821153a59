import { useEffect, useState } from 'react'
import type { KnownTag } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import type { RunListPlace } from './run-search-store.ts'

/** Tags that are offered at most. */
const limit = 30
/** They are asked for when nothing was typed for so long, in ms. */
const typingPauseMs = 120

/** Tags that runs have and in which a text stands; asked for while `isWanted`. Empty where they cannot be read. */
export function useKnownTags(
  { environmentId, flowId }: RunListPlace,
  text: string,
  isWanted: boolean,
): readonly KnownTag[] {
  const [known, setKnown] = useState<readonly KnownTag[]>([])
  useEffect(() => {
    if (!isWanted) return
    let isOver = false
    const ask = async () => {
      const tags = await bridge.runs
        .tags({
          limit,
          ...(environmentId === undefined ? {} : { environmentId }),
          ...(flowId === undefined ? {} : { flowId }),
          ...(text === '' ? {} : { text }),
        })
        .catch(() => [])
      if (!isOver) setKnown(tags)
    }
    const timer = setTimeout(() => void ask(), text === '' ? 0 : typingPauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [environmentId, flowId, text, isWanted])
  return known
}
