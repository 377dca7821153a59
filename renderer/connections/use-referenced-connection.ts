import { useCallback, useEffect, useRef, useState } from 'react'
import type { Connection } from '../../shared/connections/index.ts'
import type { ConnectionId, EnvironmentId, FlowId } from '../../shared/run/index.ts'
import { notifyError } from '../app/notices.ts'
import { bridge } from '../bridge/bridge.ts'
import { toErrorData } from '../bridge/bridge-error.ts'
import { connectionStrings as strings } from '../strings/connections.ts'

interface Reference {
  readonly environmentId: EnvironmentId
  readonly flowId: FlowId
  readonly reference: string
  readonly connectorId: string
  readonly onChanged?: (connection: Connection | undefined) => void
}

/** What a flow's reference points at, and what else it could point at. */
export interface ReferencedConnection {
  /** False until main has answered. */
  readonly isLoaded: boolean
  readonly chosen: Connection | undefined
  /** It points at a connection that is not there. */
  readonly isGone: boolean
  /** The connections of the connector. */
  readonly candidates: readonly Connection[]
  /** Why the connections are not known, in words. */
  readonly error: string | undefined
  /** Points the reference at a connection, or at none. A failure is shown. */
  choose(connection: Connection | undefined): Promise<void>
}

interface Answer {
  readonly key: string
  readonly id: ConnectionId | undefined
  readonly candidates: readonly Connection[]
  readonly error?: string
}

/** Follows a flow's connection reference: asked for again whenever main says that connections changed. */
export function useReferencedConnection(given: Reference): ReferencedConnection {
  const { connectorId, environmentId, flowId, reference, onChanged } = given
  const key = JSON.stringify([environmentId, flowId, reference, connectorId])
  const [answer, setAnswer] = useState<Answer>()
  const current = useRef(key)
  current.current = key

  const load = useCallback(async () => {
    const found = await ask(environmentId, flowId, reference, connectorId)
    if (current.current === key) setAnswer({ key, ...found })
  }, [key, environmentId, flowId, reference, connectorId])

  useEffect(() => {
    void load()
    return bridge.on('connections:changed', (changed) => {
      if (changed.environmentId === null || changed.environmentId === environmentId) void load()
    })
  }, [load, environmentId])

  const known = answer?.key === key ? answer : undefined
  const chosen = known?.candidates.find(({ id }) => id === known.id)
  return {
    isLoaded: known !== undefined,
    chosen,
    isGone: known?.id !== undefined && chosen === undefined,
    candidates: known?.candidates ?? [],
    error: known?.error,
    choose: async (connection) => {
      try {
        await bridge.connections.bind({
          environmentId,
          flowId,
          reference,
          connectionId: connection?.id ?? null,
        })
        await load()
        onChanged?.(connection)
      } catch (thrown) {
        notifyError(strings.picker.bindFailed, thrown)
      }
    },
  }
}

async function ask(
  environmentId: EnvironmentId,
  flowId: FlowId,
  reference: string,
  connectorPath: string,
): Promise<Omit<Answer, 'key'>> {
  try {
    const { connectorId } = await bridge.connections.offer({ environmentId, connectorId: connectorPath })
    const [references, { connections }] = await Promise.all([
      bridge.connections.references({ environmentId, flowId }),
      bridge.connections.list({ environmentId, connectorId }),
    ])
    const name = Object.keys(references).find((known) => known.toLowerCase() === reference.toLowerCase())
    return { id: name === undefined ? undefined : references[name], candidates: connections }
  } catch (thrown) {
    const { message } = toErrorData(thrown)
    return { id: undefined, candidates: [], error: `${strings.picker.failed}: ${message}` }
  }
}
