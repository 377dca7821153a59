import type { FlowSwitches } from '../services/flow-switches.ts'
import type { AreaHandlers } from './handle.ts'

/**
 * Requests about flows that are on. The switches are there a little after the window; they reject when the state of
 * the triggers cannot be opened, with the reason.
 */
export function triggerHandlers(switches: Promise<FlowSwitches>): AreaHandlers<'triggers'> {
  return {
    list: async ({ environmentId }) => (await switches).list(environmentId),
    turnOn: async ({ sandboxes, ...flow }) => (await switches).turnOn(flow, sandboxes),
    turnOff: async (flow) => (await switches).turnOff(flow),
  }
}
