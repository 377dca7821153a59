import { useEffect, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { RunId } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'

/** The definition a run ran, on its way, here, or why it could not come. */
export interface RunDefinition {
  /** JSON text. */
  readonly definition: string | undefined
  readonly error: FlowErrorData | undefined
  readonly retry: () => void
}

interface Answer {
  readonly runId: RunId
  readonly text?: string
  readonly error?: FlowErrorData
}

/** The definition as it was when a run started; it never changes. Undefined `runId`: not asked for. */
export function useRunDefinition(runId: RunId | undefined): RunDefinition {
  const [answer, setAnswer] = useState<Answer>()
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    if (runId === undefined) return
    let isCurrent = true
    bridge.runs.definition({ runId }).then(
      (text) => isCurrent && setAnswer({ runId, text }),
      (thrown) => isCurrent && setAnswer({ runId, error: toErrorData(thrown) }),
    )
    return () => {
      isCurrent = false
    }
  }, [runId, attempt])
  const mine = answer?.runId === runId ? answer : undefined
  return {
    definition: mine?.text,
    error: mine?.error,
    retry: () => {
      setAnswer(undefined)
      setAttempt(attempt + 1)
    },
  }
}
