import type { HttpPort } from '../../shared/connectors/http-exchange.ts'
import { publicConnectors } from '../connectors/public/index.ts'
import { MemorySandboxStore } from '../connectors/sandboxes/memory-sandbox-store.ts'
import { Sandboxes } from '../connectors/sandboxes/sandboxes.ts'

/** Sandboxes that live as long as this process. */
export function memorySandboxes(clock: { nowMs(): number }, http?: HttpPort): Sandboxes {
  return new Sandboxes({
    store: new MemorySandboxStore(),
    connectors: publicConnectors,
    nowMs: () => clock.nowMs(),
    ...(http === undefined ? {} : { http }),
  })
}
