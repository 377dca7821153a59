import type { Bridge, ExposedBridge } from '../../shared/ipc/bridge.ts'
import type { Envelope } from '../../shared/ipc/message.ts'
import { BridgeError } from './bridge-error.ts'

type ExposedRequest = (...args: unknown[]) => Promise<Envelope<unknown>>

/** Opens the envelopes: each function of the result gives the value, or rejects with a `BridgeError`. */
export function unwrapBridge(exposed: ExposedBridge): Bridge {
  const areas: Record<string, unknown> = {}
  for (const [name, area] of Object.entries(exposed)) {
    if (typeof area === 'function') areas[name] = area
    else areas[name] = unwrapArea(area as Readonly<Record<string, ExposedRequest>>)
  }
  return areas as unknown as Bridge
}

function unwrapArea(area: Readonly<Record<string, ExposedRequest>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(area).map(([verb, request]) => [verb, unwrap(request)]))
}

function unwrap(request: ExposedRequest) {
  return async (...args: unknown[]): Promise<unknown> => {
    const envelope = await request(...args)
    if (envelope.ok) return envelope.value
    throw new BridgeError(envelope.error)
  }
}
