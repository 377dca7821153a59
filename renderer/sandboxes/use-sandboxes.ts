import { useCallback, useEffect, useState } from 'react'
import type { FlowErrorData } from '../../shared/errors/index.ts'
import type { SandboxInfo } from '../../shared/ipc/sandboxes-contract.ts'
import type { EnvironmentId } from '../../shared/run/index.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import type { Json } from './json-place.ts'

/** What main knows, or why that cannot be had. */
export interface Loaded<Value> {
  readonly value: Value | undefined
  readonly error: FlowErrorData | undefined
}

/** The sandboxes of an environment; read again when one of them changes. */
export function useSandboxList(environmentId: EnvironmentId): Loaded<readonly SandboxInfo[]> {
  const [loaded, setLoaded] = useState<Loaded<readonly SandboxInfo[]>>({ value: undefined, error: undefined })
  useEffect(() => {
    let isHere = true
    const load = () =>
      bridge.sandboxes.list({ environmentId }).then(
        (value) => isHere && setLoaded({ value, error: undefined }),
        (thrown: unknown) => isHere && setLoaded({ value: undefined, error: toErrorData(thrown) }),
      )
    void load()
    const undo = bridge.on('sandboxes:changed', (change) => {
      if (change.environmentId === environmentId) void load()
    })
    return () => {
      isHere = false
      undo()
    }
  }, [environmentId])
  return loaded
}

/** The state of a sandbox; read again when a run, a trigger or somebody else changes it. */
export function useSandboxState(
  environmentId: EnvironmentId,
  connectorId: string,
): Loaded<Json> & { readonly save: (state: Json) => Promise<void> } {
  const [loaded, setLoaded] = useState<Loaded<Json>>({ value: undefined, error: undefined })
  useEffect(() => {
    let isHere = true
    setLoaded({ value: undefined, error: undefined })
    const load = () =>
      bridge.sandboxes.get({ environmentId, connectorId }).then(
        (json) => isHere && setLoaded({ value: JSON.parse(json) as Json, error: undefined }),
        (thrown: unknown) => isHere && setLoaded({ value: undefined, error: toErrorData(thrown) }),
      )
    void load()
    const undo = bridge.on('sandboxes:changed', (change) => {
      if (
        change.environmentId === environmentId &&
        change.connectorId.toLowerCase() === connectorId.toLowerCase()
      ) {
        void load()
      }
    })
    return () => {
      isHere = false
      undo()
    }
  }, [environmentId, connectorId])
  const save = useCallback(
    async (state: Json) => {
      await bridge.sandboxes.set({ environmentId, connectorId, json: JSON.stringify(state) })
      const json = await bridge.sandboxes.get({ environmentId, connectorId })
      setLoaded({ value: JSON.parse(json) as Json, error: undefined })
    },
    [environmentId, connectorId],
  )
  return { ...loaded, save }
}
