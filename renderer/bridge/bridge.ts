import type { Bridge, ExposedBridge } from '../../shared/ipc/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import { unwrapBridge } from './unwrap-bridge.ts'

declare global {
  interface Window {
    /** Put there by preload; see main/preload. */
    readonly flowbench?: ExposedBridge
  }
}

let connected: Bridge | undefined

/**
 * The window's one way to main: `bridge.area.verb(args)` gives the value or rejects with a `BridgeError`;
 * `bridge.on(channel, listener)` returns its undoing. Taken from preload on first use.
 */
export const bridge: Bridge = new Proxy({} as Bridge, {
  get: (_target, area) => Reflect.get(connectedBridge(), area),
})

/** Replaces the bridge (component tests); returns the undoing. */
export function connectBridge(next: Bridge): () => void {
  const before = connected
  connected = next
  return () => {
    connected = before
  }
}

function connectedBridge(): Bridge {
  if (connected !== undefined) return connected
  const exposed = window.flowbench
  if (exposed === undefined) {
    throw new BridgeError({
      family: 'BugError',
      code: 'ipc.no-bridge',
      message: 'This page is not connected to Flowbench.',
      hint: 'Start the app with `npm start`; the page does not work in a browser.',
    })
  }
  connected = unwrapBridge(exposed)
  return connected
}
