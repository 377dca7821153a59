import type { SecuredExchange } from '../../shared/connectors/http-exchange.ts'
import type { ActionPlan } from './plan.ts'
import type { ConnectorPort, EnginePorts } from './ports.ts'

/** The ports of an action: what it says to services carries along which parts of it are secured. */
export function securedPorts(
  ports: EnginePorts,
  { secureInputs, secureOutputs }: Pick<ActionPlan, 'secureInputs' | 'secureOutputs'>,
): EnginePorts {
  if (!secureInputs && !secureOutputs) return ports
  const secured: SecuredExchange = { request: secureInputs, answer: secureOutputs }
  const { connectors, childFlows, http } = ports
  return {
    ...ports,
    http: { send: (request, signal) => http.send({ ...request, secured }, signal) },
    ...(connectors === undefined ? {} : { connectors: securedConnectors(connectors, secured) }),
    ...(childFlows === undefined
      ? {}
      : { childFlows: { call: (call, signal) => childFlows.call({ ...call, secured }, signal) } }),
  }
}

function securedConnectors(port: ConnectorPort, secured: SecuredExchange): ConnectorPort {
  return {
    call: (call, signal) => port.call({ ...call, secured }, signal),
    ...(port.unsubscribe === undefined ? {} : { unsubscribe: port.unsubscribe.bind(port) }),
  }
}
