import type { ConnectionRecord } from '../../shared/connections/index.ts'
import type { HttpRequest } from '../../shared/connectors/http-exchange.ts'
import { CredentialError } from '../../shared/errors/index.ts'
import { asId } from '../../shared/run/index.ts'
import type { ConnectionThrottle } from '../connectors/connection-throttle.ts'
import type { CredentialBroker } from '../credentials/broker.ts'
import type { ConnectionDirectory, ConnectionUse } from '../credentials/connection-use.ts'
import type { ConnectionTarget } from './connection-target.ts'
import type { ConnectionPort } from './connector-connections.ts'

/** Whoever sits at this machine. */
const principal = 'local'

/**
 * Connections for calls of connectors, in the process where the broker is. Calls of one connection rest when its service
 * asks for it, whichever flow or thread they come from.
 */
export function brokerConnections(
  directory: ConnectionDirectory,
  broker: CredentialBroker,
  throttle: ConnectionThrottle,
): Required<ConnectionPort> {
  const send = async (request: HttpRequest, target: ConnectionTarget, signal: AbortSignal) => {
    try {
      return await (await broker.authorise(request, connectionUse(target))).send(signal)
    } catch (thrown) {
      throw named(thrown, target)
    }
  }
  return {
    describe: (target) => describe(directory, target),
    prove: (target, names, message) => broker.prove(connectionUse(target), names, message),
    send: (request, target, signal) => {
      const { connectionId, connectionReference, environmentId, flowId } = target
      const key = JSON.stringify([environmentId, connectionId ?? [flowId, connectionReference]])
      return throttle.send(key, signal, () => send(request, target, signal))
    },
  }
}

async function describe(
  directory: ConnectionDirectory,
  target: ConnectionTarget,
): Promise<ConnectionRecord | undefined> {
  const { connectionId, connectionNames, connectionReference, environmentId, flowId } = target
  if (connectionId !== undefined) return directory.find(environmentId, connectionId)
  if (flowId !== undefined && connectionReference !== undefined) {
    const chosen = await directory.resolve(environmentId, flowId, connectionReference)
    if (chosen !== undefined) return chosen
  }
  for (const name of connectionNames ?? []) {
    const found = await directory.find(environmentId, asId.connection(name))
    if (found !== undefined) return found
  }
  return undefined
}

function connectionUse(target: ConnectionTarget): ConnectionUse {
  const { connectionId, connectionReference, connectorId, environmentId, flowId, runId } = target
  return {
    principal,
    environmentId,
    connectorId,
    ...(flowId === undefined ? {} : { flowId }),
    ...(runId === undefined ? {} : { runId }),
    ...(connectionReference === undefined ? {} : { connectionReference }),
    ...(connectionId === undefined ? {} : { connectionId }),
  }
}

/** A failure that says by which reference the flow came to this connection. */
function named(thrown: unknown, { connectionReference }: ConnectionTarget): unknown {
  if (!(thrown instanceof CredentialError) || connectionReference === undefined) return thrown
  if (thrown.message.includes(connectionReference)) return thrown
  return new CredentialError(
    thrown.code,
    `The connection of reference '${connectionReference}' cannot be used: ${thrown.message}`,
    { hint: thrown.hint, cause: thrown },
  )
}
