import type { FlowService } from '../services/flow-service.ts'
import type { AreaHandlers } from './handle.ts'
import type { ShellPort } from './shell-port.ts'

/** Requests about flows. */
export function flowHandlers(flows: FlowService, shell: ShellPort): AreaHandlers<'flows'> {
  return {
    list: ({ environmentId }) => flows.list(environmentId),
    create: (request) => flows.create(request),
    rename: (request) => flows.rename(request),
    duplicate: (flow) => flows.duplicate(flow),
    delete: (flow) => flows.delete(flow),
    read: (flow) => flows.read(flow),
    save: (request) => flows.save(request),
    committed: (flow) => flows.committed(flow),
    reveal: async (flow) => shell.revealFile(await flows.pathOf(flow)),
  }
}
