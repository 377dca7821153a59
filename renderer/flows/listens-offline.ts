import { storeByFlow } from '../debugger/stored-by-flow.ts'
import type { FlowRef } from '../document/documents.ts'

/** Flows whose triggers are to listen to sandboxes once they are turned on: remembered here while they are off. */
const offline = storeByFlow<true>('flowbench.listens-offline', (value) => (value === true ? true : undefined))

/** Whether a flow that is off is turned on offline. */
export function useListensOffline(flow: FlowRef): boolean {
  return offline.use(flow).length > 0
}

/** The same outside of components. */
export function listensOffline(flow: FlowRef): boolean {
  return offline.find(flow).length > 0
}

/** Remembers it. */
export function rememberListensOffline(flow: FlowRef, isOffline: boolean): void {
  if (listensOffline(flow) === isOffline) return
  offline.set(flow, isOffline ? [true] : [])
}
