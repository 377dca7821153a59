import { useCallback, useEffect, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { SandboxInfo } from '../../shared/ipc/sandboxes-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import type { Json } from './json-place.ts'

/** What main knows, or why that cannot be had; it can be asked for again. */
export interface Loaded<Value> {
  readonly value: Value | undefined
  readonly error: FlowErrorData | undefined
  readonly again: () => void
}

interface Answer<Value> {
  readonly value?: Value
  readonly error?: FlowErrorData
}

/** Asks main for something, and again with each change that concerns it. */
function useAnswer<Value>(
  ask: () => Promise<Value>,
  isMeant: (change: { readonly environmentId: EnvironmentId; readonly connectorId: string }) => boolean,
): Loaded<Value> & { readonly put: (value: Value) => void } {
  const [answer, setAnswer] = useState<Answer<Value>>({})
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks again
  useEffect(() => {
    let isHere = true
    setAnswer({})
    const load = () =>
      ask().then(
        (value) => isHere && setAnswer({ value }),
        (thrown: unknown) => isHere && setAnswer({ error: toErrorData(thrown) }),
      )
    void load()
    const undo = bridge.on('sandboxes:changed', (change) => {
      if (isMeant(change)) void load()
    })
    return () => {
      isHere = false
      undo()
    }
  }, [ask, isMeant, round])
  const again = useCallback(() => setRound((before) => before + 1), [])
  const put = useCallback((value: Value) => setAnswer({ value }), [])
  return { value: answer.value, error: answer.error, again, put }
}

/** The sandboxes of an environment; read again when one of them changes. */
export function useSandboxList(environmentId: EnvironmentId): Loaded<readonly SandboxInfo[]> {
  const ask = useCallback(() => bridge.sandboxes.list({ environmentId }), [environmentId])
  const isMeant = useCallback(
    (change: { readonly environmentId: EnvironmentId }) => change.environmentId === environmentId,
    [environmentId],
  )
  return useAnswer(ask, isMeant)
}

/** The state of a sandbox; read again when a run, a trigger or somebody else changes it. */
export function useSandboxState(
  environmentId: EnvironmentId,
  connectorId: string,
): Loaded<Json> & { readonly save: (state: Json) => Promise<void> } {
  const ask = useCallback(
    async () => JSON.parse(await bridge.sandboxes.get({ environmentId, connectorId })) as Json,
    [environmentId, connectorId],
  )
  const isMeant = useCallback(
    (change: { readonly environmentId: EnvironmentId; readonly connectorId: string }) =>
      change.environmentId === environmentId &&
      change.connectorId.toLowerCase() === connectorId.toLowerCase(),
    [environmentId, connectorId],
  )
  const { put, ...loaded } = useAnswer(ask, isMeant)
  const save = useCallback(
    async (state: Json) => {
      await bridge.sandboxes.set({ environmentId, connectorId, json: JSON.stringify(state) })
      put(await ask())
    },
    [environmentId, connectorId, ask, put],
  )
  return { ...loaded, save }
}
