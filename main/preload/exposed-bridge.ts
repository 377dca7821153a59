import type { ExposedBridge } from '../../shared/ipc/bridge.ts'
import { eventNames, requestNames } from '../../shared/ipc/channel-names.ts'

/** What we need of Electron's ipcRenderer. */
export interface IpcRendererPort {
  invoke(channel: string, payload: unknown): Promise<unknown>
  on(channel: string, listener: (event: unknown, payload: unknown) => void): void
  off(channel: string, listener: (event: unknown, payload: unknown) => void): void
}

/**
 * The functions a page gets: one a request, by area and verb, and `on`. The page never names a channel of its own:
 * requests are bound here, and `on` knows the contract's events alone.
 */
export function makeExposedBridge(ipc: IpcRendererPort): ExposedBridge {
  const areas: Record<string, Record<string, (args?: unknown) => Promise<unknown>>> = {}
  for (const channel of requestNames) {
    const [area, verb] = channel.split(':') as [string, string]
    areas[area] ??= {}
    areas[area][verb] = (args) => ipc.invoke(channel, args)
  }
  const events: ReadonlySet<string> = new Set(eventNames)
  const on = (channel: string, listener: (payload: unknown) => void): (() => void) => {
    if (!events.has(channel)) throw new TypeError(`unknown event: ${channel}`)
    const hear = (_event: unknown, payload: unknown) => listener(payload)
    ipc.on(channel, hear)
    return () => ipc.off(channel, hear)
  }
  return { ...areas, on } as unknown as ExposedBridge
}
